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

  @Test(
    "Wrong usage is refused",
    arguments: [
      ["--draw", "3"], ["--out", "x"], ["--draw", "0", "--out", "x"],
      ["--draw", "1", "--out", "x", "--side", "1"],
    ])
  func usage(arguments: [String]) throws {
    #expect(try Program.run(["demo"] + arguments, home: home).status == 64)
  }
}
