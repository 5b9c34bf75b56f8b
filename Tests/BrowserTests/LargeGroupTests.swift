import Browser
import Curation
import Scorers
import Testing

@Suite("A large group")
struct LargeGroupTests {
  @Test("Scores that come in hundreds leave the order that sorting anew would make")
  func manyScores() {
    var fixture = Fixture()
    let ids = fixture.add(2000, prompt: "a cat")
    for start in stride(from: 0, to: 2000, by: 400) {
      let changes = ids[start..<start + 400].map { id in
        let value = Double(id.rawValue * 7919 % 211)
        return GalleryChange.scored(
          id, .imageReward, .exact(Score(value: value, tokensUsed: 1, tokensTotal: 1)))
      }
      fixture.send(.gallery(changes + changes.suffix(3)))
    }
    let gallery = fixture.state.gallery
    let sorted = ids.sorted {
      let (one, other) = (
        gallery[$0].score(.imageReward) ?? 0, gallery[$1].score(.imageReward) ?? 0
      )
      return one == other ? $0 < $1 : one > other
    }
    #expect(fixture.state.arrangement?.pictures == sorted)
    #expect(fixture.state.arrangement?.count(of: .imageReward) == 2000)
  }

  @Test("A new picture comes between its neighbours by name")
  func names() {
    var fixture = Fixture(scorers: [])
    fixture.add(12, prompt: "a cat")
    fixture.type("s")
    #expect(fixture.state.effectiveSort == .name)
    var picture = Picture(
      id: fixture.state.gallery.pictures.nextID, path: "/home/ada/outputs/picture-2b.png")
    picture.generation = fixture.state.picture?.generation
    fixture.take(.found([picture]))
    let names = fixture.state.arrangement?.pictures.map { fixture.state.gallery[$0].name }
    #expect(
      names?.prefix(4) == ["picture-1.png", "picture-2.png", "picture-2b.png", "picture-3.png"])
    #expect(names?.last == "picture-12.png")
  }
}
