import Foundation
import TestSupport
import Testing

@Suite struct DatasetTests {
  private static let rankings = #"""
    [{"id": "1", "prompt": "a fox", "generations": ["p/b.png", "p/a.png"], "ranking": [2, 1]},
     {"id": "2", "prompt": "a fox", "generations": ["p/c.png"], "ranking": [1]}]
    """#

  /// What is known without weights, as `salon score --format jsonl` writes it.
  private func lines(_ paths: [String]) throws -> (lines: [[String: Any]], run: Program) {
    let run = try Program.run(
      ["query", "--json"] + paths + [""], home: try TemporaryFolder())
    return (try run.objects, run)
  }

  @Test("Rankings open by their file and by their folder, missing pictures with the reason")
  func rankings() throws {
    let folder = try TemporaryFolder()
    let file = try folder.write("test.json", Self.rankings)
    try folder.write("images/p/a.png", SamplePicture((9, 9, 9), prompt: "embedded").bytes)
    try folder.write("other.png", SamplePicture((8, 8, 8), prompt: "an owl").bytes)
    for path in [file, folder.url.path] {
      let (lines, run) = try lines([path])
      let names = lines.map { URL(filePath: $0["path"] as? String ?? "").lastPathComponent }
      let isFolder = path != file
      #expect(names == ["b.png", "a.png", "c.png"] + (isFolder ? ["other.png"] : []))
      #expect(lines.prefix(3).map { $0["group"] as? String } == ["id:1", "id:1", "id:2"])
      #expect(lines.prefix(3).map { $0["people"] as? Int } == [2, 1, 1])
      #expect(lines.prefix(3).allSatisfy { $0["prompt"] as? String == "a fox" })
      #expect(lines.prefix(3).map { $0["error"] is NSNull } == [false, true, false])
      #expect((lines[0]["error"] as? String)?.contains("is missing") == true)
      #expect(lines.allSatisfy { $0["order"] is NSNull && $0["decision"] is NSNull })
      #expect(run.status == 0, "pictures that are missing are no failure of the query")
    }
  }

  @Test(
    "ImageReward's test set opens without its pictures",
    .enabled(if: Reference.isPresent, "needs the data"))
  func testSet() throws {
    let (lines, _) = try lines([Reference.file("rankings/imagereward-test.json").path])
    #expect(lines.count == 2720)
    #expect(Set(lines.compactMap { $0["group"] as? String }).count == 466)
    #expect(lines.allSatisfy { $0["people"] is Int && $0["error"] is String })
    let table = try Program.run(
      [Reference.file("rankings/imagereward-test.json").path],
      home: try TemporaryFolder())
    #expect(table.output.contains("People"))
  }

  @Test("A benchmark opens by its list of prompts, the folder of a picture being its model")
  func benchmark() throws {
    let folder = try TemporaryFolder()
    let file = try folder.write(
      "benchmark-prompts.json", #"[{"id": "7-1", "prompt": "a fox"}]"#)
    for model in ["sd1-4", "dalle2"] {
      let bytes = SamplePicture((UInt8(model.count), 0, 0)).bytes
      try folder.write("generations/\(model)/7-1_0.png", bytes)
    }
    for path in [file, folder.url.path] {
      let (lines, _) = try lines([path])
      #expect(lines.map { $0["group"] as? String } == ["id:7-1", "id:7-1"])
    }
  }

  @Test("A list that is named shows what it names; numbers in it are imported")
  func list() throws {
    let folder = try TemporaryFolder()
    let file = try folder.write(
      "metadata.jsonl",
      """
      {"file_name": "a.png", "text": "a fox", "clip": 0.25}
      {"file_name": "gone.png", "text": "a fox"}

      """)
    try folder.write("a.png", SamplePicture((1, 2, 3)).bytes)
    let (lines, _) = try lines([file])
    #expect(lines.count == 2)
    #expect(lines[0]["imported"] as? [String: Double] == ["clip": 0.25])
    #expect(lines[0]["people"] is NSNull)
    #expect(lines[1]["error"] is String)
    // In the folder the list only describes what is there.
    #expect(try self.lines([folder.url.path]).lines.count == 1)
  }

  @Test("JSON that is no dataset is said plainly")
  func noDataset() throws {
    let folder = try TemporaryFolder()
    let file = try folder.write("notes.json", "{}")
    let (lines, run) = try lines([file])
    #expect(lines.isEmpty)
    #expect(run.status == 1)
    #expect(run.messages.contains("neither a picture nor a dataset"))
  }
}
