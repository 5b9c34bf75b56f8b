import Foundation
import TestSupport
import Testing

@Suite struct ScoreTests {
  private static let prompt =
    "a painting of an ocean with clouds and birds, day time, low depth field effect"

  /// Golden scores: prompt → picture → score.
  private func golden(_ file: String, _ key: String) throws -> [String: [String: Double]] {
    let data = try Data(contentsOf: Reference.file("golden/\(file)"))
    let whole = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    var scores: [String: [String: Double]] = [:]
    for entry in try #require(whole["scores"] as? [[String: Any]]) {
      let prompt = try #require(entry["prompt"] as? String)
      let image = try #require(entry["image"] as? String)
      scores[prompt, default: [:]][image] = try #require(entry[key] as? Double)
    }
    return scores
  }

  @Test(
    "Every picture and prompt gets the reference's scores, by both scorers at once",
    .enabled(if: ReferenceWeights.arePossible, "needs the reference data, and numpy"))
  func goldenScores() throws {
    let home = try TemporaryFolder()
    let weights = try ReferenceWeights.folder()
    let imageReward = try golden("scores-imagereward-tiny.json", "imagereward")
    let clip = try golden("scores-clip-tiny.json", "clip")
    let pictures = try #require(imageReward[Self.prompt]).keys
      .map { Reference.file("images/\($0)").path }
    for (prompt, expected) in imageReward {
      let run = try Program.run(
        ["score", "--no-library", "--format", "jsonl", "--prompt", prompt] + pictures,
        home: home, weights: weights.url.path)
      #expect(run.status == 0, "\(run.messages)")
      let lines = try run.objects
      #expect(lines.count == pictures.count)
      for line in lines {
        let path = try #require(line["path"] as? String)
        let name = URL(filePath: path).lastPathComponent
        let scores = try #require(line["scores"] as? [String: Double])
        #expect(abs(try #require(scores["imagereward"]) - expected[name, default: .nan]) < 1e-3)
        let clipScore = try #require(clip[prompt]?[name])
        #expect(abs(try #require(scores["clip"]) - clipScore) < 1e-3)
      }
    }
  }

  @Test(
    "A line says path, group, prompt, scores, ranks, tokens, decision, stars, order and error",
    .enabled(if: ReferenceWeights.arePossible, "needs the reference data, and numpy"))
  func contract() throws {
    let home = try TemporaryFolder()
    let weights = try ReferenceWeights.folder()
    let ocean = (1...4).map { Reference.file("images/ocean-\($0).webp").path }
    let run = try Program.run(
      ["score", "--format", "jsonl", "--prompt", Self.prompt] + ocean, home: home,
      weights: weights.url.path)
    #expect(run.status == 0)
    let line = try #require(run.lines.first)
    #expect(
      line.contains(
        #/"scores":\{"imagereward":-?\d+\.\d{6},"clip":-?\d+\.\d{6}\},"ranks":\{"imagereward":\d/#))
    #expect(line.contains(#""tokens":{"imagereward":{"used":19,"total":19},"clip":{"used":19"#))
    #expect(line.contains(#""decision":null,"stars":0,"order":null,"error":null,"#))
    #expect(line.hasSuffix(#""error":null,"people":null,"imported":{}}"#))
    let ranks = try run.objects.map {
      try #require(($0["ranks"] as? [String: Int])?["imagereward"])
    }
    #expect(ranks.sorted() == [1, 2, 3, 4])
    let groups = Set(try run.objects.map { try #require($0["group"] as? String) })
    #expect(groups == [Self.prompt])
  }

  @Test("A named scorer without weights exits with 1, and says how to get them")
  func noWeights() throws {
    let home = try TemporaryFolder()
    let path = try home.write("a.png", SamplePicture((200, 30, 30), prompt: "a red square").bytes)
    let named = try Program.run(["score", path, "--scorer", "clip"], home: home)
    #expect(named.status == 1)
    #expect(named.output.isEmpty)
    #expect(named.messages.contains("`salon weights pull clip`"))
  }

  @Test(
    "Each of the reference's broken pictures has a line with its reason",
    .enabled(if: ReferenceWeights.arePossible, "needs the reference data, and numpy"))
  func referenceBrokenPictures() throws {
    let home = try TemporaryFolder()
    let weights = try ReferenceWeights.folder()
    let run = try Program.run(
      [
        "score", "--format", "jsonl", "--prompt", "a fox", Reference.file("images/bad").path,
        Reference.file("images/small-20x30.png").path,
      ], home: home, weights: weights.url.path)
    #expect(run.status == 1)
    let lines = try run.objects
    #expect(lines.count == 6)
    for line in lines {
      let path = try #require(line["path"] as? String)
      let scores = try #require(line["scores"] as? [String: Double])
      if path.hasSuffix("small-20x30.png") {
        #expect(line["error"] is NSNull)
        #expect(scores.count == 2)
      } else {
        let reason = try #require(line["error"] as? String, "\(path)")
        #expect(!reason.isEmpty)
        #expect(scores.isEmpty)
      }
    }
  }

  @Test(
    "Wrong usage exits with 64",
    arguments: [["--format", "yaml"], ["--no-library", "--library", "x"], ["--scorer", "none"]])
  func wrongUsage(arguments: [String]) throws {
    let run = try Program.run(["score"] + arguments, home: try TemporaryFolder())
    #expect(run.status == 64)
    #expect(!run.messages.isEmpty)
    #expect(run.output.isEmpty)
  }

  @Test("A path that is not there is said plainly, and exits with 1")
  func missingPath() throws {
    let run = try Program.run(["score", "/no/such/folder"], home: try TemporaryFolder())
    #expect(run.status == 1)
    #expect(run.messages.contains("/no/such/folder: there is no such file or folder"))
    #expect(run.output.isEmpty)
  }
}
