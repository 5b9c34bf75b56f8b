import Foundation
import TestSupport
import Testing

@Suite("salon query and salon top")
struct QueryTests {
  /// Two foxes and an owl.
  private func gallery() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.write("1.png", SamplePicture((200, 80, 20), prompt: "a red fox").bytes)
    try folder.write("2.png", SamplePicture((220, 90, 40), prompt: "A red  fox,").bytes)
    try folder.write("3 ß.png", SamplePicture((90, 90, 90), prompt: "a gray owl").bytes)
    return folder
  }

  private func names(_ run: Program) -> [String] {
    run.lines.map { URL(filePath: String($0)).lastPathComponent }
  }

  @Test(
    "Paths of what matches are printed, in the order of the files",
    arguments: [
      ("fox", ["1.png", "2.png"]), ("not fox", ["3 ß.png"]),
      ("steps:20 cfg=7", ["1.png", "2.png", "3 ß.png"]),
      ("ß or name:2", ["2.png", "3 ß.png"]), ("group.size>=2 is:undecided", ["1.png", "2.png"]),
      ("date:today width:32", ["1.png", "2.png", "3 ß.png"]),
      ("sampler=\"euler A\" owl", ["3 ß.png"]),
      ("stars>=3", []),
    ])
  func matches(expression: String, expected: [String]) throws {
    let home = try TemporaryFolder()
    let folder = try gallery()
    let run = try Program.run(["query", folder.url.path, expression], home: home)
    #expect(run.status == 0, "\(run.messages)")
    #expect(names(run) == expected)
  }

  @Test("Zero bytes end the paths for xargs, JSON tells the rest")
  func formats() throws {
    let home = try TemporaryFolder()
    let folder = try gallery()
    let zero = try Program.run(["query", folder.url.path, "-0", "fox"], home: home)
    let paths = zero.output.split(separator: "\0").map {
      URL(filePath: String($0)).lastPathComponent
    }
    #expect(paths == ["1.png", "2.png"])
    #expect(zero.output.last == "\0" && !zero.output.contains("\n"))
    let json = try Program.run(["query", folder.url.path, "--json", "owl"], home: home)
    let object = try #require(try json.objects.first)
    #expect(try json.objects.count == 1)
    #expect(object["prompt"] as? String == "a gray owl")
  }

  @Test("A wrong expression is pointed at, and nothing is opened")
  func mistake() throws {
    let home = try TemporaryFolder()
    let run = try Program.run(["query", "/no/such/folder", "größe stars>=x"], home: home)
    #expect(run.status == 64)
    #expect(run.output.isEmpty)
    #expect(
      run.messages.split(separator: "\n") == [
        "salon: x is not a number; write stars>=3", "  größe stars>=x", "               ^",
      ])
    #expect(try Program.run(["query"], home: home).status == 64)
    #expect(try Program.run(["query", home.url.path], home: home).status == 64)
    #expect(try Program.run(["query", "/no/such/folder", "fox"], home: home).status == 1)
  }

  @Test("Without weights what asks for scores says so, and what asks for missing ones answers")
  func withoutWeights() throws {
    let home = try TemporaryFolder()
    let folder = try gallery()
    let scored = try Program.run(["query", folder.url.path, "imagereward>0"], home: home)
    #expect(scored.status == 1 && scored.messages.contains("salon weights pull"))
    let missing = try Program.run(
      ["query", folder.url.path, "unscored(imagereward) fox"], home: home)
    #expect(missing.status == 0 && names(missing) == ["1.png", "2.png"])
    let top = try Program.run(["top", folder.url.path, "--by", "clip"], home: home)
    #expect(top.status == 1 && top.messages.contains("salon weights pull"))
    #expect(try Program.run(["top", folder.url.path, "-n", "0"], home: home).status == 64)
  }

  @Test(
    "Scores are computed where they are missing, and remembered",
    .enabled(if: ReferenceWeights.arePossible, "needs the reference data, and numpy"))
  func scores() throws {
    let home = try TemporaryFolder()
    let folder = try gallery()
    let kept = try ReferenceWeights.folder()
    let weights = kept.url.path
    let path = folder.url.path
    let unscored = ["query", path, "unscored(imagereward)"]
    #expect(try Program.run(unscored, home: home, weights: weights).lines.count == 3)
    let top = try Program.run(
      ["top", path, "--by", "imagereward", "--json"], home: home, weights: weights)
    #expect(top.status == 0, "\(top.messages)")
    let best = try top.objects
    #expect(best.compactMap { ($0["ranks"] as? [String: Int])?["imagereward"] } == [1, 1])
    #expect(try Program.run(unscored, home: home, weights: weights).lines.isEmpty)
    let ranked = try Program.run(
      ["query", path, "rank(imagereward)=1", "--remembered"], home: home, weights: weights)
    #expect(ranked.lines.map(String.init) == best.compactMap { $0["path"] as? String })
    let all = try Program.run(
      ["top", path, "-n", "5", "--by", "imagereward"], home: home, weights: weights)
    #expect(Set(names(all)) == ["1.png", "2.png", "3 ß.png"])
    let first = try #require(best.first)
    let value = try #require((first["scores"] as? [String: Double])?["imagereward"])
    let above = try Program.run(
      ["query", path, "imagereward>=\(value - 0.001) fox"], home: home, weights: weights)
    #expect(above.lines.contains { $0 == first["path"] as? String ?? "" })
  }
}
