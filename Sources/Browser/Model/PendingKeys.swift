package import Terminal

/// What was pressed and does nothing yet: a count, the beginning of a chord.
package struct PendingKeys: Sendable, Hashable {
  /// How often what comes is to be done; `nil` where no number was typed.
  package private(set) var count: Int?
  /// The beginning of a chord.
  package private(set) var keys: [Key] = []

  /// More often than this nothing is done.
  static let most = 9999

  /// Nothing.
  package init() {}

  /// Whether there is nothing.
  package var isEmpty: Bool { count == nil && keys.isEmpty }

  /// What a key makes of it.
  enum Outcome: Sendable, Hashable {
    /// To be done, and how often where that was said.
    case action(Action, count: Int?)
    /// More is to come.
    case waiting
    /// It leads nowhere; what had been pressed is forgotten.
    case nothing
  }

  /// Takes a key in, in a view.
  ///
  /// A digit that does something itself, as those that give stars, counts only where a count has
  /// begun, or where there is no picture to give them to; 0 never begins one.
  mutating func take(_ key: Key, _ keymap: Keymap, in view: BrowserState.View) -> Outcome {
    if keys.isEmpty, let count, let digit = key.digit {
      self.count = min(Self.most, count * 10 + digit)
      return .waiting
    }
    if key == .escape, !isEmpty {
      self = PendingKeys()
      return .nothing
    }
    if isEmpty, !view.hasPictures, let digit = key.digit, digit > 0 {
      count = digit
      return .waiting
    }
    switch keymap.meaning(of: keys + [key], in: view) {
    case .action(.count):
      self = PendingKeys()
      count = 0
      return .waiting
    case .action(let action):
      let count = count.flatMap { $0 > 0 ? $0 : nil }
      self = PendingKeys()
      return .action(action, count: count)
    case .beginning:
      keys.append(key)
      return .waiting
    case .nothing:
      if isEmpty, let digit = key.digit, digit > 0 {
        count = digit
        return .waiting
      }
      self = PendingKeys()
      return .nothing
    }
  }
}

extension Key {
  /// The number on the key; `nil` on those without.
  fileprivate var digit: Int? {
    guard case .character(let character) = self, character.isASCII else { return nil }
    return character.wholeNumberValue
  }
}
