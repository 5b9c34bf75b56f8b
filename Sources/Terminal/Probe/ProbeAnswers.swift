/// What a terminal answered when it was asked what it can do.
package struct ProbeAnswers: Sendable, Hashable {
  /// The device attributes: the level, then the features.
  ///
  /// `nil` when nothing was answered.
  package var attributes: [Int]?
  /// The size of a cell, as the terminal gives it.
  package var cell: PixelSize?
  /// What it was in a window of another size.
  private var lastCell: PixelSize?
  /// Colour registers for sixel.
  package var registers: Int?
  /// The largest sixel picture; in some terminals the text's own size, within a limit.
  package var largest: PixelSize?
  /// Whether updates can be bracketed.
  package var synchronizesUpdates = false
  /// Whether the terminal draws pictures of the kitty graphics protocol.
  package var hasKittyGraphics = false
  /// Whether the background is a light colour; `nil` where the terminal does not say.
  package var hasLightBackground: Bool?
  /// Whether tmux, which answers in place of its terminal, draws sixel there.
  package var tmuxDrawsSixel = false

  /// No answer yet.
  package init() {}

  /// Takes an answer; one that cannot be is none.
  mutating func take(_ answer: TerminalAnswer) {
    switch answer {
    case .attributes(let numbers):
      attributes = numbers
    case .cell(let size) where Self.plausibleWidths ~= size.width:
      if Self.plausibleHeights ~= size.height { cell = size }
    case .registers(let count) where count >= 2:
      registers = count
    case .largest(let size) where size.width > 0 && size.height > 0:
      largest = size
    case .synchronizedUpdate(let state):
      synchronizesUpdates = state == 1 || state == 2
    case .background(let isLight):
      hasLightBackground = isLight
    case .kittyGraphics(let isSupported):
      hasKittyGraphics = isSupported
    case .cell, .registers, .largest:
      break
    }
  }

  /// Forgets the size of a cell: another font may be in use; what it was is kept for windows that it fits.
  package mutating func forgetCell(of size: PixelSize) {
    cell = nil
    lastCell = size
  }

  /// The answers in some bytes and the keys among them.
  package static func parse(_ bytes: [UInt8]) -> (answers: ProbeAnswers, keys: [Key]) {
    var decoder = InputDecoder()
    decoder.feed(bytes)
    var answers = ProbeAnswers()
    var keys: [Key] = []
    while let input = decoder.next() {
      switch input {
      case .answer(let answer): answers.take(answer)
      case .key(let key): keys.append(key)
      }
    }
    return (answers, keys)
  }

  /// Whether the terminal says that it draws sixel: feature 4 of the device attributes.
  package var hasSixel: Bool {
    attributes?.dropFirst().contains(4) ?? false
  }

  // What a cell can measure in pixels; anything else is a wrong answer.
  private static let plausibleWidths = 2...256
  private static let plausibleHeights = 4...512
}

extension ProbeAnswers {
  /// Where the size of a cell comes from.
  package enum CellSource: Sendable, Hashable {
    /// The terminal gave it.
    case answer
    /// The largest picture is the text's own size.
    case largestPicture
    /// The window's pixels, rounded down since they may contain a border.
    case window
    /// Nothing is known.
    case guess
  }

