import Foundation
import TestSupport
import Testing

@Suite("The demo through the command line") struct DemoTests {
  private let home: TemporaryFolder

  init() throws {
    home = try TemporaryFolder()
  }

  private func pictures(_ folder: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.hasSuffix(".png") }
      .sorted()
  }

  @Test("Without a terminal, it prints the scored table of a gallery that it draws once")
  func table() throws {
    let run = try Program.run(["demo"], home: home)
    #expect(run.status == 0, "\(run.messages)")
    #expect(run.messages.contains("drawing 192 pictures"))
    let headings = run.lines.filter { $0.contains("demo-ImageReward") && $0.contains("demo-CLIP") }
    #expect(headings.count == 12)
    let scored = run.lines.filter { $0.contains(".png") }
    #expect(scored.count == 192)
    #expect(scored.allSatisfy { $0.split(separator: "#").count == 3 }, "two ranks each")
    #expect(try pictures(home.path(".cache/salon/demo")).count == 192)

    let again = try Program.run(["demo"], home: home)
    #expect(again.status == 0 && !again.messages.contains("drawing"))
    #expect(again.output == run.output)

    // Other commands know the gallery, too.
    let top = try Program.run(["top", home.path(".cache/salon/demo"), "--json"], home: home)
    #expect(top.status == 0 && top.lines.count == 12, "\(top.messages)")
  }

  @Test("Pictures of any number of prompts are drawn into a folder; the same ones for a seed")
  func drawing() throws {
    let arguments = ["demo", "--draw", "3", "--seed", "6", "--side", "32", "--out"]
    let (one, other) = (home.path("one"), home.path("other"))
    for folder in [one, other] {
      #expect(try Program.run(arguments + [folder], home: home).status == 0)
    }
    let names = try pictures(one)
    #expect(names.count == 12)
    for name in names + ["prompts.jsonl", "truth.jsonl"] {
      let data = FileManager.default.contents(atPath: one + "/" + name)
      #expect(data != nil && data == FileManager.default.contents(atPath: other + "/" + name))
    }
    let trial = home.path("trial")
    #expect(try Program.run(arguments + [trial, "--unseen"], home: home).status == 0)
    #expect(
      FileManager.default.contents(atPath: trial + "/truth.jsonl")
        != FileManager.default.contents(atPath: one + "/truth.jsonl"))
    #expect(!FileManager.default.fileExists(atPath: home.path(".cache/salon/demo")))
  }

  @Test("In a gallery of one's own its scorers are asked by name only")
  func byName() throws {
    let folder = try TemporaryFolder()
    let drawing = ["demo", "--draw", "1", "--side", "64", "--out", folder.path("")]
    #expect(try Program.run(drawing, home: home).status == 0)
    let score = ["score", "--format", "jsonl", folder.path("")]
    let unasked = try Program.run(score, home: home)
    #expect(unasked.status == 1 && unasked.output.isEmpty)
    let asked = try Program.run(score + ["--scorer", "demo-clip"], home: home)
    #expect(asked.status == 0, "\(asked.messages)")
    let scores = try asked.objects.compactMap { $0["scores"] as? [String: Double] }
    #expect(scores.count == 4 && scores.allSatisfy { Array($0.keys) == ["demo-clip"] })
    let info = try Program.run(["info", folder.path("00001-01.png")], home: home)
    #expect(info.output.contains("demo-CLIP"))
  }

  @Test("Nothing is drawn into a folder that holds something, nor where nothing can be written")
  func refused() throws {
    let folder = try TemporaryFolder()
    let list = try folder.write("prompts.jsonl", "mine")
    let drawing = ["demo", "--draw", "1", "--side", "64", "--out"]
    let full = try Program.run(drawing + [folder.path("")], home: home)
    #expect(full.status == 64 && full.messages.contains("new or empty folder"))
    #expect(try String(contentsOfFile: list, encoding: .utf8) == "mine")
    let below = try Program.run(drawing + [list + "/below"], home: home)
    #expect(below.status == 1 && below.messages.contains("name a folder that can be written to"))
  }

  @Test(
    "Wrong usage is refused",
    arguments: [
      ["--draw", "3"], ["--out", "x"], ["--draw", "0", "--out", "x"],
      ["--draw", "1", "--out", "x", "--side", "1"], ["--seed", "2"], ["--unseen"],
      ["--side", "64"],
    ])
  func usage(arguments: [String]) throws {
    #expect(try Program.run(["demo"] + arguments, home: home).status == 64)
  }
}
