import Foundation
import Provenance
import TestSupport
import Testing

@Suite("Datasets")
struct DatasetTests {
  private func read(_ json: String, _ name: String = "set.json") throws -> Manifest? {
    let folder = try TemporaryFolder()
    return try DatasetFile.read(try folder.write(name, json))
  }

  @Test("ImageReward's rankings: ids, grades with ties and gaps, pictures in their order")
  func imageReward() throws {
    let manifest = try #require(
      try read(
        #"""
        [{"id": "005-1", "prompt": "a cat", "generations": ["p/2.webp", "p/1.webp", "p/3.webp"], "ranking": [1, 5, 1]},
         {"id": "005-2", "prompt": "a cat", "generations": ["p/4.webp"], "ranking": [2.5]}]
        """#))
    #expect(manifest.holdsRankings)
    #expect(manifest.files == ["p/2.webp", "p/1.webp", "p/3.webp", "p/4.webp"])
    #expect(manifest.files.map { manifest.entries[$0]?.peopleRank } == [1, 5, 1, 2.5])
    #expect(
      manifest.files.map { manifest.entries[$0]?.groupID } == ["005-1", "005-1", "005-1", "005-2"])
    let first = try #require(manifest.generation(of: "p/2.webp"))
    #expect(first.prompt == "a cat")
    #expect(first.source == .manifest)
    #expect(first.reader == "ImageReward rankings")
    #expect(first.importedScores.isEmpty)
    #expect(manifest.warnings.isEmpty)
  }

  @Test("Items that are no use are named and the others count")
  func damagedItems() throws {
    let manifest = try #require(
      try read(
        #"""
        [{"id": 1, "prompt": "a", "generations": ["1.png", 2, "../3.png", "4.png"], "ranking": [1]},
         {"id": 2}, 7,
         {"id": 3, "prompt": "b", "generations": ["1.png", "5.png"], "ranking": ["x", null]},
         {"generations": [], "ranking": [1, 2]}]
        """#))
    #expect(manifest.files == ["1.png", "4.png", "5.png"])
    #expect(manifest.entries["1.png"]?.groupID == "3")
    #expect(manifest.entries["4.png"]?.peopleRank == nil)
    #expect(manifest.entries["5.png"]?.peopleRank == nil)
    #expect(manifest.warnings.map(\.line) == [1, 1, 2, 3, 4, 5])
  }

  @Test("HPD v2's rankings have no ids")
  func hpd() throws {
    let manifest = try #require(
      try read(
        #"[{"prompt": "a cat", "image_path": ["1.jpg", "2.jpg"], "rank": [2, 1], "raw_annotations": [{"rank": [1, 2], "user_hash": "x"}]}]"#
      ))
    #expect(manifest.holdsRankings)
    #expect(manifest.entries["1.jpg"]?.peopleRank == 2)
    #expect(manifest.entries["2.jpg"]?.prompt == "a cat")
    #expect(manifest.entries["2.jpg"]?.groupID == nil)
  }

  @Test("DiffusionDB's parts lie in the folder of their name")
  func diffusionDB() throws {
    let folder = try TemporaryFolder()
    try folder.write(
      "images/part-000001/part-000001.json",
      #"{"a.png": {"p": "a cat", "se": 4294967295, "c": 7.5, "st": 50, "sa": "k_lms"}, "b.webp": {"p": "", "se": -1}}"#
    )
    let part = folder.path("images/part-000001")
    let manifest = try #require(try Manifest.read(inFolder: part))
    #expect(!manifest.holdsRankings)
    let first = try #require(manifest.generation(ofFileAt: part + "/a.png"))
    #expect(first.prompt == "a cat")
    #expect(first.seed == 4_294_967_295)
    #expect(first.cfgScale == 7.5)
    #expect(first.steps == 50)
    #expect(first.sampler == "k_lms")
    #expect(first.reader == "DiffusionDB")
    let second = try #require(manifest.generation(of: "b.webp"))
    #expect(second.prompt == nil)
    #expect(second.parameters == [Generation.Parameter("se", "-1")])
  }

  @Test("A benchmark's pictures have their prompt and model from their paths")
  func benchmark() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write(
      "benchmark-prompts.json",
      #"[{"id": "005695-0057", "prompt": "a car"}, {"id": "a_b", "prompt": "a cat"}, {"id": 3}]"#)
    for manifest in [try DatasetFile.read(path), try Manifest.read(inFolder: folder.url.path)] {
      let manifest = try #require(manifest)
      #expect(manifest.files.isEmpty)
      #expect(manifest.folderToWalk == folder.path("generations"))
      let file = folder.path("generations/sd1-4/005695-0057_3.png")
      let found = try #require(manifest.generation(ofFileAt: file))
      #expect(found.prompt == "a car")
      #expect(found.groupID == "005695-0057")
      #expect(found.model == "sd1-4")
      #expect(found.parameters == [Generation.Parameter("number", "3")])
      #expect(manifest.generation(of: "generations/x/a_b_0.png")?.prompt == "a cat")
      for file in ["generations/x/unknown_0.png", "005695-0057_3.png", "x/005695-0057.png", "x/_"] {
        #expect(manifest.generation(of: file) == nil)
      }
    }
  }

  @Test("An array of a list's lines is a list")
  func list() throws {
    let manifest = try #require(
      try read(#"[{"file_name": "a.png", "text": "a cat", "clip": 0.3}, {"text": "none"}]"#))
    #expect(!manifest.holdsRankings)
    #expect(manifest.entries["a.png"]?.prompt == "a cat")
    #expect(manifest.entries["a.png"]?.importedScores == ["clip": 0.3])
    #expect(manifest.warnings.count == 1)
  }

  @Test(
    "Other JSON is no dataset",
    arguments: [
      "", "[]", "{}", "3", "[1, 2]", #"{"nodes": []}"#, #"[{"prompt": "a"}]"#, "not JSON",
      #"{"a.png": "b"}"#, #"["a prompt", "another"]"#, "[{}]", "[[[[",
    ])
  func others(json: String) throws {
    #expect(try read(json) == nil)
  }

  @Test("Pictures are found beside the file and in the folders that publishers use")
  func bases() throws {
    for base in ["", "images/", "test_images/", "test/"] {
      let folder = try TemporaryFolder()
      let path = try folder.write(
        "test.json",
        #"[{"prompt": "a", "generations": ["p/1.webp", "p/2.webp"], "ranking": [1, 2]}]"#)
      try folder.write(base + "p/2.webp", "x")
      let manifest = try #require(try DatasetFile.read(path))
      #expect(manifest.files == [base + "p/1.webp", base + "p/2.webp"])
      let file = folder.path(base + "p/2.webp")
      #expect(manifest.generation(ofFileAt: file)?.peopleRank == 2)
    }
  }

  @Test("Rankings in a folder are found among its other files")
  func folder() throws {
    let folder = try TemporaryFolder()
    try folder.write("test.json", #" [{"prompt": "a", "image_path": ["1.jpg"], "rank": [1]}]"#)
    try folder.write("workflow.json", "{}")
    try folder.write("list.json", #"[{"file_name": "1.png"}]"#)
    try folder.write("broken.json", #"[{"generations": ["#)
    let names = ["broken.json", "list.json", "test.json", "workflow.json", "missing.json", "a.png"]
    let found = DatasetFile.rankings(inFolder: folder.url.path, names: names)
    #expect(found.map(\.path) == [folder.path("test.json")])
    let many = names + (0..<20).map { "\($0).json" }
    #expect(DatasetFile.rankings(inFolder: folder.url.path, names: many).isEmpty)
  }

  @Test(
    "ImageReward's test set has 466 groups and 2,720 pictures",
    .enabled(if: Reference.isPresent, "the reference data is not on this machine"))
  func testSet() throws {
    let path = Reference.file("rankings/imagereward-test.json").path
    let manifest = try #require(try DatasetFile.read(path))
    #expect(manifest.files.count == 2720)
    #expect(Set(manifest.entries.values.map(\.groupID)).count == 466)
    #expect(Set(manifest.entries.values.map(\.prompt)).count == 463)
    #expect(manifest.entries.values.allSatisfy { (1...5).contains($0.peopleRank ?? 0) })
    #expect(manifest.warnings.isEmpty)
    let prompts = Reference.file("rankings/benchmark-prompts.json").path
    #expect(try DatasetFile.read(prompts)?.benchmark.count == 100)
  }

  @Test("Mutations of datasets never trap")
  func mutations() throws {
    let texts = [
      #"[{"id": "1", "prompt": "a", "generations": ["1.png", "2.png"], "ranking": [1, 2]}]"#,
      #"[{"prompt": "a", "image_path": ["1.png", "2.png"], "rank": [1, 2]}]"#,
      #"{"a.png": {"p": "a", "se": 1, "c": 7, "st": 50, "sa": "k"}}"#,
      #"[{"id": "1", "prompt": "a"}]"#,
    ]
    let folder = try TemporaryFolder()
    var random = SplitMix(seed: 23)
    for text in texts {
      for _ in 0..<150 {
        let path = try folder.write("set.json", random.mutation(of: Array(text.utf8)))
        _ = try DatasetFile.read(path)?.generation(of: "x/1_0.png")
      }
    }
  }
}
