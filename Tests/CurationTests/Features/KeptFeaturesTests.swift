import Curation
import Foundation
import Scorers
import Store
import TestSupport
import Testing

@Suite(
  "Features that are kept",
  .enabled(if: ReferenceWeights.arePossible, "needs the reference data, and numpy"))
struct KeptFeaturesTests {
  private static let prompt = "an owl in the snow, oil on canvas"
  private static let seeing: [ScorerID] = [.imageReward, .clip, .blip, .pickScore, .hpsv2]

  @Test("A new prompt looks at no picture again, and gets the scores of a first look")
  func newPrompt() throws {
    let gallery = try ScoredGallery(pictures: 5)
    let first = try gallery.result(ScorerID.all)
    #expect(first.tally.computed == Dictionary(uniqueKeysWithValues: Self.seeing.map { ($0, 5) }))
    #expect(first.tally.recalled.values.allSatisfy { $0 == 0 })
    let again = try gallery.result(ScorerID.all, prompt: Self.prompt)
    #expect(again.tally.computed.values.allSatisfy { $0 == 0 })
    #expect(again.tally.recalled == first.tally.computed)
    let fresh = try gallery.result(ScorerID.all, prompt: Self.prompt, isRemembered: false)
    let distances = again.scores.distance(to: fresh.scores)
    #expect(Set(distances.keys) == Set(ScorerID.all))
    for (scorer, distance) in distances {
      // Tokens are kept in half precision, vectors in full.
      #expect(distance < (scorer == .imageReward ? 1e-3 : 1e-5), "\(scorer.rawValue)")
    }
  }

  @Test("A first score is computed from what was just seen, not from what is kept of it")
  func firstScore() throws {
    let gallery = try ScoredGallery(pictures: 1)
    let kept = try gallery.result([.imageReward])
    let fresh = try gallery.result([.imageReward], isRemembered: false)
    #expect(kept.scores == fresh.scores)
  }

  @Test("The aesthetic score reads what CLIP has seen, and CLIP what it has")
  func sharedSource() throws {
    let gallery = try ScoredGallery(pictures: 3)
    _ = try gallery.result([.clip])
    let aesthetic = try gallery.result([.aesthetic])
    #expect(aesthetic.tally.computed[.clip] == 0 && aesthetic.tally.recalled[.clip] == 3)
    #expect(aesthetic.scores.count == 3)
    // And with another head it reads the same, and says something else
    let head = SampleHead(width: 64, factor: 2)
    try gallery.weights.write("aesthetic/head.pth", CheckpointWriter.torch(head.tensors))
    let other = try gallery.result([.aesthetic])
    #expect(other.tally.computed[.clip] == 0)
    #expect(try #require(other.scores.distance(to: aesthetic.scores)[.aesthetic]) > 1e-3)
  }

  @Test("What other weights have seen is not read")
  func otherWeights() throws {
    let gallery = try ScoredGallery(pictures: 3)
    let first = try gallery.result([.clip, .blip])
    try ReferenceWeights.write("clip-tiny-hf", to: gallery.weights.path("clip/ViT-L-14.pt"))
    let second = try gallery.result([.clip, .blip], prompt: Self.prompt)
    #expect(first.tally.computed == [.clip: 3, .blip: 3])
    #expect(second.tally.computed == [.clip: 3, .blip: 0])
  }

  @Test("A picture whose tokens are damaged or gone is looked at again, the others are not")
  func damaged() throws {
    let gallery = try ScoredGallery(pictures: 4)
    _ = try gallery.result([.imageReward])
    let folder = try #require(
      try FileManager.default.contentsOfDirectory(atPath: gallery.folder.path("features")).first)
    let inner = gallery.folder.path("features/\(folder)")
    let names = try FileManager.default.contentsOfDirectory(atPath: inner)
    #expect(names.count == 4)
    try FileManager.default.removeItem(atPath: inner + "/" + names[0])
    var bytes = [UInt8](try Data(contentsOf: URL(filePath: inner + "/" + names[1])))
    bytes[bytes.count / 2] ^= 1
    try Data(bytes).write(to: URL(filePath: inner + "/" + names[1]))
    let again = try gallery.result([.imageReward], prompt: Self.prompt)
    #expect(again.tally.computed == [.imageReward: 2])
    #expect(again.tally.recalled == [.imageReward: 2])
    #expect(again.scores.count == 4)
  }

  @Test("Vectors that do not fit the model are made anew")
  func unfitting() throws {
    let gallery = try ScoredGallery(pictures: 3)
    _ = try gallery.result([.clip])
    let clip = try WeightsFolder(gallery.weights.path("")).load(.clip)
    let picture = try PictureFile.read(gallery.folder.path("pictures/0.png"))
    let other = try PictureFile.read(gallery.folder.path("pictures/1.png"))
    try gallery.library.save(
      [
        (ContentDigest.of(picture), [1, 2, 3]),
        (ContentDigest.of(other), [Float](repeating: .nan, count: 64)),
      ], source: "clip", weights: clip.featureDigest)
    let again = try gallery.result([.clip], prompt: Self.prompt)
    #expect(again.tally.computed == [.clip: 2] && again.tally.recalled == [.clip: 1])
    let third = try gallery.result([.clip], prompt: Self.prompt + " again")
    #expect(third.tally.computed == [.clip: 0])
  }

  @Test("Without room for tokens they are computed each time, vectors are not")
  func noRoom() throws {
    let gallery = try ScoredGallery(pictures: 2)
    let tokens = gallery.tokens(capacity: 0)
    _ = try gallery.result([.imageReward, .clip], tokens: tokens)
    let again = try gallery.result(
      [.imageReward, .clip], prompt: Self.prompt, tokens: tokens)
    #expect(again.tally.computed == [.imageReward: 2, .clip: 0])
  }

  @Test("A cache that cannot be written is told once, and no reason for failure")
  func unwritable() throws {
    let gallery = try ScoredGallery(pictures: 3)
    let path = try gallery.folder.write("features", "a file")
    let session = try gallery.session(
      [.imageReward], tokens: TokenCache(folder: path, capacity: 1 << 30))
    session.start()
    session.waitUntilFinished()
    session.close()
    session.waitUntilClosed()
    #expect(session.problems.count == 1)
    #expect(session.problems.allSatisfy { !$0.isFailure })
    #expect(Scores(session.gallery).count == 3)
  }
}
