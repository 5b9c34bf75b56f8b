import Foundation
import TestSupport
import Testing

@Suite("The loupe, in tmux", .enabled(if: TmuxTerminal.isPresent, "needs tmux"))
struct LoupeScreenTests {
  @Test(
    "One picture's scores, ranks and making stand beside it; decisions count, and moving goes on")
  func story() throws {
    let gallery = try ScoredGallery()
    let visit = try TmuxVisit(gallery)
    let ranking = try gallery.ranking()
    try visit.press("Enter")
    for (place, name) in ranking.prefix(2).enumerated() {
      try visit.shows(
        name, "seed \(100 + (try #require(name.dropFirst(4).first?.wholeNumberValue)))")
      for (scorer, title) in ["IR", "CL"].enumerated() {
        let rank = try gallery.rank(name, by: scorer)
        try visit.shows(
          "\(title) \(TmuxVisit.figure(try gallery.score(name, by: scorer))) #\(rank) of 5",
          "above \((5 - rank) * 25)%")
      }
      try visit.says("sort: demo-ImageReward ↓ \(place + 1) of 5 a accept x reject q back ? keys")
      try visit.press("l")
    }
    try visit.press("h", "a", "4")
    try visit.shows(ranking[1], "✓ accepted ★★★★·", "sampler Euler a", "size 32×32", "made by AUTO")
    try visit.press("u", "0")
    try visit.shows("· undecided")
    try visit.showsNothing(of: "★")
    try visit.press("q")
    try visit.says("2 of 5 \(ranking[1])")
    try visit.quit()
  }

  @Test("A prompt that is longer than the screen is paged through, or seen whole on a larger one")
  func longPrompt() throws {
    let gallery = try ScoredGallery()
    let visit = try TmuxVisit(gallery)
    try visit.press("i", "]", "]", "]", "]")
    let tokens = try gallery.tokens("tower.png")
    try visit.shows(
      "tower.png", "scored \(tokens.used) of \(tokens.total) tokens", "PgDn", "seed 301")
    try visit.press("NPage")
    try visit.showsNothing(of: "seed 301")
    try visit.shows("prompt", "a tower of many stones", "bricks and windows")
    try visit.press("PPage")
    try visit.shows("seed 301", "PgDn")
    try visit.widen()
    try visit.shows("seed 301", "a tower of many stones")
    try visit.showsNothing(of: "PgDn")
    try visit.narrow()
    try visit.press("[")
    try visit.shows("torn.png", "! is cut short")
    try visit.shows("IR – the picture cannot")
    // Its bytes are known, so that it can be turned down.
    try visit.press("x")
    try visit.shows("✗ rejected")
    try visit.press("i")
    try visit.shows("prompts", "▸ a torn picture")
    try visit.quit()
  }
}
