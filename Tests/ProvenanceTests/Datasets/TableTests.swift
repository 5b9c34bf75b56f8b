import Foundation
import Provenance
import TestSupport
import Testing

@Suite("Tables")
struct TableTests {
  private func parse(_ text: String) -> Manifest {
    Manifest.parse(table: Array(text.utf8), name: "metadata.csv")
  }

  @Test("A table's columns are those of a list, numbers being scores")
  func columns() throws {
    let manifest = parse(
      """
      \u{FEFF}file_name,prompt,seed,prompt_id,imagereward, clip ,note,empty\r
      a.png,"a ""red"" cat, old\r
      and tired",18446744073709551615,007,-0.5,0.28,"mine",\r
      b.png,a dog,,,,,,
      """)
    #expect(manifest.warnings.isEmpty)
    #expect(manifest.files == ["a.png", "b.png"])
    let first = try #require(manifest.entries["a.png"])
    #expect(first.prompt == "a \"red\" cat, old\r\nand tired")
    #expect(first.seed == .max)
    #expect(first.groupID == "007")
    #expect(first.importedScores == ["imagereward": -0.5, "clip": 0.28])
    #expect(first.parameters == [Generation.Parameter("note", "mine")])
    let second = try #require(manifest.entries["b.png"])
    #expect(second.prompt == "a dog")
    #expect(second.importedScores.isEmpty)
    #expect(second.seed == nil)
  }

  @Test("Semicolons and tabs part fields where the header has no comma", arguments: [";", "\t"])
  func separators(separator: String) {
    let rows = [["path", "text", "clip"], ["a.png", "a cat, a hat", "0.5"]]
    let manifest = parse(rows.map { $0.joined(separator: separator) }.joined(separator: "\n"))
    #expect(manifest.entries["a.png"]?.prompt == "a cat, a hat")
    #expect(manifest.entries["a.png"]?.importedScores == ["clip": 0.5])
  }

  @Test("Rows that are no use are named by their lines, the others count")
  func badRows() {
    let manifest = parse(
      "image,prompt\n\n\"a\n\n.png\",two lines\n,no file\n../b.png,above\nc.png,\"open\n")
    #expect(manifest.files == ["a\n\n.png", "c.png"])
    #expect(manifest.warnings.map(\.line) == [6, 7])
    #expect(manifest.entries["c.png"]?.prompt == "open\n")
  }

  @Test(
    "Nothing, a header alone and rows longer or shorter than it", arguments: ["", "\n", "image"])
  func small(text: String) {
    #expect(parse(text).files.isEmpty)
    let manifest = parse("image,prompt\na.png\nb.png,x,y,z\n")
    #expect(manifest.files == ["a.png", "b.png"])
    #expect(manifest.entries["a.png"]?.prompt == nil)
    #expect(manifest.entries["b.png"]?.prompt == "x")
  }

  @Test("A table in a folder is a list of it")
  func folder() throws {
    let folder = try TemporaryFolder()
    try folder.write("prompts.csv", "file_name,prompt\na.png,a cat\n")
    let manifest = try #require(try Manifest.read(inFolder: folder.url.path))
    #expect(manifest.generation(ofFileAt: folder.path("a.png"))?.prompt == "a cat")
    #expect(try DatasetFile.read(folder.path("prompts.csv"))?.files == ["a.png"])
  }

  @Test("Mutations of tables never trap")
  func mutations() {
    let table = Array("file_name,prompt,clip\n\"a,\"\"b\",\"x\ny\",1\r\nc,d,e\n".utf8)
    var random = SplitMix(seed: 29)
    for _ in 0..<3000 {
      _ = Manifest.parse(table: random.mutation(of: table), name: "test")
    }
    let commas = [UInt8](repeating: UInt8(ascii: ","), count: 1_000_000)
    #expect(Manifest.parse(table: Array("path\n".utf8) + commas, name: "test").files.isEmpty)
  }
}
