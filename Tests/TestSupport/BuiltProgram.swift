internal import Foundation

/// A program that was built beside the tests.
package enum BuiltProgram {
  /// The path of the executable target `name`, on which the test target must depend; `nil` when it is not there.
  package static func path(_ name: String) -> String? {
    guard let tests = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
    else { return nil }
    let places =
      [tests, CommandLine.arguments[0]] + CommandLine.arguments.filter { $0.hasSuffix(".xctest") }
    return places.map { URL(filePath: $0).deletingLastPathComponent().appending(path: name).path }
      .first(where: FileManager.default.isExecutableFile)
  }
}
