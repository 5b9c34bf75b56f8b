import Foundation
import TestSupport
import Testing

@Suite("The rankings, in tmux", .enabled(if: TmuxTerminal.isPresent, "needs tmux"))
struct RankingsScreenTests {
  @Test(
    "A column for each scorer and for the person, their agreement below, the disputed on request")
  func story() throws {
    let gallery = try ScoredGallery()
    let visit = try TmuxVisit(gallery)
    let rankings = try [0, 1].map { try gallery.ranking(by: $0) }
    let numbers = try [0, 1].map { scorer in
      try ScoredGallery.foxes.map { try gallery.score($0, by: scorer) }
    }
    // The second by the first scorer's opinion is the only one that is wanted.
    try visit.press("l", "P", "[", "r")
    try visit.shows("▸demo-ImageReward demo-CLIP you")
    let wanted = rankings[0][1]
    let rankByOther = try gallery.rank(wanted, by: 1)
    try visit.showsLine(["#2 of 5", "#\(rankByOther) of 5", "#1 of 5"])
    for place in 0..<5 {
      try visit.showsLine(
        try [0, 1].map {
          TmuxVisit.figure(try gallery.score(rankings[$0][place], by: $0))
        })
    }
    // Each scorer is right about the pairs of the one that is wanted with those it puts below.
    let tau = Self.coefficient(Pairs(numbers[0], numbers[1]).tau)
    let right = [3, 5 - rankByOther].map { "\($0 * 25)% of 4" }
    try visit.showsLine(["Kendall τ", "IR", "CL", "you", "right about your pairs"])
    try visit.showsLine(["demo-ImageReward", "·", tau, right[0]])
    try visit.showsLine(["demo-CLIP", tau, "·", right[1]])
    try visit.says("2 of 5 \(wanted) s disputed first Enter loupe ] group q back ? keys")

    try visit.press("l")
    try visit.shows("demo-ImageReward ▸demo-CLIP")
    try visit.press("s")
    try visit.says("the most disputed first")
    let places = try ScoredGallery.foxes.map { name in
      abs(try gallery.rank(name) - gallery.rank(name, by: 1))
    }
    let apart = "\((places.max() ?? 0) * 25)%"
    try visit.showsLine(["apart", "#2 of 5"])
    try visit.showsLine([apart, "▀"])
    try visit.widen()
    try visit.shows("apart", apart, "▸demo-CLIP", wanted.replacing(".png", with: ""))
    try visit.says("s best first Enter loupe a accept ] group q back ? keys")
    try visit.narrow()
    try visit.press("s")
    try visit.says("each column's best first")
    try visit.press("r")
    try visit.shows("prompts", "✓1 ✗4")
    try visit.quit()
  }

  /// A coefficient as the screen writes it.
  static func coefficient(_ value: Double) -> String {
    if abs(value) == 1 { return value < 0 ? "−1.00" : "+1.00" }
    return String(format: "%+.2f", value).replacing("0.", with: ".").replacing("-", with: "−")
  }
}
