import Foundation
import TestSupport
import Testing

@Suite("Weights through the command line") struct WeightsTests {
  private let home: TemporaryFolder
  private let weights: TemporaryFolder

  init() throws {
    home = try TemporaryFolder()
    weights = try TemporaryFolder()
  }

  private func run(_ arguments: String...) throws -> Program {
    try Program.run(["weights"] + arguments, home: home, weights: weights.url.path)
  }

  /// What lies in the weights folder.
  private var files: [String] {
    FileManager.default.enumerator(atPath: weights.url.path)?
      .compactMap { $0 as? String }.filter { $0.contains(".") }.sorted() ?? []
  }

  @Test("The list says of each scorer what is missing and where it is published")
  func emptyList() throws {
    let list = try run("list")
    #expect(list.status == 0)
    #expect(list.output.contains("imagereward: not complete"))
    #expect(list.output.contains("huggingface.co/zai-org/ImageReward"))
    let objects = try run("list", "--json").objects
    #expect(objects.first?["complete"] as? Bool == false)
    #expect(objects.first?["checkpoint"] is NSNull)
  }

  @Test(
    "A checkpoint and its vocabulary are put in place and listed as ready",
    .enabled(if: ReferenceWeights.arePossible, "needs the reference data, and numpy"))
  func importing() throws {
    let made = try ReferenceWeights.folder()
    let vocabulary = Reference.file("vocab/bert-base-uncased-vocab.txt").path
    let checkpoint = made.path("imagereward/ImageReward.pt")
    let done = try run("import", checkpoint, vocabulary, "--as", "imagereward")
    #expect(done.status == 0, "\(done.messages)")
    #expect(files == ["imagereward/ImageReward.pt", "imagereward/vocab.txt"])
    #expect(try run("list").output.contains("imagereward: ready"))

    // Another checkpoint takes the first one's place, which is kept.
    let other = try home.write("second.pt", [UInt8](Data(contentsOf: URL(filePath: checkpoint))))
    #expect(try run("import", other, "--as", "imagereward").status == 0)
    #expect(
      files == [
        "imagereward/ImageReward.pt.replaced", "imagereward/second.pt", "imagereward/vocab.txt",
      ])
  }

  @Test(
    "A checkpoint in several files is put in place whole, and makes way whole",
    .enabled(if: ReferenceWeights.arePossible, "needs the reference data, and numpy"))
  func sharded() throws {
    let merges = Reference.file("vocab/bpe_simple_vocab_16e6.txt.gz").path
    let whole = home.path("whole.safetensors")
    try ReferenceWeights.write("clip-gelu-tiny-hf", to: whole, format: "safetensors")
    let parts = try ShardedCheckpoint.parts(of: whole, count: 2)
    let files = try parts.map { try home.write($0.name, $0.bytes) }
    let run = try Program.run(
      ["weights", "import"] + files + [merges, "--as", "pickscore"], home: home,
      weights: weights.url.path)
    #expect(run.status == 0, "\(run.messages)")
    #expect(try self.run("list").output.contains("model.safetensors.index.json"))
    #expect(try self.run("import", whole, "--as", "pickscore").status == 0)
    #expect(
      try self.run("list").output.contains("✓ checkpoint  \(weights.path("pickscore"))/whole"))
    #expect(self.files.count { $0.hasSuffix(".replaced") } == 3)
  }

  @Test(
    "What cannot be loaded is refused by the name that was typed, and nothing is put in place",
    .enabled(if: ReferenceWeights.arePossible, "needs the reference data, and numpy"))
  func refusing() throws {
    let made = try ReferenceWeights.folder()
    let checkpoint = made.path("imagereward/ImageReward.pt")
    let vocabulary = made.path("imagereward/vocab.txt")
    let bytes = [UInt8](try Data(contentsOf: URL(filePath: checkpoint)))
    let cut = try home.write("cut.pt", Array(bytes.prefix(bytes.count / 2)))
    let text = try home.write("text.pt", "no checkpoint")
    let clip = made.path("clip/ViT-L-14.pt")
    for (files, name) in [
      ([cut, vocabulary], cut), ([text, vocabulary], text), ([clip, vocabulary], clip),
      ([checkpoint, text, vocabulary], text), ([checkpoint], checkpoint),
    ] {
      let run = try Program.run(
        ["weights", "import"] + files + ["--as", "imagereward"], home: home,
        weights: weights.url.path)
      #expect(run.status == 1)
      #expect(run.messages.contains("salon: \(name): "), "\(run.messages)")
      #expect(!run.messages.contains(".import-"))
      #expect(self.files == [])
    }
    #expect(try run("import", checkpoint, "--as", "none").status == 64)
  }
}
