internal import CNcurses
internal import Glibc

/// Signals as bytes to read: a pipe that the handlers write into.
///
/// One at a time in a process.
final class SignalRelay {
  /// Readable when a signal came.
  let descriptor: Int32
  private let writeEnd: Int32

  /// Handles the window, stop, continue and end signals from now on.
  init() throws(TerminalError) {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { throw .system(errno, "Making a pipe") }
    descriptor = ends[0]
    writeEnd = ends[1]
    for end in ends {
      _ = fcntl(end, F_SETFD, FD_CLOEXEC)
      _ = fcntl(end, F_SETFL, O_NONBLOCK)
    }
    cn_signals_start(writeEnd)
  }

  deinit {
    cn_signals_stop()
    Glibc.close(descriptor)
    Glibc.close(writeEnd)
  }

  /// The signals that came since the last call.
  func take() -> Set<Int32> {
    var numbers = [UInt8](repeating: 0, count: 64)
    var taken: Set<Int32> = []
    while true {
      let count = read(descriptor, &numbers, numbers.count)
      guard count > 0 else { return taken }
      taken.formUnion(numbers.prefix(count).map(Int32.init))
    }
  }
}
