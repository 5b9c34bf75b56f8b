internal import CNcurses
internal import Glibc

/// ncurses, which tells what to send so that a terminal shows other cells; it sends nothing itself.
///
/// ncurses writes into a file in memory. What it wrote goes to the terminal together with the pictures, in
/// one write. Its state is the process's: one session at a time, on one thread.
final class CursesSession {
  private let screen: OpaquePointer
  private let file: Int32

  /// Starts ncurses for a terminal of `type`.
  init(type: String, size: Size, isColored: Bool) throws(TerminalError) {
    _ = try Self.colors(ofType: type)
    file = cn_memory_file()
    guard file >= 0 else { throw .system(errno, "Making a file in memory") }
    guard let screen = cn_open(type, file, Int32(size.rows), Int32(size.columns), isColored) else {
      Glibc.close(file)
      throw .unknownTerminal(type)
    }
    self.screen = screen
  }

  deinit {
    cn_close(screen)
    Glibc.close(file)
  }

  /// The colours of terminals of `type`; throws where one cannot draw on them.
  static func colors(ofType type: String) throws(TerminalError) -> Int {
    var colors: Int32 = 0
    switch Int(cn_check_terminal(type, &colors)) {
    case cn_usable: return Int(colors)
    case cn_no_database: throw .noTerminalDatabase
    case cn_cannot_move_cursor: throw .cannotMoveCursor(type)
    default: throw .unknownTerminal(type)
    }
  }

  /// The bytes of a capability without parameters, none where the terminal lacks it.
  func capability(_ name: String) -> [UInt8] {
    guard let text = cn_capability(screen, name).map({ String(cString: $0) }) else { return [] }
    // Delays, written $<5>, are for terminals on slow lines.
    return Array(text.replacing(#/\$<[^>]*>/#, with: "").utf8)
  }

  /// The bytes that make the whole screen the part that scrolls, the cursor kept.
  ///
  /// ncurses limits that part to the number of rows in the terminal's description, often 24, before
  /// it is told the real number; a picture across that row would move everything above it.
  var wholeScreenScrolls: [UInt8] {
    capability("csr").isEmpty ? [] : Array("\u{1B}7\u{1B}[r\u{1B}8".utf8)
  }

  /// Another size; all cells are blank then.
  func resize(_ size: Size) {
    cn_resize(screen, Int32(size.rows), Int32(size.columns))
  }

  /// Puts a cell whose text is one character that is safe to show.
  func put(_ cell: Cell, row: Int, column: Int, colors: Int) {
    let style = cell.style
    var attributes: Int32 = 0
    if style.attributes.contains(.bold) { attributes |= Int32(cn_bold) }
    if style.attributes.contains(.dim) { attributes |= Int32(cn_dim) }
    if style.attributes.contains(.reverse) { attributes |= Int32(cn_reverse) }
    if style.attributes.contains(.underline) { attributes |= Int32(cn_underline) }
    let foreground = style.foreground.number(among: colors)
    let background = style.background.number(among: colors)
    func put(_ scalars: UnsafePointer<UInt32>, _ count: Int) {
      cn_put(
        screen, Int32(row), Int32(column), scalars, Int32(count), attributes, foreground,
        background)
    }
    let scalars = cell.text.unicodeScalars
    if var only = scalars.first?.value, scalars.count == 1 {
      // Nearly all: without an array for each.
      put(&only, 1)
    } else {
      put(scalars.map(\.value), scalars.count)
    }
  }

  /// Forgets what the terminal shows: the next update draws all.
  func forget() {
    cn_forget(screen)
  }

  /// Has ncurses write what makes the terminal show the cells that were put.
  func update() {
    cn_update(screen)
  }

  /// The bytes that give the terminal back; an update takes it again.
  func leave() -> [UInt8] {
    cn_leave(screen)
    return take()
  }

  /// What ncurses wrote since the last call.
  func take() -> [UInt8] {
    let count = Int(lseek(file, 0, SEEK_END))
    guard count > 0 else { return [] }
    let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, initialized in
      initialized = max(0, pread(file, buffer.baseAddress, count, 0))
    }
    ftruncate(file, 0)
    lseek(file, 0, SEEK_SET)
    return bytes
  }
}
