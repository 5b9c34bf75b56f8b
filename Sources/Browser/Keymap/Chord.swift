package import Terminal

/// Keys that are pressed one after the other; most often a single one.
package struct Chord: Sendable, Hashable {
  /// At least one.
  package let keys: [Key]

  /// A single key.
  package init(_ key: Key) {
    keys = [key]
  }

  /// Keys in turn; `nil` where there are none.
  init?(_ keys: [Key]) {
    if keys.isEmpty { return nil }
    self.keys = keys
  }

  /// The keys that a configuration names, with blanks between them: `"a"`, `"Ctrl-Z"`, `"g g"`.
  ///
  /// `nil` where one of them does not exist, or none is named.
  package init?(named names: String) {
    let keys = names.split(separator: " ").map { Key(named: String($0)) }
    let known = keys.compactMap(\.self)
    guard !known.isEmpty, known.count == keys.count, known.count <= Self.longest else {
      return nil
    }
    self.keys = known
  }

  /// Longer ones nobody presses.
  private static let longest = 4

  /// Whether `other` begins with this, and goes on.
  func begins(_ other: Chord) -> Bool {
    keys.count < other.keys.count && other.keys.starts(with: keys)
  }

  /// What it is called in help.
  package func name(isUnicode: Bool) -> String {
    keys.map { $0.name(isUnicode: isUnicode) }.joined(separator: " ")
  }
}

extension Chord: ExpressibleByStringLiteral {
  /// The keys of a literal, named as in a configuration.
  package init(stringLiteral names: String) {
    guard let chord = Chord(named: names) else {
      preconditionFailure("there are no keys '\(names)'")
    }
    self = chord
  }
}
