package import Curation
internal import Terminal

/// The line in which a filter is typed.
package struct FilterLine: Sendable, Equatable {
  /// More filters than this nobody goes back through.
  private static let longest = 100

  package internal(set) var field = TextField()
  /// Why what was typed cannot be asked; `nil` where it can.
  package internal(set) var mistake: QueryError?
  /// The filters that were kept before, the latest last.
  private var kept: [String] = []
  /// Which of them is in the field; `nil` where what is typed is new.
  private var recalled: Int?
  /// What was typed before one of them took its place.
  private var typed = ""

  /// An empty line.
  package init() {}

  /// Whether the word before the cursor may become a key.
  var mayEndInKey: Bool {
    let word = field.beforeCursor.split(separator: " ", omittingEmptySubsequences: false).last
    return word.map { QueryKey.begins(with: $0.drop { "(-".contains($0) }) } ?? false
  }

  /// Begins with a filter that is to be changed.
  mutating func begin(with text: String) {
    field = TextField(text)
    mistake = nil
    recalled = nil
  }

  /// Remembers what is in the field.
  mutating func remember() {
    let text = field.text
    guard !field.isEmpty else { return }
    kept.removeAll { $0 == text }
    kept.append(text)
    kept.removeFirst(max(0, kept.count - Self.longest))
  }

  /// Takes a key in; false where it is none of the line's.
  mutating func press(_ key: Key) -> Bool {
    switch key {
    case .up, .control("p"): recall(earlier: true)
    case .down, .control("n"): recall(earlier: false)
    default:
      let text = field.text
      guard field.press(key) else { return false }
      if field.text != text { recalled = nil }
    }
    return true
  }

  /// Puts the filter that was kept before the one in the field there, or after it; after the latest
  /// comes what had been typed.
  private mutating func recall(earlier: Bool) {
    let place = recalled ?? kept.count
    let next = earlier ? place - 1 : place + 1
    guard (0...kept.count).contains(next) else { return }
    if recalled == nil { typed = field.text }
    recalled = next == kept.count ? nil : next
    field = TextField(recalled.map { kept[$0] } ?? typed)
  }
}
