/// How far a download is.
package struct DownloadProgress: Sendable, Equatable {
  /// What is being done.
  package enum Phase: Sendable, Equatable {
    /// What an earlier run left is read and hashed.
    case checking
    case downloading
    /// The last try did not come far; the next one is waited for.
    case waiting(DownloadError)
  }

  package var phase: Phase
  /// Bytes that are there, or that were checked.
  package var received: Int
  /// Bytes of the whole file, where known.
  package var total: Int?

  /// So many bytes of so many.
  package init(phase: Phase, received: Int, total: Int?) {
    self.phase = phase
    self.received = received
    self.total = total
  }
}
