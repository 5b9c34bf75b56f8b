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

  /// What a key does to the text.
  enum Edit: Sendable, Hashable {
    case left, right, start, end
    case deleteBefore, deleteUnder, deleteToStart, deleteToEnd, deleteWord
  }

  /// The keys that edit, as help lists them.
  static let edits: [(keys: [Key], edit: Edit, help: String)] = [
    ([.left], .left, "left"),
    ([.right], .right, "right"),
    ([.home, .control("a")], .start, "to the start"),
    ([.end, .control("e")], .end, "to the end"),
    ([.backspace], .deleteBefore, "delete back"),
    ([.delete, .control("d")], .deleteUnder, "delete here"),
    ([.control("w")], .deleteWord, "delete a word back"),
    ([.control("u")], .deleteToStart, "delete to the start"),
    ([.control("k")], .deleteToEnd, "delete to the end"),
  ]

  private static let editOfKey = Dictionary(
    uniqueKeysWithValues: edits.flatMap { entry in entry.keys.map { ($0, entry.edit) } })

  /// Takes a key in; false where it edits nothing.
  package mutating func press(_ key: Key) -> Bool {
    switch key {
    case .character(let character): insert([character])
    case .paste(let text): insert(text.map { $0.isWhitespace ? " " : $0 }.filter(\.isVisible))
    default:
      guard let edit = Self.editOfKey[key] else { return false }
      perform(edit)
    }
    return true
  }

  private mutating func perform(_ edit: Edit) {
    switch edit {
    case .left: cursor = max(0, cursor - 1)
    case .right: cursor = min(characters.count, cursor + 1)
    case .start: cursor = 0
    case .end: cursor = characters.count
    case .deleteBefore: if cursor > 0 { delete((cursor - 1)..<cursor) }
    case .deleteUnder: if cursor < characters.count { delete(cursor..<(cursor + 1)) }
    case .deleteToStart: delete(0..<cursor)
    case .deleteToEnd: delete(cursor..<characters.count)
    case .deleteWord: delete(wordStart..<cursor)
    }
  }

  /// Puts characters before the cursor, as many as there is room for.
  private mutating func insert(_ text: some Sequence<Character>) {
    let count = characters.count
    let new = text.lazy.filter { !$0.isNewline }.prefix(Self.longest - count)
    characters.insert(contentsOf: Array(new), at: cursor)
    cursor += characters.count - count
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

extension Character {
  /// Whether it is no control character.
  fileprivate var isVisible: Bool {
    !unicodeScalars.contains { $0.properties.generalCategory == .control }
  }
}
