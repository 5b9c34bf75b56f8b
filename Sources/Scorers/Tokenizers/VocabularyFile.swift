internal import Foundation
internal import Inflate

/// Reads a vocabulary's file, never more of it than any vocabulary has.
enum VocabularyFile {
  /// The bytes of the regular file at `path`, `limit` at most.
  static func read(_ path: String, limit: Int) throws(TokenizerError) -> [UInt8] {
    // O_NONBLOCK, because opening a named pipe would wait for its writer.
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { throw unreadable(path, errno) }
    defer { Foundation.close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw unreadable(path, errno) }
    guard status.st_mode & S_IFMT == S_IFREG else {
      throw TokenizerError(.unreadable, path, detail: "is not a regular file")
    }
    let size = Int(status.st_size)
    try check(size, limit: limit, path)
    var bytes = [UInt8](repeating: 0, count: size)
    var filled = 0
    while filled < size {
      let count = bytes.withUnsafeMutableBytes {
        Foundation.read(descriptor, $0.baseAddress?.advanced(by: filled), size - filled)
      }
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw unreadable(path, errno) }
      guard count > 0 else { break }
      filled += count
    }
    return Array(bytes[..<filled])
  }

  /// What a file that is compressed by gzip holds, `limit` bytes at most.
  static func expand(
    _ bytes: [UInt8], limit: Int, _ path: String
  ) throws(TokenizerError) -> [UInt8] {
    guard !bytes.isEmpty else { throw TokenizerError(.empty, path, detail: "is empty") }
    guard bytes.starts(with: [0x1F, 0x8B]) else {
      throw TokenizerError(.notGzip, path, detail: "is not compressed by gzip")
    }
    do throws(InflateError) {
      return try Inflate.expand(bytes, .gzip, limit: limit)
    } catch {
      switch error {
      case .damaged: throw TokenizerError(.damaged, path, detail: "\(error)")
      case .tooLarge: throw TokenizerError(.tooLarge, path, detail: "\(error)")
      }
    }
  }

  /// Refuses sizes beyond `limit` bytes.
  static func check(_ size: Int, limit: Int, _ path: String) throws(TokenizerError) {
    guard size <= limit else {
      throw TokenizerError(
        .tooLarge, path, detail: "has \(size) bytes, more than the \(limit) of any vocabulary")
    }
  }

  /// Refuses bytes that are not UTF-8, or no bytes.
  static func checkText(_ bytes: [UInt8], _ path: String) throws(TokenizerError) {
    guard !bytes.isEmpty else { throw TokenizerError(.empty, path, detail: "is empty") }
    guard String(validating: bytes, as: UTF8.self) != nil else {
      throw TokenizerError(.notUTF8, path, detail: "is not UTF-8 text")
    }
  }

  private static func unreadable(_ path: String, _ code: Int32) -> TokenizerError {
    TokenizerError(.unreadable, path, detail: String(cString: strerror(code)))
  }
}
