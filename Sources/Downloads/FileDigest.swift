internal import Crypto
internal import Foundation

/// The SHA-256 of files.
package enum FileDigest {
  /// Reads what is left of an open file into a hash, a piece at a time; how many bytes that were.
  ///
  /// `progress` is told after each piece.
  static func read(
    _ descriptor: Int32, into hash: inout SHA256, path: String, progress: (Int) -> Void
  ) throws(DownloadError) -> Int {
    var piece = [UInt8](repeating: 0, count: 1 << 20)
    var total = 0
    while true {
      let count = piece.withUnsafeMutableBytes {
        Foundation.read(descriptor, $0.baseAddress, $0.count)
      }
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw DownloadError(path, errno: errno) }
      guard count > 0 else { return total }
      piece.withUnsafeBytes { hash.update(bufferPointer: .init(rebasing: $0[..<count])) }
      total += count
      progress(total)
    }
  }

  /// The size of a file and its SHA-256 in hexadecimal; `progress` is told how many bytes were read.
  package static func of(
    _ path: String, progress: (Int) -> Void = { _ in }
  ) throws(DownloadError) -> (size: Int, sha256: String) {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw DownloadError(path, errno: errno) }
    defer { close(descriptor) }
    var hash = SHA256()
    let size = try read(descriptor, into: &hash, path: path, progress: progress)
    return (size, text(hash.finalize()))
  }

  /// A digest in hexadecimal.
  static func text(_ digest: SHA256.Digest) -> String {
    digest.map { byte in
      let digits = String(byte, radix: 16)
      return digits.count == 1 ? "0" + digits : digits
    }.joined()
  }
}
