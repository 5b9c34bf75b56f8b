import Browser
import Curation
import Provenance
import Store
import Terminal
import Testing

@Suite("Files that come and go")
struct ExchangeTests {
  /// A picture in the place of another, of the same content unless said.
  private func replacement(
    of id: PictureID, in fixture: Fixture, name: String, prompt: String? = nil
  ) -> Replacement {
    let gallery = fixture.state.gallery
    let old = gallery[id]
    var picture = Picture(id: gallery.pictures.nextID, folder: old.folder, name: name)
    picture.generation = old.generation
    if let prompt { picture.generation?.prompt = prompt }
    picture.judgement = old.judgement
    return Replacement(id, by: picture)
  }

  @Test("Where the picture under the cursor is gone, the one after it is next")
  func removedUnderTheCursor() {
    var fixture = Fixture()
    let ids = fixture.add(4, prompt: "a cat")
    fixture.press(.right)
    fixture.take(.removed([ids[1]]))
    #expect(fixture.state.cursor?.picture == ids[2])
    #expect(fixture.state.cursor?.place == 1)
    fixture.press(.right)
    fixture.take(.removed([ids[3]]))
    #expect(fixture.state.cursor?.picture == ids[2])
    #expect(fixture.tally?.pictures == 2)
  }

  @Test("The cursor stays on its picture when others go")
  func removedElsewhere() {
    var fixture = Fixture()
    let cats = fixture.add(3, prompt: "a cat")
    let dogs = fixture.add(3, prompt: "a dog")
    fixture.type("]")
    fixture.press(.right)
    fixture.take(.removed(cats + [dogs[0]]))
    #expect(fixture.state.cursor?.picture == dogs[1])
    #expect(fixture.state.cursor?.groupIndex == 0)
    #expect(fixture.state.gallery.groups.map(\.prompt) == ["a dog"])
  }

  @Test("A group of which nothing is left gives way to the one after it, in the end to nothing")
  func emptiedGroup() {
    var fixture = Fixture()
    let cats = fixture.add(2, prompt: "a cat")
    let dogs = fixture.add(2, prompt: "a dog")
    let owls = fixture.add(2, prompt: "an owl")
    fixture.type("]")
    fixture.press(.enter)
    fixture.take(.removed(dogs))
    #expect(fixture.state.cursor?.picture == owls[0])
    fixture.take(.removed(owls))
    #expect(fixture.state.cursor?.picture == cats[0])
    fixture.take(.scanned, .removed(cats))
    #expect(fixture.state.cursor == nil)
    #expect(fixture.text().contains("no pictures here"))
    fixture.type("a]")
    fixture.press(.enter, .escape, .right)
    #expect(fixture.effects.isEmpty)
    let again = fixture.add(1, prompt: "a cat")
    #expect(fixture.state.cursor?.picture == again[0])
  }

  @Test("The cursor goes along with its picture when the file is renamed or written anew")
  func renamed() {
    var fixture = Fixture()
    let ids = fixture.add(3, prompt: "a cat")
    fixture.press(.right)
    fixture.type("a")
    fixture.take(.replaced([replacement(of: ids[1], in: fixture, name: "renamed.png")]))
    #expect(fixture.state.picture?.name == "renamed.png")
    #expect(fixture.state.picture?.judgement.decision == .accepted)
    #expect(fixture.tally?.accepted == 1)
    #expect(fixture.state.gallery.pictures.count == 3)
  }

  @Test("The cursor goes along into the group of its picture's new prompt")
  func newPrompt() {
    var fixture = Fixture()
    let ids = fixture.add(3, prompt: "a cat")
    fixture.add(1, prompt: "a dog")
    fixture.press(.right)
    fixture.take(
      .replaced([replacement(of: ids[1], in: fixture, name: "picture-2.png", prompt: "a dog")]))
    #expect(fixture.state.group?.prompt == "a dog")
    #expect(fixture.state.cursor?.place == 1)
    #expect(fixture.tally?.pictures == 2)
  }

  @Test("A renamed picture keeps its place in the order by hand; one that goes leaves no gap")
  func order() {
    var fixture = Fixture()
    let ids = fixture.add(3, prompt: "a cat")
    let group = GroupKey.of(prompt: "a cat")
    fixture.take(.ordered(group, [ids[2], ids[0], ids[1]]))
    fixture.take(.replaced([replacement(of: ids[0], in: fixture, name: "renamed.png")]))
    let renamed = PictureID(rawValue: 3)
    #expect(fixture.state.arrangement?.pictures == [ids[2], renamed, ids[1]])
    fixture.take(.removed([ids[2]]))
    #expect(fixture.state.arrangement?.pictures == [renamed, ids[1]])
    #expect(fixture.state.arrangement?.rankByHand(of: renamed) == 1)
  }

  @Test("Grouped by something else, the cursor stays on its picture")
  func regrouped() {
    var fixture = Fixture()
    fixture.add(2, prompt: "a cat")
    let dogs = fixture.add(2, prompt: "a dog")
    fixture.type("]")
    fixture.press(.right)
    fixture.take(.regrouped(Grouping(.folder)))
    #expect(fixture.state.cursor?.picture == dogs[1])
    #expect(fixture.state.gallery.groups.map(\.id.rawValue) == ["folder:/home/ada/outputs"])
    #expect(fixture.tally?.pictures == 4)
    #expect(fixture.text().contains(" folders "))
    fixture.take(.regrouped(Grouping(.seed)))
    #expect(fixture.state.gallery.groups.count == 4)
    #expect(fixture.text().contains("seed:1003"))
    fixture.take(.regrouped(Grouping(.model)))
    #expect(fixture.text().contains("(no model)"))
  }

  // A late answer about a file that was gone was counted in its group.
  @Test("What comes late about a picture that is gone changes nothing")
  func lateChange() {
    var fixture = Fixture()
    let ids = fixture.add(2, prompt: "a cat")
    fixture.take(.removed([ids[0]]))
    let before = fixture.state
    fixture.take(.judged(ids[0], Judgement(decision: .accepted)))
    #expect(fixture.tally == before.tally(of: GroupKey.of(prompt: "a cat")))
    #expect(fixture.state.arrangement == before.arrangement)
  }
}
