import Foundation
import TestSupport
import Testing

@Suite("Starts, in tmux", .enabled(if: TmuxTerminal.isPresent, "needs tmux"))
struct FirstStartScreenTests {
  @Test(
    "A first start scores while one looks, and gives three hints, which go with the first key for ever"
  )
  func hints() throws {
    let gallery = try ScoredGallery()
    let home = try TemporaryFolder()
    let first = try TmuxVisit(gallery, home: home)
    try first.shows(
      "a accepts x rejects z takes it back", "Enter looks closely r shows how the scorers rank",
      "? lists all keys")
    let best = try gallery.ranking()[0]
    try first.says("sort: demo-ImageReward ↓ 1 of 5 \(best)")
    try first.widen()
    try first.shows("? lists all keys")
    try first.narrow()
    try first.press("Right")
    try first.says("2 of 5")
    try first.showsNothing(of: "lists all keys")
    try first.quit()
    let second = try TmuxVisit(gallery, home: home)
    try second.showsNothing(of: "lists all keys")
    try second.quit()
  }

  @Test("--plain shows names and sizes in the place of pictures, and every number")
  func plain() throws {
    let gallery = try ScoredGallery()
    let visit = try TmuxVisit(gallery, arguments: ["--plain"])
    let ranking = try gallery.ranking()
    try visit.showsLine(Array(ranking.prefix(4)))
    try visit.showsLine(["32×32", "32×32", "32×32", "32×32"])
    try visit.showsLine(
      try ranking.prefix(4).map { "IR " + TmuxVisit.figure(try gallery.score($0)) })
    try visit.showsLine(["┃", ranking[0], "┃", ranking[1]])
    try visit.press("Right", "x")
    try visit.shows("┗ ✗ #2 ━", "✓0 ✗1")
    try visit.press("Enter")
    try visit.shows("✗ rejected", ranking[1], "seed 10", "#2 of 5")
    try visit.widen()
    try visit.shows("✗ rejected", ranking[1], "32×32", "PNG text")
    try visit.narrow()
    try visit.press("q", "r")
    try visit.shows("▸demo-ImageReward demo-CLIP you", "Kendall τ")
    try visit.press("q")
    #expect(!visit.terminal.screen.contains("▀"))
    try visit.quit()
  }
}
