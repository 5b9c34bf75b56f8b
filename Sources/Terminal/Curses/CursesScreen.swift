internal import CNcurses
internal import Foundation

/// A real terminal.
///
/// Text goes through ncurses, which finds what differs; pictures go beside it.
///
/// ncurses writes into memory; its bytes, what erases uncovered pictures and the pictures themselves go out as
/// one piece. Not Sendable: one thread uses it, and of one process only one at a time; other threads
/// have the `waker`.
package final class CursesScreen: Screen {
  package private(set) var capabilities: Capabilities
  /// What the terminal answered when it was asked.
  package private(set) var answers: ProbeAnswers
  /// Wakes `nextKey` from any thread: it returns `nil` at once.
  package let waker: Waker

  private let device: TerminalDevice
  /// Until the screen is closed.
  private var session: CursesSession?
  private let environment: TerminalEnvironment
  private let options: Options
  private var signals: SignalRelay?
  private let modes: InputModes
  private var clicks = ClickCount()
  /// Signals that came while the terminal was waited for.
  private var heldSignals: Set<Int32> = []
  private let isUnicode: Bool
  private let colors: Int
  private var window: WindowSize
  private var cells: ShownCells
  private var pictures: any PictureLayer
  private var sixelRows = SixelRows()
  private var decoder: InputDecoder
  private var keys: [Key]
  /// The terminal shows something else than `cells` and `pictures`.
  private var isStale = true
  private var isGone = false
  private var isClosed = false
  /// Questions about sizes that were sent and not answered.
  private var openQuestions = 0
  /// The questions about sizes that the terminal answered at the start, and how many they are.
  private let sizeQuestions: (text: String, count: Int)

  /// Takes the terminal of this process.
  package static func open(
    environment: [String: String] = ProcessInfo.processInfo.environment,
    options: Options = Options()
  ) throws(TerminalError) -> CursesScreen {
    try CursesScreen(
      device: TerminalDevice.controlling(), environment: environment, options: options)
  }

  /// Takes a terminal: asks what it can do, then shows an empty screen with the first frame.
  package init(
    device: TerminalDevice, environment variables: [String: String], options: Options = Options()
  ) throws(TerminalError) {
    let environment = TerminalEnvironment(variables)
    let isUnicode = environment.applyLocale()
    let waker = try Waker()
    // Before anything is sent: a terminal that cannot be used is left alone.
    let (type, colors) = try environment.described()
    try device.enterRawMode()

    var decoder = InputDecoder()
    var keys: [Key] = []
    let answers = TerminalProbe.ask(
      device, environment, milliseconds: options.probeMilliseconds, variables: variables,
      decoder: &decoder, keys: &keys)
    let window = device.window ?? WindowSize(rows: 0, columns: 0)
    let session: CursesSession
    let signals: SignalRelay?
    do throws(TerminalError) {
      session = try CursesSession(
        type: type, size: window.size, isColored: !environment.forbidsColor)
      signals = options.handlesSignals ? try SignalRelay() : nil
    } catch {
      device.leaveRawMode()
      throw error
    }

    self.environment = environment
    self.isUnicode = isUnicode
    modes = InputModes(type: environment.type, takesMouse: options.takesMouse)
    self.waker = waker
    self.device = device
    self.options = options
    self.session = session
    self.signals = signals
    self.answers = answers
    self.decoder = decoder
    self.keys = keys
    self.window = window
    cells = ShownCells(size: window.size)
    self.colors = colors
    sizeQuestions = TerminalProbe.sizeQuestions(answered: answers)
    capabilities = answers.capabilities(
      in: window, environment: environment, colors: colors, isUnicode: isUnicode)
    if !options.drawsPictures { capabilities.graphics = .none }
    pictures = capabilities.graphics.emptyLayer(capacity: options.keptPictureBytes)
    if options.handlesSignals { startRescue() }
  }

  deinit {
    close()
  }

  package var size: Size { window.size }

  package var hasMoreToDraw: Bool { !pictures.unfinished.isEmpty }

  package var hasInput: Bool { !keys.isEmpty || device.wait(milliseconds: 0) }

  package func invalidate() {
    isStale = true
  }
}

// MARK: - Frames

