import Foundation
import TestSupport
import Testing

@Suite("The duel, in tmux", .enabled(if: TmuxTerminal.isPresent, "needs tmux"))
struct DuelScreenTests {
  @Test("Two pictures at a time, until the group is ordered as the person wants it")
  func story() throws {
    let gallery = try ScoredGallery()
    let visit = try TmuxVisit(gallery)
    try visit.press("d")
    try visit.shows("a red fox", "question 1 of about 8", "↓ neither is better")
    try visit.says("← left ↓ tie → right z take back q back ? keys")
    try visit.press("Left")
    try visit.shows("question 2 of about 8")
    try visit.press("z")
    try visit.shows("question 1 of about 8")
    try visit.says("undone: duel: one is better")
    try visit.widen()
    try visit.shows("question 1 of about 8")
    try visit.says("← left ↓ tie → right z take back q back ? keys")
    try visit.narrow()

    // Whoever answers so wants the first numbers first.
    let over = "5 pictures ordered with"
    var answers = 0
    var names = (left: "", right: "")
    repeat {
      names = try Self.names(in: visit, after: names)
      try visit.press(names.left < names.right ? "Left" : "Right")
      answers += 1
    } while try visit.showsOne(of: over, "question \(answers + 1) of") != over
    #expect(5...8 ~= answers)
    try visit.says("\(over) \(answers) answers")
    try visit.press("Home")
    for (place, name) in ScoredGallery.foxes.enumerated() {
      try visit.says("sort: by hand \(place + 1) of 5 \(name)")
      try visit.press("Right")
    }

    try visit.press("d")
    try visit.shows("all 5 are in order")
    for (place, name) in ScoredGallery.foxes.enumerated() {
      try visit.showsLine(["\(place + 1)", name])
    }
    try visit.says("u begin anew z undo q back ? keys")
    try visit.press("q")
    try visit.shows("prompts")
    try visit.quit()
    let places = try Program.run(
      ["score", "--format", "jsonl"] + ScoredGallery.options + [gallery.pictures.url.path],
      home: gallery.home
    ).objects.prefix(5).map { $0["order"] as? Int }
    #expect(places == [1, 2, 3, 4, 5])
  }

  /// The names of the two pictures that are asked about, once they are others than before.
  private static func names(
    in visit: TmuxVisit, after last: (left: String, right: String)
  ) throws -> (left: String, right: String) {
    func names(_ screen: String) -> (left: String, right: String)? {
      screen.firstMatch(of: #/← (fox-\d\.png) +(fox-\d\.png) →/#)
        .map { (String($0.1), String($0.2)) }
    }
    let isAsked = visit.terminal.waitUntil { screen in names(screen).map { $0 != last } ?? false }
    try #require(isAsked, "\(visit.terminal.screen)")
    return try #require(names(visit.terminal.screen))
  }
}
