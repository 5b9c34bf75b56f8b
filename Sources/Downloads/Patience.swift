/// How long a download is tried.
package struct Patience: Sendable {
  /// Seconds that a connection may take.
  package var connecting = 30
  /// Seconds for which less than `slowest` bytes a second may come.
  package var stall = 60
  /// Bytes a second below which nothing counts as coming.
  package var slowest = 1024
  /// Tries one behind the other that brought less than `worthwhile`.
  package var attempts = 6
  /// Bytes that make a try count as progress.
  package var worthwhile = 1 << 20
  /// Seconds to wait before the second try; doubled each time, up to a minute.
  package var pause = 1.0
  /// Redirections that are followed.
  package var redirections = 10
  /// Bytes that stay free on the disk.
  package var reserve = 512 << 20

  /// What suits a person who waits for gigabytes.
  package init() {}

  /// Seconds to wait after so many tries in vain.
  func pause(after strikes: Int) -> Double {
    min(pause * Double(1 << min(strikes, 20)), 60)
  }
}
