import Foundation
import TestSupport
import Testing

@Suite(
  "All scorers at once",
  .enabled(if: ReferenceWeights.arePossible, "needs the reference data, and numpy"))
struct JuryTests {
  private static let prompt = "a cyberpunk vehicle, concept art, trending on artstation"
  private static let scorers = [
    "imagereward", "clip", "blip", "aesthetic", "pickscore", "hpsv2",
  ]

  /// Golden scores for the prompt: picture → score.
  private func golden(_ file: String, _ key: String) throws -> [String: Double] {
    let data = try Data(contentsOf: Reference.file("golden/scores-\(file).json"))
    let whole = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    var scores: [String: Double] = [:]
    for entry in try #require(whole["scores"] as? [[String: Any]])
    where entry["prompt"] as? String == Self.prompt {
      scores[try #require(entry["image"] as? String)] = try #require(entry[key] as? Double)
    }
    return scores
  }

  @Test("Each gives the reference's scores, whichever others are asked beside it")
  func goldenScores() throws {
    let home = try TemporaryFolder()
    let weights = try ReferenceWeights.jury(head: SampleHead(width: 64))
    let expected = try [
      "imagereward": golden("imagereward-tiny", "imagereward"),
      "clip": golden("clip-tiny", "clip"), "blip": golden("imagereward-tiny", "blip"),
      "pickscore": golden("clip-gelu-tiny-hf", "pickscore"),
      "hpsv2": golden("hpsv2-tiny", "hpsv2"),
    ]
    let pictures = try #require(expected["hpsv2"]?.keys)
      .map { Reference.file("images/\($0)").path }
    let run = try Program.run(
      ["score", "--no-library", "--format", "jsonl", "--prompt", Self.prompt] + pictures,
      home: home, weights: weights.url.path)
    #expect(run.status == 0, "\(run.messages)")
    let alone = try Program.run(
      ["score", "--no-library", "--format", "jsonl", "--scorer", "aesthetic"] + pictures,
      home: home, weights: weights.url.path)
    let lines = try run.objects
    #expect(lines.count == pictures.count && !pictures.isEmpty)
    for (line, lone) in zip(lines, try alone.objects) {
      let path = try #require(line["path"] as? String)
      let name = URL(filePath: path).lastPathComponent
      let scores = try #require(line["scores"] as? [String: Double])
      #expect(scores.count == Self.scorers.count)
      for (scorer, golden) in expected {
        let distance = abs(scores[scorer, default: .nan] - golden[name, default: .nan])
        #expect(distance < 1e-3, "\(scorer) of \(name)")
      }
      let loneScores = try #require(lone["scores"] as? [String: Double])
      #expect(loneScores == ["aesthetic": scores["aesthetic", default: .nan]])
    }
  }

  @Test("Without a prompt a picture gets the aesthetic score, and the library remembers it")
  func withoutPrompt() throws {
    let home = try TemporaryFolder()
    let weights = try ReferenceWeights.jury(head: SampleHead(width: 64))
    let ocean = Reference.file("images/ocean-1.webp").path
    let run = try Program.run(
      ["score", "--format", "jsonl", ocean], home: home, weights: weights.url.path)
    #expect(run.status == 0, "\(run.messages)")
    let line = try #require(try run.objects.first)
    let scores = try #require(line["scores"] as? [String: Double])
    #expect(Array(scores.keys) == ["aesthetic"])
    #expect((line["ranks"] as? [String: Int])?["aesthetic"] == 1)
    let info = try Program.run(["info", ocean], home: home, weights: weights.url.path)
    #expect(info.output.contains("Aesthetic"))
    let prompted = try Program.run(
      ["score", "--format", "jsonl", "--prompt", "a fox", ocean], home: home,
      weights: weights.url.path)
    let more = try #require(try prompted.objects.first?["scores"] as? [String: Double])
    #expect(more.count == Self.scorers.count && more["aesthetic"] == scores["aesthetic"])
  }

  @Test("Weights list and import know the scorer without a vocabulary")
  func aestheticFiles() throws {
    let home = try TemporaryFolder()
    let weights = try TemporaryFolder()
    let head = try home.write(
      "head.pth", CheckpointWriter.torch(SampleHead(width: 64).tensors))
    let arguments = ["weights", "import", head, "--as", "aesthetic"]
    let early = try Program.run(arguments, home: home, weights: weights.url.path)
    #expect(early.status == 1 && early.messages.contains("CLIP"))
    let clip = try weights.write("clip/a.pt", "")
    try ReferenceWeights.write("clip-tiny", to: clip)
    let run = try Program.run(arguments, home: home, weights: weights.url.path)
    #expect(run.status == 0, "\(run.messages)")
    let names = try FileManager.default.contentsOfDirectory(atPath: weights.path("clip"))
    #expect(names == ["a.pt"], "an import takes nothing away")
    let text = try home.write("words.txt", "a\n")
    let wrong = try Program.run(
      ["weights", "import", text, "--as", "aesthetic"], home: home, weights: weights.url.path)
    #expect(wrong.status == 1 && wrong.messages.contains("no vocabulary"))
    let list = try Program.run(
      ["weights", "list", "--json"], home: home, weights: weights.url.path)
    let status = try list.objects
    #expect(status.compactMap { $0["scorer"] as? String } == Self.scorers)
    let ready = status.filter { $0["complete"] as? Bool == true }
    #expect(ready.compactMap { $0["scorer"] as? String } == ["aesthetic"])
    #expect((ready.first?["published"] as? [Any])?.count == 1)
  }

  @Test("Tokens are told of the scorers whose vocabularies are there, the first two first")
  func tokens() throws {
    let home = try TemporaryFolder()
    let weights = try ReferenceWeights.jury(head: SampleHead(width: 64))
    let run = try Program.run(
      ["tokens", "--json", "a fox"], home: home, weights: weights.url.path)
    let first = try #require(run.lines.first)
    #expect(first.hasPrefix(#"{"imagereward":{"#))
    let told = ["imagereward", "clip", "blip", "pickscore", "hpsv2"]
    let places = told.compactMap { first.range(of: #""\#($0)":"#)?.lowerBound }
    #expect(places.count == told.count && places == places.sorted())
    #expect(!first.contains("aesthetic"))
  }
}
