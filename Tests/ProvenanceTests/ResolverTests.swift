import Foundation
import Provenance
import TestSupport
import Testing

@Suite("All that is known of a picture")
struct ResolverTests {
  private let folder: TemporaryFolder
  private let path: String

  init() throws {
    folder = try TemporaryFolder()
    var png = PNGFixture()
    png.text("parameters", "embedded\nSteps: 20, Sampler: Euler, Seed: 7")
    path = try folder.write("a.png", png.finished)
    try folder.write("a.txt", "beside\nSteps: 9, Sampler: DDIM, Seed: 8, Model: m\nScore: 5")
  }

  private func manifest(_ row: String) -> Manifest {
    Manifest.parse(Array(row.utf8), name: "prompts.jsonl", folder: folder.url.path)
  }

  @Test("The file comes before its sidecar, which fills gaps")
  func embedded() throws {
    let generation = try #require(GenerationResolver().resolve(fileAt: path).generation)
    #expect(generation.prompt == "embedded")
    #expect(generation.source == .pngText)
    #expect(generation.seed == 7)
    #expect(generation.model == "m")
    #expect(generation.importedScores == ["Score": 5])
  }

  @Test("A list comes before the file, and the person's own prompt before all")
  func order() throws {
    let list = manifest(#"{"file_name": "a.png", "prompt": "listed", "id": "g", "seed": 1}"#)
    let listed = try #require(
      GenerationResolver(manifest: list).resolve(fileAt: path).generation)
    #expect(listed.prompt == "listed")
    #expect(listed.source == .manifest)
    #expect(listed.groupID == "g")
    #expect(listed.seed == 1)
    #expect(listed.steps == 20)
    let given = try #require(
      GenerationResolver(given: "mine", manifest: list).resolve(fileAt: path).generation)
    #expect(given.prompt == "mine")
    #expect(given.source == .given)
    #expect(given.groupID == nil)
    #expect(given.seed == 1)
  }

  @Test("An empty prompt counts as none")
  func emptyPrompts() throws {
    let list = manifest(#"{"file_name": "a.png", "prompt": "  ", "id": "g"}"#)
    let generation = try #require(
      GenerationResolver(manifest: list).resolve(fileAt: path).generation)
    #expect(generation.prompt == "embedded")
    #expect(generation.source == .pngText)
    #expect(generation.groupID == "g")
  }

  @Test("A picture that cannot be read still has its list and its sidecar")
  func brokenPicture() throws {
    try folder.write("a.png", "no picture")
    let resolution = GenerationResolver().resolve(fileAt: path)
    #expect(resolution.fault == ProvenanceError(.unknownFormat, path))
    #expect(resolution.metadata == nil)
    #expect(resolution.generation?.prompt == "beside")
    #expect(resolution.generation?.source == .sidecar)
  }

  @Test("A sidecar that cannot be read is a warning")
  func brokenSidecar() throws {
    try folder.write("a.txt", [UInt8](repeating: 0x61, count: 2 << 20))
    let resolution = GenerationResolver().resolve(fileAt: path)
    #expect(resolution.generation?.prompt == "embedded")
    #expect(resolution.fault == nil)
    #expect(resolution.warnings.count == 1)
  }

  // A person may well want to know how pictures score without any words.
  @Test("An empty prompt that the person gave is the prompt")
  func givenEmptyPrompt() throws {
    let generation = try #require(GenerationResolver(given: "").resolve(fileAt: path).generation)
    #expect(generation.prompt == "")
    #expect(generation.source == .given)
  }

  @Test("Of a picture of which nothing tells anything nothing is known")
  func nothing() throws {
    let path = try folder.write("b.png", PNGFixture().finished)
    let resolution = GenerationResolver().resolve(fileAt: path)
    #expect(resolution.generation == nil)
    #expect(resolution.metadata?.dimensions != nil)
  }
}
