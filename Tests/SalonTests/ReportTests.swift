import Foundation
import TestSupport
import Testing

@Suite struct ReportTests {
  /// Two foxes of two models, and an owl of a third.
  private func gallery() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    for (number, made) in [("a red fox", "m1"), ("a red fox", "m2"), ("an owl", "m3")].enumerated()
    {
      let infotext = "\(made.0)\nSteps: 20, Sampler: Euler a, Seed: \(number), Model: \(made.1)"
      try folder.write(
        "\(number).png", SamplePicture((UInt8(60 * number), 80, 20), infotext: infotext).bytes)
    }
    return folder
  }

  @Test("What was decided says which model is better, also without weights")
  func decided() throws {
    let home = try TemporaryFolder()
    let folder = try gallery()
    for (number, word) in [(0, "--reject"), (1, "--accept")] {
      let run = try Program.run(["decide", word, folder.path("\(number).png")], home: home)
      #expect(run.status == 0, "\(run.messages)")
    }
    let run = try Program.run(["report", folder.url.path], home: home)
    #expect(run.status == 0 && run.messages.contains("weights pull"))
    #expect(
      run.lines == [
        "3 models of 3 pictures; 1 group with two or more of them",
        "you                 mean     won    pairs  rank  pictures",
        "  m2                   -  100.0%        1     1         1",
        "  m1                   -    0.0%        1     2         1",
      ])
    let json = try Program.run(
      ["report", folder.url.path, "--by", "sampler", "--json"], home: home)
    let report = try #require(try json.objects.first)
    #expect(report["by"] as? String == "sampler" && report["groups"] as? Int == 0)
    let values = try #require(report["values"] as? [[String: Any]])
    #expect(values.map { $0["value"] as? String } == ["Euler a"])
    #expect(values.map { $0["pictures"] as? Int } == [3])
    let same = try Program.run(
      ["report", folder.url.path, "--by", "model", "--group-by", "model"], home: home)
    #expect(same.status == 64 && same.messages.contains("--group-by prompt"))
  }

  @Test(
    "Scorers say it with means and pairs",
    .enabled(if: ReferenceWeights.arePossible, "needs the reference data, and numpy"))
  func scored() throws {
    let home = try TemporaryFolder()
    let weights = try ReferenceWeights.folder()
    let folder = try gallery()
    let run = try Program.run(
      ["report", folder.url.path, "--json"], home: home, weights: weights.url.path)
    #expect(run.status == 0, "\(run.messages)")
    let values = try #require(try run.objects.first?["values"] as? [[String: Any]])
    let rewards = values.compactMap { $0["imagereward"] as? [String: Any] }
    #expect(rewards.count == 3)
    #expect(rewards.compactMap { $0["rank"] as? Int }.sorted() == [1, 2], "the owl has no pairs")
    #expect(rewards.compactMap { $0["win_rate"] as? Double }.sorted() == [0, 1])
    #expect(rewards.allSatisfy { $0["mean"] is Double })
  }
}
