internal import Glibc

/// A terminal's two ends: bytes in, bytes out, its mode and its size.
///
/// Not Sendable: one thread reads and writes.
package final class TerminalDevice {
  let input: Int32
  let output: Int32
  /// How the terminal was found, and is left.
  let originalMode: termios
  /// The terminal opened once more, so that writing can be given up without changing how others
  /// write to it; `output` itself where that cannot be.
  private let writing: Int32
  private let ownsDescriptors: Bool
  /// Whether the terminal read nothing any more and something was written in part.
  private var hasGivenUp = false
  private(set) var isRaw = false

  /// A terminal on open descriptors, which stay the caller's.
  package convenience init(input: Int32, output: Int32) throws(TerminalError) {
    try self.init(input: input, output: output, ownsDescriptors: false)
  }

  private init(input: Int32, output: Int32, ownsDescriptors: Bool) throws(TerminalError) {
    var mode = termios()
    guard isatty(output) == 1, tcgetattr(input, &mode) == 0 else {
      if ownsDescriptors { Glibc.close(input) }
      throw .notATerminal
    }
    self.input = input
    self.output = output
    let again = open("/proc/self/fd/\(output)", O_WRONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC)
    writing = again >= 0 ? again : output
    self.ownsDescriptors = ownsDescriptors
    originalMode = mode
  }

  /// The terminal of this process, whatever its standard input and output are.
  package static func controlling() throws(TerminalError) -> TerminalDevice {
    let descriptor = open("/dev/tty", O_RDWR | O_CLOEXEC | O_NOCTTY)
    if descriptor >= 0 {
      return try TerminalDevice(input: descriptor, output: descriptor, ownsDescriptors: true)
    }
    return try TerminalDevice(input: STDIN_FILENO, output: STDOUT_FILENO)
  }

  deinit {
    leaveRawMode()
    if writing != output { Glibc.close(writing) }
    if ownsDescriptors { Glibc.close(input) }
  }

  /// The window's size now; `nil` when the terminal is gone.
  var window: WindowSize? {
    var size = winsize()
    guard ioctl(output, UInt(TIOCGWINSZ), &size) == 0 else { return nil }
    return WindowSize(
      rows: Int(size.ws_row), columns: Int(size.ws_col),
      pixels: PixelSize(width: Int(size.ws_xpixel), height: Int(size.ws_ypixel)))
  }

  /// Every key comes at once and unchanged, none is echoed; only Ctrl-\ still ends the program.
  func enterRawMode() throws(TerminalError) {
    var mode = originalMode
    mode.c_iflag &= ~tcflag_t(BRKINT | ICRNL | INLCR | IGNCR | INPCK | ISTRIP | IXON)
    mode.c_oflag &= ~tcflag_t(OPOST)
    mode.c_lflag &= ~tcflag_t(ECHO | ECHONL | ICANON | IEXTEN)
    mode.c_cflag |= tcflag_t(CS8)
    withUnsafeMutableBytes(of: &mode.c_cc) { keys in
      keys[Int(VINTR)] = 0
      keys[Int(VSUSP)] = 0
      keys[Int(VMIN)] = 1
      keys[Int(VTIME)] = 0
    }
    // Not TCSAFLUSH: what was typed ahead counts.
    guard tcsetattr(input, TCSANOW, &mode) == 0 else {
      throw .system(errno, "Setting the terminal's mode")
    }
    isRaw = true
  }

  /// Gives the terminal its mode back.
  func leaveRawMode() {
    guard isRaw else { return }
    var mode = originalMode
    tcsetattr(input, TCSANOW, &mode)
    isRaw = false
  }

  /// Waits until there is something to read; `false` when nothing came.
  ///
  /// Negative waits for ever.
  func wait(milliseconds: Int) -> Bool {
    Self.wait([input], milliseconds: milliseconds)[0]
  }

  /// Waits until one of `descriptors` is readable or gone and says which are.
  static func wait(_ descriptors: [Int32], milliseconds: Int) -> [Bool] {
    var polled = descriptors.map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
    let timeout = Int32(clamping: max(-1, milliseconds))
    // A signal ends the wait early: the caller looks at what it said.
    guard poll(&polled, nfds_t(polled.count), timeout) > 0 else {
      return descriptors.map { _ in false }
    }
    return polled.map { $0.revents != 0 }
  }

  /// Reads what is there, perhaps nothing; `nil` when the terminal is gone.
  func read() -> [UInt8]? {
    var isGone = false
    let bytes = [UInt8](unsafeUninitializedCapacity: 4096) { buffer, count in
      let result = Glibc.read(input, buffer.baseAddress, buffer.count)
      isGone = result == 0 || (result < 0 && errno != EAGAIN && errno != EINTR)
      count = max(0, result)
    }
    return isGone ? nil : bytes
  }

  /// Writes all of `bytes`; `false` when the terminal is gone.
  ///
  /// A terminal that reads nothing is waited for, unless something can be read from `signals` that
  /// `isToEnd` says ends the program.
  func write(
    _ bytes: [UInt8], signals: Int32? = nil, isToEnd: () -> Bool = { false }
  ) -> Bool {
    var rest = bytes[...]
    var looks = 0
    while !rest.isEmpty {
      switch writeSome(rest) {
      case .written(let count):
        rest.removeFirst(count)
        looks = 0
      case .gone: return false
      case .full where looks < Self.mostLooks:
        looks += 1
        sched_yield()
      case .full:
        var polled = [pollfd(fd: writing, events: Int16(POLLOUT), revents: 0)]
        if let signals { polled.append(pollfd(fd: signals, events: Int16(POLLIN), revents: 0)) }
        poll(&polled, nfds_t(polled.count), -1)
        if polled[0].revents & Int16(POLLERR | POLLHUP | POLLNVAL) != 0 { return false }
        if polled.count > 1, polled[1].revents != 0, isToEnd() {
          hasGivenUp = true
          return false
        }
      }
    }
    return true
  }

  /// How often a terminal that is full is looked at again before it is waited for.
  ///
  /// The system passes on a few thousand bytes at a time: a terminal that reads takes the next ones
  /// within less time than it takes to sleep and to be woken, and a frame is hundreds of such steps.
  private static let mostLooks = 60

  /// Writes what gives the terminal back, also where it reads nothing any more: what it has not
  /// taken soon is dropped, and this begins anew.
  func writeLast(_ bytes: [UInt8]) {
    var rest = bytes[...]
    var hasDropped = hasGivenUp
    if hasGivenUp { tcflush(output, TCOFLUSH) }
    while !rest.isEmpty {
      switch writeSome(rest) {
      case .written(let count): rest.removeFirst(count)
      case .gone: return
      case .full:
        var polled = pollfd(fd: writing, events: Int16(POLLOUT), revents: 0)
        if poll(&polled, 1, Self.lastPatience) > 0 { continue }
        if hasDropped { return }
        hasDropped = true
        tcflush(output, TCOFLUSH)
        rest = bytes[...]
      }
    }
  }

  /// Milliseconds that a terminal which reads nothing is waited for in the end.
  private static let lastPatience: Int32 = 300

  private enum Written {
    case written(Int)
    /// The terminal takes no more now.
    case full
    case gone
  }

  private func writeSome(_ bytes: ArraySlice<UInt8>) -> Written {
    while true {
      let count = bytes.withUnsafeBytes { Glibc.write(writing, $0.baseAddress, $0.count) }
      if count > 0 { return .written(count) }
      if count < 0, errno == EINTR { continue }
      return count < 0 && errno == EAGAIN ? .full : .gone
    }
  }
}

/// What the system says of an error number.
func systemMessage(_ number: Int32) -> String {
  String(cString: strerror(number))
}
