import Foundation
import TestSupport
import Testing

@Suite("What if, in tmux", .enabled(if: TmuxTerminal.isPresent, "needs tmux"))
struct WhatIfScreenTests {
  @Test("Another prompt re-ranks the group as the command says, and nothing of it is kept")
  func story() throws {
    let gallery = try ScoredGallery()
    let visit = try TmuxVisit(gallery)
    let ranking = try gallery.ranking()
    try visit.press("e")
    try visit.shows("what if by demo-ImageReward the prompt as it is", "a red fox")
    try visit.showsLine(["was \(TmuxVisit.figure(try gallery.score(ranking[0]))) #1", "#2", "#3"])
    try visit.says("1 of 5 \(ranking[0]) Tab scorer ↓ picture Ctrl-R as it is Esc back")

    try visit.type(" and a blue owl")
    try visit.shows("another prompt", "a red fox and a blue owl")
    let tried = try Self.scores(of: "a red fox and a blue owl", gallery)
    for (scorer, letters) in ["IR", "CL"].enumerated() {
      let now = try ScoredGallery.foxes.sorted {
        try #require(tried[$0]?[scorer]) > #require(tried[$1]?[scorer])
      }
      // The cursor's picture may be far down now.
      try visit.press("PPage", "PPage")
      try visit.says("1 of 5 \(now[0])")
      try visit.showsLine(
        try now.prefix(3).map {
          "\(letters) \(TmuxVisit.figure(try #require(tried[$0]?[scorer])))"
        })
      try visit.showsLine(
        try now.prefix(3).map {
          let score = TmuxVisit.figure(try gallery.score($0, by: scorer))
          return "was \(score) #\(try gallery.rank($0, by: scorer))"
        })
      try visit.press("Tab")
      try visit.shows("what if by \(scorer == 0 ? "demo-CLIP" : "demo-ImageReward")")
    }
    try visit.widen()
    try visit.shows("what each word adds", "to fox-", "blue", "owl")
    try visit.showsLine((1...3).map { "#\($0)" })
    try visit.narrow()
    try visit.showsNothing(of: "what each word adds")
    try visit.press("C-r")
    try visit.shows("the prompt as it is")
    try visit.showsNothing(of: "blue")
    try visit.press("Escape")
    try visit.shows("prompts", "IR " + TmuxVisit.figure(try gallery.score(ranking[0])))
    try visit.quit()
    let history = try Program.run(["history"], home: gallery.home)
    #expect(!history.output.contains("fox"))
  }

  /// What both scorers say of each picture where its prompt is another.
  private static func scores(
    of prompt: String, _ gallery: ScoredGallery
  ) throws -> [String: [Double]] {
    let run = try Program.run(
      ["score", "--what-if", prompt, "--format", "jsonl"] + ScoredGallery.options
        + ScoredGallery.foxes.map(gallery.pictures.path),
      home: gallery.home)
    let rows = try run.objects.map { row in
      let path = try #require(row["path"] as? String)
      let after = try #require(row["after"] as? [String: Any])
      let scores = try #require(after["scores"] as? [String: Double])
      return (
        URL(filePath: path).lastPathComponent,
        try ScoredGallery.scorers.map { try #require(scores[$0]) }
      )
    }
    return Dictionary(uniqueKeysWithValues: rows)
  }
}
