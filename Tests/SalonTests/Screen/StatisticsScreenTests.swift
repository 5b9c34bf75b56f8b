import Foundation
import TestSupport
import Testing

@Suite("The statistics, in tmux", .enabled(if: TmuxTerminal.isPresent, "needs tmux"))
struct StatisticsScreenTests {
  @Test("Histograms, one scorer against another and means by model, of all groups or of one")
  func story() throws {
    let gallery = try ScoredGallery()
    let visit = try TmuxVisit(gallery)
    let scores = try [0, 1].map { scorer in
      try ScoredGallery.foxes.map { try gallery.score($0, by: scorer) }
    }
    try visit.press("S")
    try visit.shows("histograms all 6 groups", "scores are not comparable across prompts")
    try visit.shows("demo-ImageReward 10 pictures mean", "demo-CLIP 10 pictures mean", "▲")
    try visit.says(
      "1 of 5 \(try gallery.ranking()[0]) Tab page s scorer w this group q back ? keys")
    try visit.press("w")
    try visit.shows("histograms a red fox")
    try visit.showsNothing(of: "not comparable")
    for (title, numbers) in zip(["demo-ImageReward", "demo-CLIP"], scores) {
      let deviation = TmuxVisit.figure(numbers.deviation).dropFirst()
      try visit.shows("\(title) 5 pictures mean \(TmuxVisit.figure(numbers.mean)) sd \(deviation)")
    }
    try visit.says("w all groups")

    try visit.press("Tab")
    let pairs = Pairs(scores[0], scores[1])
    try visit.shows("one against another a red fox")
    try visit.shows(
      "demo-CLIP against demo-ImageReward 5 pictures τ \(RankingsScreenTests.coefficient(pairs.tau)) ρ"
    )
    for numbers in scores {
      for end in [numbers.min(), numbers.max()] {
        try visit.shows(TmuxVisit.figure(try #require(end)))
      }
    }
    try visit.shows("◆")
    try visit.widen()
    try visit.shows("one against another a red fox", "◆", "┐")
    try visit.narrow()

    try visit.press("Tab")
    try visit.shows("means by model a red fox", "model pictures ▸demo-ImageReward demo-CLIP")
    for model in 0...1 {
      let of = ScoredGallery.foxes.indices.filter { ($0 + 1) % 2 == model }
      let means = scores.map { numbers in TmuxVisit.figure(of.map { numbers[$0] }.mean) }
      try visit.showsLine(["m\(model)", "\(of.count)"] + means)
    }
    try visit.press("s")
    try visit.shows("model pictures demo-ImageReward ▸demo-CLIP")
    try visit.press("w")
    try visit.shows("means by model all 6 groups")
    try visit.showsLine(["m2", "1", TmuxVisit.figure(try gallery.score("tower.png"))])
    try visit.showsLine(["(not told)", "1", "–", "–"])
    try visit.press("S")
    try visit.shows("prompts")
    try visit.quit()
  }
}
