package import Foundation

/// The golden data of the reference implementations, where this machine has it.
package enum Reference {
  /// The package's own folder.
  package static let packageRoot = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// The folder of golden data beside the package.
  package static let folder = packageRoot.deletingLastPathComponent()
    .appending(path: "shared/reference")

  /// Whether the golden data is there; tests that need it are skipped where it is not.
  package static let isPresent = FileManager.default.fileExists(
    atPath: folder.appending(path: "README.md").path)

  /// A file of the golden data.
  package static func file(_ path: String) -> URL {
    folder.appending(path: path)
  }

  /// The bytes of a file of the golden data.
  package static func bytes(_ path: String) throws -> [UInt8] {
    [UInt8](try Data(contentsOf: file(path)))
  }
}
