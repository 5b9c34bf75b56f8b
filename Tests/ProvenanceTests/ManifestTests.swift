import Foundation
import Provenance
import TestSupport
import Testing

@Suite("Lists of prompts")
struct ManifestTests {
  private func parse(_ text: String, folder: String? = nil) -> Manifest {
    Manifest.parse(Array(text.utf8), name: "prompts.jsonl", folder: folder)
  }

  @Test("A line tells all that it can of a picture")
  func fields() throws {
    let manifest = parse(
      #"{"file_name": "sub/a.png", "prompt": "a \"cat\"\n\ud83d\udc08", "prompt_id": "005-40", "id": 9, "negative_prompt": "dog", "seed": 18446744073709551615, "model": "sd", "steps": 20, "cfg_scale": 7.5, "sampler": "ddim", "width": 512, "height": 400, "imagereward": -0.5, "rank": 2, "artist": "me", "nothing": null, "good": true, "nan": NaN}"#
    )
    #expect(manifest.warnings.isEmpty)
    let generation = try #require(manifest.generation(of: "sub/a.png"))
    #expect(generation.prompt == "a \"cat\"\n🐈")
    #expect(generation.groupID == "005-40")
    #expect(generation.negativePrompt == "dog")
    #expect(generation.seed == .max)
    #expect(generation.model == "sd")
    #expect(generation.steps == 20)
    #expect(generation.cfgScale == 7.5)
    #expect(generation.sampler == "ddim")
    #expect(generation.size == "512x400")
    #expect(generation.importedScores == ["imagereward": -0.5, "rank": 2])
    #expect(generation.parameters == [Generation.Parameter("artist", "me")])
    #expect(generation.source == .manifest)
  }

  @Test(
    "The keys have several names",
    arguments: ["file_name", "image", "path", "filename"], ["prompt", "text", "caption"])
  func names(file: String, prompt: String) {
    let manifest = parse("{\"\(file)\": \"a.png\", \"\(prompt)\": \"cat\", \"id\": 3}")
    #expect(manifest.generation(of: "a.png")?.prompt == "cat")
    #expect(manifest.generation(of: "a.png")?.groupID == "3")
    #expect(manifest.entries["a.png"]?.parameters.isEmpty == true)
  }

  @Test("Bad lines are named and the others count")
  func badLines() {
    let manifest = parse(
      """
      \u{FEFF}{"file_name": "a.png", "prompt": "one"}\r
      {"file_name": "b.png", "prompt": "two"

      ["c.png", "three"]
      {"prompt": "four"}
      {"file_name": 5.5, "prompt": ""}
      {"file_name": "../e.png", "prompt": "six"}
      {"file_name": "/elsewhere/f.png", "prompt": "seven"}
      {"file_name": "./a.png", "prompt": "eight"}
      not json
      {"file_name": "g.png", "prompt": "last"} x
      \(String(repeating: "[", count: 1000))
      {"file_name": "h.png", "prompt": 01, }
      {"file_name": "i.png", "seed": -1}
      """)
    #expect(manifest.entries.keys.sorted() == ["5.5", "a.png", "i.png"])
    #expect(manifest.generation(of: "a.png")?.prompt == "eight")
    #expect(manifest.generation(of: "5.5")?.prompt == nil)
    #expect(manifest.generation(of: "i.png")?.seed == nil)
    #expect(manifest.warnings.map(\.line) == [2, 4, 5, 7, 8, 9, 10, 11, 12, 13])
    #expect(manifest.faultCount == 10)
    #expect(
      manifest.warnings[0].description
        == "prompts.jsonl, line 2: is no JSON: lacks a comma at byte 39")
    #expect(manifest.warnings[2].reason == "names no file; it needs a \"file_name\"")
    #expect(manifest.warnings[8].reason.contains("nested too deep"))
  }

  @Test("Warnings do not pile up, but are counted")
  func manyBadLines() {
    let manifest = parse(String(repeating: "x\n", count: 5000))
    #expect(manifest.warnings.count == 100)
    #expect(manifest.faultCount == 5000)
  }

  @Test("A table's numbers with a point are still seeds")
  func decimalSeeds() {
    let manifest = parse(#"{"image": "a", "seed": 42.0, "steps": 20.0}"#)
    #expect(manifest.generation(of: "a")?.seed == 42)
    #expect(manifest.generation(of: "a")?.steps == 20)
  }

  @Test("Paths below the folder are found however they are written")
  func paths() {
    let manifest = parse(
      """
      {"path": "/data/out/a.png", "text": "one"}
      {"path": ".//sub/./b.png", "text": "two"}
      """, folder: "/data/out/")
    #expect(manifest.generation(ofFileAt: "/data/out/a.png")?.prompt == "one")
    #expect(manifest.generation(ofFileAt: "/data/out/sub/b.png")?.prompt == "two")
    #expect(manifest.generation(ofFileAt: "/data/other/a.png") == nil)
    #expect(manifest.generation(ofFileAt: "a.png")?.prompt == "one")
  }

  @Test("A folder's lists are joined, the first winning")
  func folder() throws {
    let folder = try TemporaryFolder()
    #expect(try Manifest.read(inFolder: folder.url.path) == nil)
    try folder.write("metadata.jsonl", #"{"file_name": "a.png", "text": "old", "ir": 1}"# + "\nx")
    try folder.write("prompts.jsonl", #"{"file_name": "a.png", "text": "new"}"# + "\n")
    let manifest = try #require(try Manifest.read(inFolder: folder.url.path))
    let generation = try #require(manifest.generation(ofFileAt: folder.path("a.png")))
    #expect(generation.prompt == "new")
    #expect(generation.importedScores == ["ir": 1])
    #expect(manifest.warnings.map(\.name) == ["metadata.jsonl"])
  }
}
