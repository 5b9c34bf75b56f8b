internal import Curation
internal import Foundation

extension Places {
  /// The places of this process.
  static func ofThisProcess() -> Places {
    let executable = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
    return Places(environment: ProcessInfo.processInfo.environment, executable: executable)
  }
}
