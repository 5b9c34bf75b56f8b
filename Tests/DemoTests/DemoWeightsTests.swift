import Demo
import Foundation
import Imaging
import Scorers
import Tensors
import TestSupport
import Testing

@Suite("The weights that come along") struct DemoWeightsTests {
  private static let folder = WeightsFolder(
    "/nowhere", demo: Reference.packageRoot.appending(path: "weights/demo").path)

  @Test(
    "They are loaded as the published ones are, and put most pairs of unseen pictures in order",
    arguments: [(ScorerID.demoImageReward, 0.9), (.demoCLIP, 0.6)])
  func accuracy(id: ScorerID, floor: Double) throws {
    let scorer = try Self.folder.load(id)
    #expect(scorer.id == id && scorer.featureSource == id)
    let motifs = DrawnGallery.motifs(60, keptForTrials: true, seed: 5)
    let gallery = DrawnGallery(of: motifs, each: 4, seed: 5, side: 256)
    let workspace = Workspace()
    // WordPiece has an id for what it does not know.
    let unknown = id == .demoImageReward ? [scorer.tokens("quux").ids[1]] : []
    var trial = Trial()
    for (group, motif) in motifs.enumerated() {
      let pictures = gallery.pictures[4 * group..<4 * group + 4].map(\.picture)
      let inputs = pictures.map { scorer.preprocessing($0.bitmap(side: 256)) }
      let tokens = scorer.tokens(motif.prompt)
      // Every word and the comma before a side are one piece each, between two marks.
      let words = motif.prompt.split(separator: " ").count + (motif.side == nil ? 0 : 1)
      #expect(tokens.used == words + 2 && Set(tokens.ids).isDisjoint(with: unknown))
      trial.add(
        pictures,
        scores: scorer.scores(
          of: scorer.features(of: inputs, with: workspace), prompt: tokens, with: workspace))
    }
    #expect(trial.pairs > 150 && trial.accuracy > floor, "\(trial.accuracy)")
  }

  @Test("They are kept in 16 bits, and take at most 6 MB in all")
  func size() throws {
    var total = 0
    for id in ScorerID.demo {
      let status = try #require(Self.folder.status(of: id))
      let checkpoint = try Data(
        contentsOf: URL(filePath: #require(status.checkpoint)), options: .mappedIfSafe)
      total +=
        checkpoint.count + (try Data(contentsOf: URL(filePath: #require(status.vocabulary)))).count
      // Eight bytes that say how long the header is, the first first.
      let length = checkpoint.prefix(8).reversed().reduce(0) { $0 << 8 | Int($1) }
      let header = try #require(
        try JSONSerialization.jsonObject(with: checkpoint[8..<8 + length])
          as? [String: [String: Any]])
      #expect(header.count > 50 && header.values.allSatisfy { $0["dtype"] as? String == "F16" })
    }
    #expect(total <= 6_000_000, "\(total) bytes")
  }

  @Test("Nothing chooses them unless they are asked for")
  func neverChosen() {
    #expect(Self.folder.status().allSatisfy { !ScorerID.demo.contains($0.scorer) })
    for id in ScorerID.demo { #expect(Self.folder.status(of: id)?.isComplete == true) }
    #expect(WeightsFolder("/nowhere").status(of: .demoCLIP)?.isComplete == false)
  }
}
