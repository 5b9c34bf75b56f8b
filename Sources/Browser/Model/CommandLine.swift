internal import Terminal

/// The line in which a command is typed by its name.
package struct CommandLine: Sendable, Equatable {
  package internal(set) var field = TextField()
  /// The candidate that Tab put into the field last; `nil` before the first.
  private var chosen: Int?
  /// What was typed before Tab put candidates in its place.
  private var typed = ""

  /// A command that can be typed.
  package struct Candidate: Sendable, Hashable {
    package let text: String
    package let help: String
  }

  /// An empty line.
  package init() {}

  /// Takes a key in; false where it is none of the line's.
  mutating func press(_ key: Key, candidates all: [Candidate]) -> Bool {
    switch key {
    case .tab, .down: complete(all, by: 1)
    case .backTab, .up: complete(all, by: -1)
    default:
      guard field.press(key) else { return false }
      chosen = nil
    }
    return true
  }

  /// The candidates that go on as what was typed does, those that begin so first.
  func matching(_ all: [Candidate]) -> [Candidate] {
    let wanted = Self.key(chosen == nil ? field.text : typed)
    if wanted.isEmpty { return all }
    let starting = all.filter { Self.key($0.text).hasPrefix(wanted) }
    let holding = all.filter { candidate in
      let key = Self.key(candidate.text)
      return !key.hasPrefix(wanted) && key.contains(wanted)
    }
    return starting + holding
  }

  /// The candidate that is lit.
  var chosenIndex: Int? { chosen }

  /// Puts a candidate into the field.
  mutating func choose(_ candidate: Candidate) {
    field = TextField(candidate.text)
    chosen = nil
  }

  /// Puts the next of the matching candidates into the field.
  private mutating func complete(_ all: [Candidate], by step: Int) {
    if chosen == nil { typed = field.text }
    let matches = matching(all)
    guard !matches.isEmpty else { return }
    let next = chosen.map { $0 + step } ?? (step > 0 ? 0 : matches.count - 1)
    let index = (next + matches.count) % matches.count
    field = TextField(matches[index].text)
    chosen = index
  }

  /// What tells commands apart: letters and digits, case aside, so that `nextGroup` is `next-group`.
  static func key(_ text: String) -> String {
    text.lowercased().filter { $0.isLetter || $0.isNumber }
  }
}
