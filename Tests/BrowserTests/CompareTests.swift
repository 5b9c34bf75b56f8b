import Browser
import Curation
import Provenance
import Scorers
import Store
import Terminal
import TestSupport
import Testing

@Suite("Marks and the comparison")
struct CompareTests {
  @Test("Space marks and unmarks, c compares, and the marks are seen in the grid")
  func marks() {
    var fixture = Fixture()
    fixture.add(4, prompt: "a cat")
    fixture.type("c")
    #expect(fixture.state.view == .grid, "nothing is marked")
    #expect(fixture.state.message != nil)
    fixture.type(" l l ")
    #expect(fixture.state.marks.map(\.rawValue) == [0, 1, 2])
    #expect(fixture.text().contains("◆"))
    fixture.type(" c")
    #expect(fixture.state.compared.map(\.rawValue) == [0, 1])
    #expect(fixture.state.view == .compare)
    #expect(fixture.state.cursor?.picture.rawValue == 0, "the cursor is on one of them")
    fixture.type("c")
    #expect(fixture.state.view == .grid)
    fixture.type("M")
    #expect(fixture.state.marks.isEmpty)
  }

  @Test("One mark is compared with the cursor's picture; of more than four the first four are")
  func howMany() {
    var fixture = Fixture()
    fixture.add(6, prompt: "a cat")
    fixture.type(" llc")
    #expect(fixture.state.compared.map(\.rawValue) == [0, 2])
    fixture.type("qM")
    for _ in 0..<6 { fixture.type(" l") }
    fixture.type("ggc")
    #expect(fixture.state.compared.count == 4)
  }

  @Test("Decisions are about the picture that has the keys; Space leaves one out")
  func judging() {
    var fixture = Fixture()
    fixture.add(2, prompt: "a cat")
    fixture.add(2, prompt: "a dog")
    fixture.type(" ] l c")
    #expect(fixture.state.compared.map(\.rawValue) == [0, 2, 3])
    fixture.type("hhhx")
    #expect(fixture.state.gallery[PictureID(rawValue: 0)].judgement.decision == .rejected)
    fixture.type("llla5")
    let judged = fixture.state.gallery[PictureID(rawValue: 3)].judgement
    #expect(judged == Judgement(decision: .accepted, stars: 5))
    fixture.type(" ")
    #expect(fixture.state.compared.map(\.rawValue) == [0, 2])
    fixture.type(" ")
    #expect(fixture.state.view == .grid, "one picture alone is not compared")
  }

  @Test("Pictures stand at one scale: the smaller one is drawn smaller")
  func scale() {
    var fixture = Fixture(rows: 40, columns: 160)
    fixture.add(1, prompt: "a cat", pixels: PictureSize(width: 512, height: 512))
    fixture.add(1, prompt: "a cat", pixels: PictureSize(width: 1024, height: 1024))
    fixture.type(" l c")
    let areas = wantedThumbnails(fixture.state).map(\.area)
    #expect(areas.count == 2)
    let ratio = Double(areas[1].columns) / Double(areas[0].columns)
    #expect(abs(ratio - 2) < 0.2)
  }

  @Test("Words that not all prompts have are lit, and settings that differ are named")
  func differences() {
    var fixture = Fixture()
    for (index, prompt) in ["a red fox, oil", "A fox in snow, oil"].enumerated() {
      var picture = Picture(id: PictureID(rawValue: index), path: "/p/\(index).png")
      var generation = Generation(source: .pngText)
      generation.prompt = prompt
      generation.seed = UInt64(index)
      generation.model = "the same"
      picture.generation = generation
      fixture.take(.found([picture]))
      fixture.score(picture.id, .imageReward, Double(index))
    }
    fixture.type(" ] c")
    let frame = fixture.frame
    let lit = Theme.builtIn[.match]
    let text = frame.cells.filter { $0.style == lit }.map(\.text).joined()
    #expect(text.contains("red") && text.contains("in") && text.contains("snow,"))
    #expect(!text.contains("fox") && !text.contains("oil"))
    #expect(fixture.text().contains("seed"))
    #expect(!fixture.text().contains("the same"))
    #expect(fixture.text().contains("another prompt"), "such scores are not held together")
  }
}
