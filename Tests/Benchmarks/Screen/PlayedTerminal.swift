internal import CPty
internal import Foundation
internal import Synchronization
internal import TestSupport

/// A terminal of pixels that reads all that is written to it, answers what it is asked, counts and
/// forgets.
///
/// It draws nothing: what it takes of the machine is what the system's terminal takes.
final class PlayedTerminal: Sendable {
  /// What it can do.
  enum Kind: String, CaseIterable, Sendable {
    case sixel, kitty, blocks
  }

  let slave: Int32
  private let master: Int32
  private let kind: Kind
  private let state = Mutex((count: 0, tail: [UInt8]()))

  /// The pixels of a cell.
  private static let cell = (width: 8, height: 17)

  /// A terminal of so many cells.
  init(_ kind: Kind, rows: Int, columns: Int) throws {
    var ends: (master: Int32, slave: Int32) = (-1, -1)
    let error = cpty_open(&ends.master, &ends.slave)
    guard error == 0 else { throw POSIXError(POSIXErrorCode(rawValue: error) ?? .EIO) }
    (master, slave) = ends
    self.kind = kind
    cpty_resize(
      master, Int32(rows), Int32(columns), Int32(columns * Self.cell.width),
      Int32(rows * Self.cell.height))
    Thread { [self] in read() }.start()
  }

  /// How many bytes were written to it.
  var count: Int { state.withLock(\.count) }

  /// Types bytes.
  func type(_ text: String) {
    let bytes = Array(text.utf8)
    _ = bytes.withUnsafeBytes { write(master, $0.baseAddress, $0.count) }
  }

  private var answers: String {
    let cell = "\u{1B}[6;\(Self.cell.height);\(Self.cell.width)t\u{1B}[?2026;2$y"
    return switch kind {
    case .sixel: cell + "\u{1B}[?1;0;256S\u{1B}[?62;4c"
    case .kitty: cell + "\u{1B}_Gi=31;OK\u{1B}\\\u{1B}[?62c"
    case .blocks: cell + "\u{1B}[?62c"
    }
  }

  private func read() {
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = Foundation.read(master, &buffer, buffer.count)
      guard count > 0 else { return }
      let asks = state.withLock { state in
        state.count += count
        // Only at the start is it asked anything.
        guard state.count < 4096 else { return false }
        state.tail += buffer[..<count]
        return state.tail.suffix(3) == Array("\u{1B}[c".utf8)[...]
      }
      if asks { type(answers) }
    }
  }
}
