import Foundation
import TestSupport
import Testing

/// The whole program in a window of tmux, as somebody uses it.
///
/// What is waited for must come within a minute; where it does not, the test ends with the screen as it
/// is.
struct TmuxVisit {
  let gallery: ScoredGallery
  let terminal: TmuxTerminal

  /// Opens a gallery on a screen of 80 columns.
  init(
    _ gallery: ScoredGallery, home: TemporaryFolder? = nil, arguments: [String] = [],
    at location: SourceLocation = #_sourceLocation
  ) throws {
    self.gallery = gallery
    terminal = try TmuxTerminal(
      [try Program.path, gallery.pictures.url.path] + ScoredGallery.options + arguments,
      environment: Program.environment(home: home ?? gallery.home))
    // Every group has its numbers, so that nothing moves any more.
    try shows("1 of 6 ┘", "a gray owl", "±", "≠", at: location)
    try showsNothing(of: "reading", "scoring", at: location)
  }

  /// Presses keys one after the other, by tmux's names for them.
  func press(_ keys: String...) throws {
    for key in keys { try terminal.press(key) }
  }

  /// Types text.
  func type(_ text: String) throws { try terminal.type(text) }

  /// Gives the window 200 columns and 60 rows.
  func widen(at location: SourceLocation = #_sourceLocation) throws {
    try resize(rows: 60, columns: 200, at: location)
  }

  /// Gives the window its 80 columns and 24 rows again.
  func narrow(at location: SourceLocation = #_sourceLocation) throws {
    try resize(rows: 24, columns: 80, at: location)
  }

  /// Waits for the first line, which ends at the right edge, and the last.
  private func resize(rows: Int, columns: Int, at location: SourceLocation) throws {
    try terminal.resize(rows: rows, columns: columns)
    let isDrawn = terminal.waitUntil { screen in
      let lines = screen.split(separator: "\n", omittingEmptySubsequences: false)
      return lines.count > rows && lines[0].count == columns - 1
        && lines[0].hasSuffix("demo-CLIP") && !lines[rows - 1].isEmpty
    }
    try #require(isDrawn, "not drawn anew\n\(terminal.screen)", sourceLocation: location)
  }

  /// Waits until all of some texts are on the screen, any number of blanks between their words.
  func shows(_ texts: String..., at location: SourceLocation = #_sourceLocation) throws {
    let isShown = terminal.waitUntil { screen in
      let screen = Self.normal(screen)
      return texts.allSatisfy { screen.contains(Self.normal($0)) }
    }
    let screen = Self.normal(terminal.screen)
    let missing = texts.filter { !screen.contains(Self.normal($0)) }
    try #require(isShown, "not shown: \(missing)\n\(terminal.screen)", sourceLocation: location)
  }

  /// Waits until one of some texts is on the screen, and gives the first of them that is.
  func showsOne(
    of texts: String..., at location: SourceLocation = #_sourceLocation
  ) throws -> String {
    var found: String?
    _ = terminal.waitUntil { screen in
      found = texts.first { Self.normal(screen).contains($0) }
      return found != nil
    }
    return try #require(
      found, "none of \(texts) is shown\n\(terminal.screen)", sourceLocation: location)
  }

  /// Waits until none of some texts is on the screen.
  func showsNothing(of texts: String..., at location: SourceLocation = #_sourceLocation) throws {
    let isGone = terminal.waitUntil { screen in !texts.contains { screen.contains($0) } }
    try #require(isGone, "one of \(texts) is shown\n\(terminal.screen)", sourceLocation: location)
  }

  /// Waits until a line of the screen has some texts in this order.
  func showsLine(_ texts: [String], at location: SourceLocation = #_sourceLocation) throws {
    let isShown = terminal.waitUntil { screen in
      screen.split(separator: "\n").contains { line in
        var rest = Substring(line)
        return texts.allSatisfy { text in
          guard let range = rest.range(of: text) else { return false }
          rest = rest[range.upperBound...]
          return true
        }
      }
    }
    try #require(
      isShown, "no line has \(texts) in this order\n\(terminal.screen)", sourceLocation: location)
  }

  /// Waits until the last line has a text.
  func says(_ text: String, at location: SourceLocation = #_sourceLocation) throws {
    let isSaid = terminal.waitUntil { screen in
      Self.normal(screen.trimmingCharacters(in: .newlines)).split(separator: "\n").last?
        .contains(text) == true
    }
    try #require(
      isSaid, "the last line lacks '\(text)'\n\(terminal.screen)", sourceLocation: location)
  }

  /// Quits from the first view.
  func quit(at location: SourceLocation = #_sourceLocation) throws {
    try press("q")
    let isOver = terminal.waitUntil { $0.isEmpty }
    try #require(isOver, "it does not end\n\(terminal.screen)", sourceLocation: location)
  }

  private static func normal(_ text: String) -> String { text.replacing(#/ +/#, with: " ") }

  /// A score as the screen writes it.
  static func figure(_ score: Double) -> String {
    String(format: "%+.2f", score).replacing("-", with: "−")
  }
}
