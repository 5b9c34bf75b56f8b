import Browser
import Foundation
import TestSupport
import Testing

@Suite("Help, in tmux", .enabled(if: TmuxTerminal.isPresent, "needs tmux"))
struct HelpScreenTests {
  @Test(
    "Every row of the key table is there, at once on a large screen, scrolled to on a small one")
  func table() throws {
    let visit = try TmuxVisit(try ScoredGallery())
    try visit.press("?")
    try visit.shows("keys ─", "Move", "arrows scroll, other keys close")
    try visit.says("q back")
    var seen = visit.terminal.screen
    for key in ["Down", "NPage", "G"] {
      let before = visit.terminal.screen
      try visit.press(key)
      try #require(visit.terminal.waitUntil { $0 != before }, "\(key) scrolls\n\(before)")
      seen += visit.terminal.screen
    }
    try visit.shows("back, quit")
    try Self.expectTable(in: seen + visit.terminal.screen)

    try visit.widen()
    try visit.shows("any key closes")
    try Self.expectTable(in: visit.terminal.screen)
    try visit.narrow()
    try visit.shows("arrows scroll")
    try visit.press("g", "g")
    try visit.shows("Move", "next group")
    // A key that would reject closes it, and does nothing else.
    try visit.press("x")
    try visit.shows("prompts", "✓0 ✗0")
    try visit.quit()
  }

  /// The screen has each row's keys before what they do, and each heading.
  private static func expectTable(in screen: String) throws {
    let rows = Keymap.standard.rows
    #expect(rows.count > 50)
    let lines = screen.split(separator: "\n")
    for row in rows {
      #expect(screen.contains(row.title), "\(row.title)")
      let names = row.labels.joined().map { label in
        switch label {
        case .chord(let chord): chord.name(isUnicode: true)
        case .gesture(let words): words
        }
      }
      let keys = letters(names.joined())
      let isThere = lines.contains { line in
        line.ranges(of: "  " + row.help).contains { range in
          let before = line[..<range.lowerBound].split(separator: #/│ ?| {2,}/#).last ?? ""
          return letters(before.replacing("0–5", with: "012345")) == keys
        }
      }
      #expect(isThere, "\(names): \(row.help)\n\(screen)")
    }
  }

  /// What a label is made of, in whichever order it stands there.
  private static func letters(_ text: some StringProtocol) -> [Character] {
    text.filter { $0 != " " }.sorted()
  }
}