  /// The size of a cell, from the best of what is known.
  ///
  /// A terminal's own answer goes first, but xterm does not give one unless told to. Its largest picture is
  /// the exact size of the text, unless that is capped at 1000 pixels. The window's pixels contain
  /// xterm's border, and what is left over where they are no whole cells: the size that a cell had before goes
  /// first where as many as there are fit into the window. The guess is a small one: pictures then stay within
  /// their cells.
  package func cellSize(in window: WindowSize) -> (size: PixelSize, source: CellSource) {
    if let cell { return (cell, .answer) }
    let (rows, columns) = (window.size.rows, window.size.columns)
    let exactWidth = Self.share(largest?.width, columns, Self.plausibleWidths)
    let exactHeight = Self.share(largest?.height, rows, Self.plausibleHeights)
    let width = window.pixels.width / columns
    let height = window.pixels.height / rows
    let isKnown = Self.plausibleWidths ~= width && Self.plausibleHeights ~= height
    switch (exactWidth, exactHeight, isKnown) {
    case (let exactWidth?, let exactHeight?, _):
      return (PixelSize(width: exactWidth, height: exactHeight), .largestPicture)
    case (_, _, true):
      if let lastCell, window.pixels.width / lastCell.width == columns,
        window.pixels.height / lastCell.height == rows
      {
        return (lastCell, .window)
      }
      return (PixelSize(width: exactWidth ?? width, height: exactHeight ?? height), .window)
    default:
      return (PixelSize(width: 8, height: 16), .guess)
    }
  }

  /// What one of `count` cells has of `pixels`, where that is the exact size of the text.
  private static func share(_ pixels: Int?, _ count: Int, _ plausible: ClosedRange<Int>) -> Int? {
    guard let pixels, pixels < 1000, pixels.isMultiple(of: count) else { return nil }
    let share = pixels / count
    return plausible ~= share ? share : nil
  }

  /// What the terminal can do.
  ///
  /// `colors` is what terminfo says. Pictures need UTF-8, since U+00A0 keeps the cells under one. Kitty
  /// graphics go first: they have all colours, are sent once, and are moved and taken away exactly.
  package func capabilities(
    in window: WindowSize, environment: TerminalEnvironment, colors: Int, isUnicode: Bool
  ) -> Capabilities {
    let cell = cellSize(in: window).size
    let colors = environment.forbidsColor ? 0 : colors
    let graphics: Capabilities.Graphics
    if hasKittyGraphics, !environment.isMultiplexed, isUnicode {
      graphics = .kitty
    } else if hasSixel, !environment.isMultiplexed || tmuxDrawsSixel, isUnicode {
      let whole = PixelSize(
        width: cell.width * window.size.columns, height: cell.height * window.size.rows)
      graphics = .sixel(registers: registers ?? 256, largest: largest ?? whole)
    } else if isUnicode, colors >= 8 {
      graphics = .blocks
    } else {
      graphics = .none
    }
    let isSixel = if case .sixel = graphics { true } else { false }
    return Capabilities(
      graphics: graphics, colors: colors, cell: cell, isUnicode: isUnicode,
      synchronizesUpdates: synchronizesUpdates, hasLightBackground: hasLightBackground ?? false,
      joinsPictures: isSixel && environment.isMultiplexed, isRemote: environment.isRemote)
  }

  /// Why pictures are drawn as `capabilities` says, in sentences for a person.
  package func explanation(
    of capabilities: Capabilities, environment: TerminalEnvironment
  ) -> [String] {
    var sentences: [String] = []
    if attributes == nil {
      sentences.append("The terminal answered no question within the time.")
    } else if !hasSixel, !hasKittyGraphics {
      sentences.append(
        "The terminal says neither that it draws sixel nor that it knows kitty graphics. In xterm: "
          + "start it with -ti vt340.")
    }
    if environment.isMultiplexed, !tmuxDrawsSixel {
      sentences.append(
        "tmux or screen stands between: pictures are drawn with blocks. tmux 3.4 and later can draw "
          + "sixel where it was built with it, in a terminal that has sixel.")
    }
    if !capabilities.isUnicode {
      sentences.append("The locale is not UTF-8: no pictures, ASCII only. Set LANG=C.UTF-8.")
    }
    if environment.forbidsColor {
      sentences.append("NO_COLOR is set: text has no colours.")
    } else if capabilities.colors < 256 {
      sentences.append(
        "TERM=\(environment.type.printable) has \(capabilities.colors) colours. "
          + "Set TERM=xterm-256color if the terminal has more.")
    }
    return sentences
  }
}
