internal import Foundation

/// A published file, brought to a place on this disk and compared with what is known of it.
package struct Download: Sendable {
  /// Where it is published.
  package let address: String
  /// Where it goes.
  package let destination: String
  /// Bytes that it must have, where known.
  package let size: Int?
  /// The SHA-256 that it must have, in hexadecimal, where known.
  package let sha256: String?
  /// What one of the servers may see.
  package let token: AccessToken?
  package let patience: Patience

  /// What was downloaded.
  package struct Outcome: Sendable, Equatable {
    package let size: Int
    /// In hexadecimal.
    package let sha256: String
    /// The name that a file in its place has now.
    package let kept: String?
  }

  /// A download of `address` to `destination`.
  package init(
    _ address: String, to destination: String, size: Int? = nil, sha256: String? = nil,
    token: AccessToken? = nil, patience: Patience = Patience()
  ) {
    self.address = address
    self.destination = destination
    self.size = size
    self.sha256 = sha256
    self.token = token
    self.patience = patience
  }

  /// Downloads what is missing, checks the whole and puts it in place; blocks until then.
  ///
  /// Where it fails for a reason that may pass, what has come is kept for the next run. `progress` is
  /// called from this thread, often.
  package func run(
    progress: @escaping (DownloadProgress) -> Void = { _ in }
  ) throws(DownloadError) -> Outcome {
    let file = try PartialFile(for: destination) {
      progress(DownloadProgress(phase: .checking, received: $0, total: size))
    }
    if let size, file.count > size { try file.restart(nil) }
    var strikes = 0
    var hasStartedAnew = false
    while true {
      let before = file.count
      do throws(DownloadError) {
        try FileRequest(download: self, file: file, progress: progress).finish()
        if let problem = problem(of: file) {
          // Parts of two versions make neither; a whole one shows which it is.
          guard file.isPieced, !hasStartedAnew else {
            file.discard()
            throw problem
          }
          hasStartedAnew = true
          try file.restart(nil)
          continue
        }
        let sum = file.sha256
        let count = file.count
        return Outcome(size: count, sha256: sum, kept: try file.publish())
      } catch  where error.isPassing {
        strikes = file.count - before >= patience.worthwhile ? 0 : strikes + 1
        guard strikes < patience.attempts else { throw error }
        progress(DownloadProgress(phase: .waiting(error), received: file.count, total: size))
        Thread.sleep(forTimeInterval: patience.pause(after: max(strikes - 1, 0)))
      }
    }
  }

  /// What does not fit what is known of the file.
  private func problem(of file: PartialFile) -> DownloadError? {
    if let size, file.count != size {
      return DownloadError(.wrongSize, address, "has \(file.count) bytes, not \(size)")
    }
    guard let sha256, file.sha256 != sha256.lowercased() else { return nil }
    return DownloadError(.wrongDigest, address, "has the SHA-256 \(file.sha256), not \(sha256)")
  }
}