extension CursesScreen {
  package func show(_ frame: Frame) {
    guard let session, !isGone else { return }
    let frame =
      capabilities.joinsPictures ? sixelRows.joined(frame, cell: capabilities.cell) : frame
    let isWhole = isStale
    if isStale {
      isStale = false
      pictures.forget()
      session.forget()
    }
    let sparesPictures = !pictures.shown.isEmpty
    for pass in cells.update(
      to: frame, isUnicode: isUnicode, sparesPictures: sparesPictures)
    {
      for place in pass {
        let cell = cells[place.row, place.column]
        // The right half of a wide character comes with its left half.
        if cell.text.isEmpty { continue }
        session.put(cell, row: place.row, column: place.column, colors: capabilities.colors)
      }
      session.update()
    }
    // Nothing changed, yet all may have been forgotten.
    session.update()
    var text = session.take()
    if isWhole { text += session.wholeScreenScrolls + modes.begin }
    let known = Set(pictures.shown + pictures.unfinished)
    let wanted = frame.drawablePlacements(on: size, capabilities, known: known)
    let erasing = pictures.erase(for: wanted) { cells[$0.row, $0.column] == .underPicture }
    let drawing = pictures.draw(limit: options.pictureBytesAtOnce)
    send(text: text, pictures: [erasing, drawing])
  }

  /// Writes an update in one piece, bracketed where the terminal has that and it is large.
  private func send(text: [UInt8], pictures: [[UInt8]]) {
    let count = pictures.reduce(0) { $0 + $1.count }
    guard !text.isEmpty || count > 0 else { return }
    let isBracketed = capabilities.synchronizesUpdates && (count > 0 || text.count > 1024)
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.count + count + 32)
    if isBracketed { bytes += Self.updateBegin.utf8 }
    bytes += text
    if count > 0 {
      // ncurses finds the cursor and its attributes where it left them.
      bytes += "\u{1B}7\u{1B}[m".utf8
      for part in pictures { bytes += part }
      bytes += "\u{1B}8".utf8
    }
    if isBracketed { bytes += Self.updateEnd.utf8 }
    if !device.write(bytes, signals: signals?.descriptor, isToEnd: noticeEnd) { isGone = true }
  }

  /// Whether a signal came that ends the program; others are kept until they are asked for.
  private func noticeEnd() -> Bool {
    heldSignals.formUnion(signals?.take() ?? [])
    return !heldSignals.isDisjoint(with: Self.endSignals)
  }

  private static let updateBegin = "\u{1B}[?2026h"
  private static let updateEnd = "\u{1B}[?2026l"
}

// MARK: - Keys

extension CursesScreen {
  /// How long after an Escape the rest of a sequence may come.
  private static let escapeMilliseconds = 25

  package func nextKey(milliseconds: Int) -> Key? {
    let deadline = milliseconds < 0 ? nil : ContinuousClock.now + .milliseconds(milliseconds)
    while true {
      if isClosed { return .hangUp }
      takeSignals()
      noticeWindow()
      if !keys.isEmpty { return keys.removeFirst() }
      if isGone { return .hangUp }

      let left = deadline.map { ContinuousClock.now.duration(to: $0).wholeMilliseconds } ?? -1
      let holdsEscape = decoder.holdsEscape
      var timeout = left
      if holdsEscape {
        timeout = Self.escapeMilliseconds
      } else if !pictures.unfinished.isEmpty {
        timeout = 0
      }
      let descriptors = [device.input, waker.descriptor] + (signals.map { [$0.descriptor] } ?? [])
      let isReady = TerminalDevice.wait(descriptors, milliseconds: timeout)
      if isReady[0] {
        readInput()
      } else if holdsEscape {
        if let input = decoder.flush() { take(input) }
        takeWhole()
      } else if !pictures.unfinished.isEmpty {
        send(text: [], pictures: [pictures.draw(limit: options.pictureBytesAtOnce)])
      }
      if isReady[1] {
        waker.reset()
        return keys.isEmpty ? nil : keys.removeFirst()
      }
      if keys.isEmpty, !isGone, !decoder.holdsEscape, left == 0, !isReady.contains(true) {
        return nil
      }
    }
  }

  private func readInput() {
    guard let bytes = device.read() else {
      isGone = true
      return
    }
    decoder.feed(bytes)
    takeWhole()
  }

  /// Takes every whole key and answer that was read.
  private func takeWhole() {
    while let input = decoder.next() { take(input) }
  }

