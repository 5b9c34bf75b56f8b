package import Foundation

/// A folder that is removed with the last reference to it.
package final class TemporaryFolder: Sendable {
  package let url: URL

  /// Makes an empty folder.
  package init() throws {
    url = FileManager.default.temporaryDirectory.appending(path: "salon-test-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit {
    try? FileManager.default.removeItem(at: url)
  }

  /// The path of a file in the folder, whether it exists or not.
  package func path(_ name: String) -> String {
    url.appending(path: name).path
  }

  /// Writes a file and gives its path; folders on the way are made.
  @discardableResult
  package func write(_ name: String, _ bytes: [UInt8]) throws -> String {
    let file = url.appending(path: name)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    // Closed for programs that are started meanwhile: the file would be open in them, too.
    guard let stream = fopen(file.path, "we") else { throw POSIXError(.EIO) }
    let count = fwrite(bytes, 1, bytes.count, stream)
    guard fclose(stream) == 0, count == bytes.count else { throw POSIXError(.EIO) }
    return file.path
  }

  /// Makes all files in the folder an hour old, so that whatever is written to one from now on gives
  /// it another time, however coarse the file system's clock is.
  package func age() throws {
    let hourAgo = Date(timeIntervalSinceNow: -3600)
    for case let file as String in FileManager.default.enumerator(atPath: url.path) ?? .init() {
      try FileManager.default.setAttributes([.modificationDate: hourAgo], ofItemAtPath: path(file))
    }
  }

  /// Writes a text file and gives its path.
  @discardableResult
  package func write(_ name: String, _ text: String) throws -> String {
    try write(name, Array(text.utf8))
  }
}
