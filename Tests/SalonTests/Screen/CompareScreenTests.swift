import Foundation
import TestSupport
import Testing

@Suite("The comparison, in tmux", .enabled(if: TmuxTerminal.isPresent, "needs tmux"))
struct CompareScreenTests {
  @Test("Marked pictures stand side by side with what differs, and can be judged and left out")
  func story() throws {
    let gallery = try ScoredGallery()
    let visit = try TmuxVisit(gallery)
    let ranking = try gallery.ranking()
    try visit.press("c")
    try visit.says("Space marks two to four pictures, then c compares them")
    try visit.press("Space")
    try visit.says("1 marked")
    try visit.shows("◆")
    try visit.press("l", "Space")
    try visit.says("2 marked; c compares them")
    try visit.press("]", "c")
    try visit.showsLine(["▸ \(ranking[0])", ranking[1]])
    for (scorer, letters) in ["IR", "CL"].enumerated() {
      let scores = try ranking.prefix(2).map { try gallery.score($0, by: scorer) }
      let best = max(scores[0], scores[1])
      try visit.showsLine(
        scores.map {
          let rest = $0 == best ? "best" : "(\(TmuxVisit.figure($0 - best)))"
          return "\(letters) \(TmuxVisit.figure($0)) \(rest)"
        })
    }
    try visit.showsLine(["seed 10", "seed 10"])
    try visit.showsLine(["model m", "model m"])
    try visit.says("1 of 5 a accept x reject q back ? keys")
    try visit.press("l", "x")
    try visit.showsLine([ranking[0], "▸ \(ranking[1])"])
    try visit.showsLine(["· undecided", "✗ rejected"])
    try visit.widen()
    try visit.showsLine([ranking[0], "▸ \(ranking[1])"])
    try visit.says("a accept x reject Space leave out → next q back ? keys")
    try visit.narrow()
    try visit.press("Space")
    try visit.says("one picture alone is not compared")
    try visit.shows("prompts", "✓0 ✗1")
    try visit.quit()
  }

  @Test("Of pictures with different prompts the words that differ are told")
  func prompts() throws {
    let gallery = try ScoredGallery()
    let visit = try TmuxVisit(gallery)
    try visit.press("Space", "J", "c")
    try visit.showsLine([try gallery.ranking()[0], "fox-6.png"])
    try visit.shows("in snow", "fox-6.png")
    try visit.press("c")
    try visit.shows("prompts")
    try visit.quit()
  }
}
