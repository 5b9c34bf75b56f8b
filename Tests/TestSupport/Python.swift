internal import Foundation

/// python3, where this machine has it: the reference's own scripts need it.
package enum Python {
  /// Whether it is there with numpy.
  package static let hasNumpy = (try? run(["-c", "import numpy"])) == 0

  /// Runs it to its end; gives its exit status.
  package static func run(_ arguments: [String]) throws -> Int32 {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["python3"] + arguments
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    return process.terminationStatus
  }
}
