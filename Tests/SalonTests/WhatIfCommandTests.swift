import Foundation
import TestSupport
import Testing

@Suite(
  "salon score --what-if and --words",
  .enabled(if: ReferenceWeights.arePossible, "needs the reference data, and numpy"))
struct WhatIfCommandTests {
  private static let prompt = "a painting of an ocean"
  private static let edited = "a photo of a mountain"
  private static let ocean = (1...4).map { Reference.file("images/ocean-\($0).webp").path }

  private func run(
    _ arguments: [String], _ home: TemporaryFolder, _ weights: TemporaryFolder
  ) throws -> Program {
    try Program.run(
      ["score", "--scorers", "imagereward,clip", "--prompt", Self.prompt] + arguments + Self.ocean,
      home: home, weights: weights.url.path)
  }

  @Test("Before is what scoring says, after what it would say for the other prompt")
  func whatIf() throws {
    let (home, weights) = (try TemporaryFolder(), try ReferenceWeights.folder())
    let asked = try run(["--what-if", Self.edited, "--format", "jsonl"], home, weights)
    #expect(asked.status == 0, "\(asked.messages)")
    let before = try run(["--no-library", "--format", "jsonl"], home, weights)
    let after = try Program.run(
      ["score", "--no-library", "--format", "jsonl", "--prompt", Self.edited] + Self.ocean,
      home: home, weights: weights.url.path)
    let lines = try asked.objects
    #expect(lines.count == 4)
    for (line, (old, new)) in zip(lines, zip(try before.objects, try after.objects)) {
      #expect(line["path"] as? String == old["path"] as? String)
      #expect(line["what_if"] as? String == Self.edited)
      for (key, real) in [("before", old), ("after", new)] {
        let told = try #require(line[key] as? [String: Any])
        let scores = try #require(told["scores"] as? [String: Double])
        let realScores = try #require(real["scores"] as? [String: Double])
        #expect(scores.count == 2)
        for (scorer, value) in scores {
          #expect(abs(value - realScores[scorer, default: .nan]) < 1e-3)
        }
        #expect(told["ranks"] as? [String: Int] == real["ranks"] as? [String: Int])
      }
    }
    // And nothing of it is remembered
    let info = try Program.run(["info", Self.ocean[0]], home: home, weights: weights.url.path)
    #expect(!info.output.contains(Self.edited))
    let table = try run(["--what-if", Self.edited], home, weights)
    #expect(table.lines.first == Substring(Self.prompt))
    #expect(table.output.contains("→ " + Self.edited))
    #expect(table.output.contains(#/ocean-1\.webp\s+[+-]\d\.\d{4} #\d +→ [+-]\d\.\d{4} #\d/#))
  }

  @Test("Each word has its place in the prompt and its part in every score")
  func words() throws {
    let (home, weights) = (try TemporaryFolder(), try ReferenceWeights.folder())
    let run = try run(["--words", "--format", "jsonl"], home, weights)
    #expect(run.status == 0, "\(run.messages)")
    let lines = try run.objects
    #expect(lines.count == 4)
    for line in lines {
      let words = try #require(line["words"] as? [[String: Any]])
      #expect(
        words.compactMap { $0["word"] as? String } == Self.prompt.components(separatedBy: " "))
      #expect(words.compactMap { $0["start"] as? Int } == [0, 2, 11, 14, 17])
      #expect(words.compactMap { $0["end"] as? Int } == [1, 10, 13, 16, 22])
      for word in words {
        let parts = try #require(word["contributions"] as? [String: Double])
        #expect(Set(parts.keys) == ["imagereward", "clip"])
      }
    }
    let table = try self.run(["--words"], home, weights)
    #expect(table.output.contains(#/painting\s+[+-]\d\.\d{4}\s+[+-]\d\.\d{4}/#))
  }

  @Test("A format that has no room for it is wrong usage")
  func csv() throws {
    for arguments in [["--words"], ["--what-if", "a"]] {
      let run = try Program.run(
        ["score", "--format", "csv"] + arguments, home: try TemporaryFolder())
      #expect(run.status == 64)
    }
  }

  @Test("Two salons at once share the cache: both are right, and it keeps to its size")
  func twoProcesses() async throws {
    let (home, weights) = (try TemporaryFolder(), try ReferenceWeights.folder())
    let alone = try run(["--no-library", "--format", "jsonl"], home, weights)
    // Room for two of the four pictures' tokens.
    let arguments = ["--feature-cache", "120K", "--format", "jsonl"]
    async let first = Task.detached { try run(arguments, home, weights) }.value
    async let second = Task.detached { try run(arguments, home, weights) }.value
    for run in try await [first, second] {
      #expect(run.status == 0, "\(run.messages)")
      for (line, expected) in zip(try run.objects, try alone.objects) {
        let scores = try #require(line["scores"] as? [String: Double])
        let real = try #require(expected["scores"] as? [String: Double])
        #expect(abs(scores["imagereward", default: .nan] - real["imagereward", default: 0]) < 1e-3)
      }
    }
    _ = try run(arguments + ["--what-if", Self.edited], home, weights)
    let doctor = try Program.run(["doctor", "--json"], home: home, weights: weights.url.path)
    let cache = try #require(try doctor.objects.first?["cache"] as? [String: Any])
    let bytes = try #require(cache["bytes"] as? Int)
    #expect(bytes > 0 && bytes <= 120_000)
    #expect(cache["capacity"] as? Int == 2_000_000_000)
    #expect(cache["path"] as? String == home.path(".cache/salon/features"))
  }
}
