package import Terminal

/// A line of text that is being typed.
package struct TextField: Sendable, Equatable {
  /// More than this nobody types; what is longer was pasted by mistake.
  static let longest = 4096

  private var characters: [Character]
  /// The index of the character before which typing goes on; at most their number.
  package private(set) var cursor: Int

  /// A field that holds `text`, the cursor behind it.
  package init(_ text: String = "") {
    characters = Array(text.prefix(Self.longest))
    cursor = characters.count
  }

  /// What has been typed.
  package var text: String { String(characters) }

  /// The part before the cursor.
  package var beforeCursor: String { String(characters[..<cursor]) }

  /// The character under the cursor, and what follows it; empty at the end.
  package var fromCursor: String { String(characters[cursor...]) }

  package var isEmpty: Bool { characters.isEmpty }

  /// Takes a key in; false where it edits nothing.
  ///
  /// Beside characters, arrows, Home, End, Backspace and Del: Ctrl-A and Ctrl-E go to the ends,
  /// Ctrl-U clears what lies before the cursor, Ctrl-K what lies behind it, Ctrl-W a word.
  package mutating func press(_ key: Key) -> Bool {
    switch key {
    case .character(let character): insert(character)
    case .left: cursor = max(0, cursor - 1)
    case .right: cursor = min(characters.count, cursor + 1)
    case .home, .control("a"): cursor = 0
    case .end, .control("e"): cursor = characters.count
    case .backspace: if cursor > 0 { delete((cursor - 1)..<cursor) }
    case .delete, .control("d"): if cursor < characters.count { delete(cursor..<(cursor + 1)) }
    case .control("u"): delete(0..<cursor)
    case .control("k"): delete(cursor..<characters.count)
    case .control("w"): delete(wordStart..<cursor)
    default: return false
    }
    return true
  }

  private mutating func insert(_ character: Character) {
    guard characters.count < Self.longest, !character.isNewline else { return }
    characters.insert(character, at: cursor)
    cursor += 1
  }

  private mutating func delete(_ range: Range<Int>) {
    characters.removeSubrange(range)
    cursor = range.lowerBound
  }

  /// Where the word before the cursor begins.
  private var wordStart: Int {
    var start = cursor
    while start > 0, characters[start - 1].isWhitespace { start -= 1 }
    while start > 0, !characters[start - 1].isWhitespace { start -= 1 }
    return start
  }
}