  private func take(_ input: InputDecoder.Input) {
    switch input {
    case .key(.control("z")) where options.stopsOnControlZ:
      stop(wholeGroup: true)
    case .key(.mouse(let event)) where event.kind == .click:
      keys.append(.mouse(clicks.count(event, at: .now)))
    case .key(let key):
      // What moved in between may have put something else under the mouse.
      clicks = ClickCount()
      keys.append(key)
    case .answer(let answer):
      openQuestions = max(0, openQuestions - 1)
      answers.take(answer)
      updateCapabilities()
    }
  }
}

// MARK: - The window

extension CursesScreen {
  /// Takes over another size of the window.
  ///
  /// Asked rather than signalled: a signal can get lost.
  private func noticeWindow() {
    guard !isGone, let now = device.window, now != window else { return }
    window = now
    // Old answers about sizes may be wrong now: the window's pixels go first until new ones come.
    if now.pixels.width > 0 { answers.forgetCell(of: capabilities.cell) }
    answers.largest = nil
    openQuestions = sizeQuestions.count
    send(text: Array(sizeQuestions.text.utf8), pictures: [])
    session?.resize(now.size)
    cells = ShownCells(size: now.size)
    isStale = true
    capabilities = currentCapabilities
    keys.removeAll { $0 == .resize }
    keys.append(.resize)
  }

  /// Tells of a late answer like of another size: pictures have to be made anew.
  private func updateCapabilities() {
    let now = currentCapabilities
    guard now != capabilities else { return }
    capabilities = now
    isStale = true
    if (pictures is KittyLayer) != (now.graphics == .kitty) {
      pictures = now.graphics.emptyLayer(capacity: options.keptPictureBytes)
    }
    if !keys.contains(.resize) { keys.append(.resize) }
  }

  private var currentCapabilities: Capabilities {
    var now = answers.capabilities(
      in: window, environment: environment, colors: colors, isUnicode: isUnicode)
    if !options.drawsPictures { now.graphics = .none }
    return now
  }
}

// MARK: - Signals and the end

extension CursesScreen {
  private static let endSignals: Set<Int32> = [SIGTERM, SIGHUP, SIGINT]

  /// Does what the signals say that came.
  private func takeSignals() {
    guard let new = signals?.take() else { return }
    let taken = new.union(heldSignals)
    heldSignals = []
    if !taken.isDisjoint(with: Self.endSignals) { isGone = true }
    if taken.contains(SIGTSTP) {
      stop(wholeGroup: false)
    } else if taken.contains(SIGCONT) {
      // Stopped without being asked: whoever had the terminal left it in its own way.
      device.writeLast(session?.leave() ?? [])
      resume()
    }
  }

  /// Stops the program as Ctrl-Z does elsewhere; returns when it is continued, with all to be drawn again.
  package func stop() {
    stop(wholeGroup: true)
  }

  private func stop(wholeGroup: Bool) {
    guard !isClosed, !isGone else { return }
    leaveTerminal()
    cn_stop(wholeGroup)
    // The signal that continues is answered by this.
    if let taken = signals?.take(), !taken.isDisjoint(with: Self.endSignals) { isGone = true }
    resume()
  }

  private func resume() {
    do {
      try device.enterRawMode()
    } catch {
      isGone = true
      return
    }
    isStale = true
    keys.append(.resumed)
  }

  /// Gives the terminal back, whatever was being sent.
  private func leaveTerminal() {
    device.writeLast(abortBytes + pictures.leaving + modes.end + (session?.leave() ?? []))
    device.leaveRawMode()
  }

  /// Ends a picture or an update that was sent in part.
  private var abortBytes: [UInt8] {
    Array(("\u{1B}\\" + (answers.synchronizesUpdates ? Self.updateEnd : "")).utf8)
  }

  package func close() {
    guard !isClosed else { return }
    isClosed = true
    // Answers that are still on their way would be typed at the shell.
    while openQuestions > 0, device.wait(milliseconds: 50), let bytes = device.read() {
      decoder.feed(bytes)
      takeWhole()
    }
    if options.handlesSignals { cn_rescue_stop() }
    leaveTerminal()
    session = nil
    signals = nil
  }

  /// Has a crash leave the terminal as this would.
  private func startRescue() {
    let bytes =
      abortBytes + modes.end
      + ["sgr0", "cnorm", "rmcup"].flatMap { session?.capability($0) ?? [] }
    var mode = device.originalMode
    cn_rescue_start(device.output, bytes, bytes.count, &mode)
  }
}
