import Foundation
import TestSupport
import Testing

@Suite("Browse, in tmux", .enabled(if: TmuxTerminal.isPresent, "needs tmux"))
struct BrowseScreenTests {
  @Test("The grid shows each picture's rank and scores, the groups their figures, at every size")
  func figures() throws {
    let gallery = try ScoredGallery()
    let visit = try TmuxVisit(gallery)
    let ranking = try gallery.ranking()
    let scores = try ScoredGallery.scorers.indices.map { scorer in
      try ranking.map { try gallery.score($0, by: scorer) }
    }
    let spread = String(format: "±%.2f", scores[0].deviation)
    let disagreement = "≠\(Pairs(scores[0], scores[1]).percentOpposed)%"
    try visit.showsLine(["a red fox ", "5│"])
    try visit.showsLine(["✓0 ✗0", spread, disagreement])
    try visit.showsLine(["· #1", "· #2", "· #3", "· #4"])
    for (letters, numbers) in zip(["IR ", "CL "], scores) {
      try visit.showsLine(numbers.prefix(4).map { letters + TmuxVisit.figure($0) })
      try visit.shows(letters + TmuxVisit.figure(numbers[4]))
    }
    try visit.showsLine(["┏━", "━┓"])
    try visit.showsLine(["┃▀", "▀┃"])
    try visit.says("sort: demo-ImageReward ↓ 1 of 5 \(ranking[0]) a accept x reject ? keys")

    try visit.widen()
    try visit.says("P only this s sort Enter loupe r rankings / filter z undo ? keys")
    try visit.shows("a red fox in snow")
    try visit.showsLine(["┃▀", "▀┃"])
    try visit.showsLine([
      "CL " + TmuxVisit.figure(scores[1][0]), "CL " + TmuxVisit.figure(scores[1][3]),
    ])
    try visit.narrow()
    try visit.says("\(ranking[0]) a accept x reject ? keys")
    try visit.quit()
  }

  @Test("What is decided shows beside the picture and its group, and is in the library")
  func decisions() throws {
    let gallery = try ScoredGallery()
    let visit = try TmuxVisit(gallery)
    let ranking = try gallery.ranking()
    try visit.press("x")
    try visit.shows("┗ ✗ #1 ━", "✓0 ✗1")
    try visit.press("a", "3")
    try visit.shows("┗ ✓ #1 ★★★ ━", "✓1 ✗0")
    try visit.press("Right")
    try visit.says("2 of 5 \(ranking[1])")
    try visit.press("P")
    try visit.says("1 of 1 accepted \(ranking[1]), rejected 4 more; z takes it back")
    try visit.shows("▸ a red fox in sn… 1│", "✓1 ✗4")
    try visit.press("z")
    try visit.says("1 of 5 undone: only this of 5 pictures")
    try visit.shows("▸ a red fox 5│", "✓1 ✗0")
    try visit.quit()
    let accepted = try Program.run(
      ["query", gallery.pictures.url.path, "is:accepted stars=3"], home: gallery.home)
    #expect(accepted.lines.map { $0.hasSuffix(ranking[0]) } == [true])
  }

  @Test("What cannot be scored says why: a torn file, a prompt that is cut off, none at all")
  func impossible() throws {
    let gallery = try ScoredGallery()
    let visit = try TmuxVisit(gallery)
    try visit.press("J", "J", "J")
    try visit.shows("▸ a torn picture", "! is cut short", "(PNG); it may")
    try visit.press("J")
    let tokens = try gallery.tokens("tower.png")
    #expect(tokens.used < tokens.total)
    try visit.shows("▸ a tower of", "IR scored \(tokens.used) of \(tokens.total) tokens")
    try visit.press("J")
    try visit.shows("▸ (no prompt)", "no prompt is known for these pictures", "IR –", "CL –")
    try visit.press("J")
    try visit.says("this is the last group")
    try visit.quit()
  }
}
