import Foundation
import Scorers
import TestSupport
import Testing

/// The folder of full-size checkpoints, where the environment names one.
private let fullWeights = ProcessInfo.processInfo.environment["SALON_FULL_WEIGHTS"]

@Suite(
  "Scores of models of the published size",
  .enabled(
    if: fullWeights != nil && Reference.isPresent,
    """
    SALON_FULL_WEIGHTS names no weights folder whose imagereward/ and clip/ hold what \
    make_checkpoint.py writes from imagereward.json and clip-vit-l-14.json with seed 1, with blip/ \
    the same as imagereward/ and the published head in aesthetic/
    """),
  .serialized)
struct FullSizeTests {
  @Test(
    "Scores are the reference implementations' scores, in the same order",
    arguments: [
      (ScorerID.imageReward, "imagereward", "imagereward"), (.clip, "clip-vit-l-14", "clip"),
      (.blip, "imagereward", "blip"), (.aesthetic, "clip-vit-l-14", "aesthetic"),
    ])
  func scores(id: ScorerID, file: String, key: String) throws {
    let scorer = try WeightsFolder(try #require(fullWeights)).load(id)
    let golden = try GoldenScores(file, key)
    let scores = try golden.computed(scorer, threads: 2)
    #expect(golden.distance(scores) < 1e-3)
    #expect(
      golden.ranks(by: scores, tolerance: 1e-5)
        == golden.ranks(by: golden.entries.map(\.score), tolerance: 1e-5))
  }
}
