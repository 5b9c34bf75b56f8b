internal import CPty
internal import Foundation
internal import Synchronization

/// A terminal that is a test: it runs a program, answers its questions, types, and sees its screen.
package final class PseudoTerminal: Sendable {
  private let profile: TerminalProfile
  private let master: Int32
  private let state: Mutex<State>

  private struct State {
    var model: TerminalModel
    var output: [UInt8] = []
    /// The end that a program in this process uses, or the one that a child gets.
    var slave: Int32
    var child: pid_t = 0
    var status: Int32?
    var isEnding = false
    var isDeaf = false
    var hasEnded = false
  }

  /// A terminal that no program uses yet.
  package init(
    rows: Int = 24, columns: Int = 80, cellWidth: Int = 8, cellHeight: Int = 16,
    profile: TerminalProfile = .xterm()
  ) throws {
    var ends: (master: Int32, slave: Int32) = (-1, -1)
    let error = cpty_open(&ends.master, &ends.slave)
    guard error == 0 else { throw POSIXError(POSIXErrorCode(rawValue: error) ?? .EIO) }
    self.profile = profile
    master = ends.master
    let model = TerminalModel(
      rows: rows, columns: columns, cellWidth: cellWidth, cellHeight: cellHeight)
    state = Mutex(State(model: model, slave: ends.slave))
    setWindow(model)
    // Reads all the time: a program that writes more than the system holds would wait for ever.
    Thread { [weak self, master] in
      Self.read(master) { self }
    }.start()
  }

  deinit {
    state.withLock { state in
      if state.child > 0, state.status == nil {
        kill(state.child, SIGKILL)
        waitpid(state.child, nil, 0)
      }
      if state.slave >= 0 { close(state.slave) }
    }
  }

  /// The end for a program in this process; it stays open as long as this does.
  package var slave: Int32 { state.withLock(\.slave) }

  /// The screen now.
  package var screen: TerminalModel { state.withLock(\.model) }

  /// Everything that was written to the terminal.
  package var output: [UInt8] { state.withLock(\.output) }

  /// How many bytes were written to it.
  package var count: Int { state.withLock(\.output.count) }

  // MARK: - Programs

  /// Runs a program with this as its terminal; a session of its own, no variables but these.
  package func spawn(
    _ path: String, _ arguments: [String] = [], environment: [String: String] = [:]
  ) throws {
    var variables = ["TERM": "xterm-256color", "LANG": "C.UTF-8", "PATH": "/usr/bin:/bin"]
    variables.merge(environment) { $1 }
    let argumentList = ([path] + arguments).map { strdup($0) } + [nil]
    let variableList = variables.map { strdup("\($0)=\($1)") } + [nil]
    defer { (argumentList + variableList).forEach { free($0) } }
    try state.withLock { state in
      let error = cpty_spawn(path, argumentList, variableList, state.slave, &state.child)
      guard error == 0 else { throw POSIXError(POSIXErrorCode(rawValue: error) ?? .EIO) }
      // The terminal ends with the child.
      close(state.slave)
      state.slave = -1
    }
  }

  /// The program's process, 0 while none was started.
  package var processID: Int32 { state.withLock(\.child) }

  /// Sends the program a signal.
  package func signal(_ number: Int32) {
    let child = state.withLock(\.child)
    if child > 0 { kill(child, number) }
  }

  /// How the program ended: its exit code, or the negative number of the signal; `nil` if it still runs after
  /// `seconds`.
  package func exitCode(within seconds: Double = 30) -> Int32? {
    var code: Int32?
    _ = wait(seconds) {
      code = state.withLock { state in
        if let status = state.status { return status }
        var status: Int32 = 0
        guard state.child > 0, waitpid(state.child, &status, WNOHANG) == state.child else {
          return nil
        }
        let ended = status & 0x7F == 0 ? (status >> 8) & 0xFF : -(status & 0x7F)
        state.status = ended
        return ended
      }
      return code != nil
    }
    return code
  }

  /// Reads nothing any more of what is written, or goes on.
  package func deafen(_ isDeaf: Bool = true) {
    state.withLock { $0.isDeaf = isDeaf }
  }

  // MARK: - The person at the terminal

  /// Types text or any other bytes.
  package func type(_ text: String) {
    send(Array(text.utf8))
  }

  /// Gives the window another size.
  package func resize(rows: Int, columns: Int) {
    let model = state.withLock { state in
      state.model.resize(rows: rows, columns: columns)
      return state.model
    }
    setWindow(model)
  }

  /// Closes the window: the program's terminal is gone.
  package func hangUp() {
    state.withLock { $0.isEnding = true }
    _ = wait(5) { state.withLock(\.hasEnded) }
  }

  /// Waits until the screen fulfils a condition; `false` when it does not within `seconds`.
  package func waitUntil(
    within seconds: Double = 30, _ condition: (TerminalModel) -> Bool
  ) -> Bool {
    wait(seconds) { condition(screen) }
  }

  /// Waits until some row of the screen contains `text`.
  package func waitForText(_ text: String, within seconds: Double = 30) -> Bool {
    waitUntil(within: seconds) { $0.lines.contains { $0.contains(text) } }
  }

  /// Waits until nothing was written for a moment, and gives what was written since byte `start`.
  @discardableResult
  package func settle(since start: Int = 0, milliseconds: Int = 40) -> [UInt8] {
    var count = -1
    while count != output.count {
      count = output.count
      usleep(UInt32(milliseconds) * 1000)
    }
    return Array(output.dropFirst(start))
  }

  /// Waits until everything that this process wrote to `slave` was shown.
  package func drain() {
    let (slave, marks) = state.withLock { ($0.slave, $0.model.marks) }
    let mark = Array("\u{1B}]777;mark\u{7}".utf8)
    _ = mark.withUnsafeBytes { write(slave, $0.baseAddress, $0.count) }
    _ = wait(10, every: 100) { state.withLock { $0.model.marks > marks } }
    state.withLock { $0.output.removeLast(mark.count) }
  }

  // MARK: - Private

  private func wait(
    _ seconds: Double, every microseconds: UInt32 = 2000, _ condition: () -> Bool
  ) -> Bool {
    let deadline = ContinuousClock.now + .seconds(seconds)
    while !condition() {
      if ContinuousClock.now > deadline { return false }
      usleep(microseconds)
    }
    return true
  }

  private func setWindow(_ model: TerminalModel) {
    cpty_resize(
      master, Int32(model.rows), Int32(model.columns),
      Int32(model.columns * model.cellWidth + profile.border),
      Int32(model.rows * model.cellHeight + profile.border))
  }

  private func send(_ bytes: [UInt8]) {
    _ = bytes.withUnsafeBytes { write(master, $0.baseAddress, $0.count) }
  }

  /// Reads all that is written until the terminal ends or nobody needs it any more.
  private static func read(_ master: Int32, _ terminal: () -> PseudoTerminal?) {
    var buffer = [UInt8](repeating: 0, count: 65536)
    while true {
      var polled = pollfd(fd: master, events: Int16(POLLIN), revents: 0)
      poll(&polled, 1, 20)
      guard let terminal = terminal(), !terminal.state.withLock(\.isEnding) else { break }
      guard polled.revents != 0 else { continue }
      if terminal.state.withLock(\.isDeaf) {
        usleep(5000)
        continue
      }
      let count = Foundation.read(master, &buffer, buffer.count)
      if count <= 0 {
        // Nobody has the other end open: the program has ended, or has not started.
        usleep(5000)
        continue
      }
      terminal.take(buffer[..<count])
    }
    close(master)
    terminal()?.state.withLock { $0.hasEnded = true }
  }

  private func take(_ bytes: ArraySlice<UInt8>) {
    let answers = state.withLock { state in
      state.output += bytes
      state.model.feed(bytes)
      return state.model.takeQuestions().compactMap { profile.answer(to: $0, state.model) }
    }
    if profile.attributes != nil, !answers.isEmpty { send(Array(answers.joined().utf8)) }
  }
}
