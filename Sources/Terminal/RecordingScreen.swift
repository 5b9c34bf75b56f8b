/// A screen without a terminal: plays keys, keeps frames.
///
/// For tests and for running without a tty.
package final class RecordingScreen: Screen {
  package var capabilities: Capabilities
  package private(set) var size: Size
  /// Every frame that was shown, the last one last.
  package private(set) var frames: [Frame] = []
  /// How often it was asked to send everything anew.
  package private(set) var invalidations = 0
  /// How often it was asked to stop the program.
  package private(set) var stops = 0
  package private(set) var isClosed = false
  /// The keys to come.
  ///
  /// After the last one, nothing or the end of the terminal.
  private var script: [Key?]
  private let hangsUp: Bool

  /// A screen of `size` that gives the keys of `script`, `nil` where none comes in time.
  ///
  /// Unless `hangsUp` is false, the terminal goes away after the last one, so that no loop runs for
  /// ever.
  package init(
    size: Size = Size(rows: 24, columns: 80), capabilities: Capabilities = .recorded,
    script: [Key?] = [], hangsUp: Bool = true
  ) {
    self.size = size
    self.capabilities = capabilities
    self.script = script
    self.hangsUp = hangsUp
  }

  package var hasMoreToDraw: Bool { false }

  package var hasInput: Bool { script.first.map { $0 != nil } ?? false }

  package func nextKey(milliseconds: Int) -> Key? {
    guard !script.isEmpty else { return hangsUp ? .hangUp : nil }
    return script.removeFirst()
  }

  package func show(_ frame: Frame) {
    frames.append(frame)
  }

  package func invalidate() {
    invalidations += 1
  }

  package func stop() {
    stops += 1
    script.insert(.resumed, at: 0)
  }

  package func close() {
    isClosed = true
  }

  /// Adds keys to those to come.
  package func type(_ keys: Key...) {
    script += keys
  }

  /// Gives the screen another size and sends the key that says so.
  package func resize(to size: Size) {
    self.size = size
    script.append(.resize)
  }

  /// The text of the last frame, row by row, blanks at the end left out.
  package var lines: [String] {
    frames.last?.lines ?? []
  }

  /// Whether a row of the last frame contains `text`.
  package func contains(_ text: String) -> Bool {
    lines.contains { $0.contains(text) }
  }
}

extension Capabilities {
  /// What a recording screen can do: sixel, 256 colours, cells of 10 by 20 pixels.
  package static let recorded = Capabilities(
    graphics: .sixel(registers: 256, largest: PixelSize(width: 1000, height: 1000)), colors: 256,
    cell: PixelSize(width: 10, height: 20), isUnicode: true)
}

extension Frame {
  /// The text row by row, blanks at the end left out; cells under a picture are blank.
  package var lines: [String] {
    (0..<max(0, size.rows)).map { row in
      var line = ""
      for column in 0..<max(0, size.columns) {
        let text = self[row, column].text
        line += text == Cell.underPicture.text ? " " : text
      }
      while line.last == " " { line.removeLast() }
      return line
    }
  }
}
