import Browser
import Curation
import Scorers
import Store
import Terminal
import Testing

@Suite("Moving")
struct MovingTests {
  /// Eleven pictures in rows of four, two of which are visible at once.
  private func eleven() -> Fixture {
    var fixture = Fixture()
    fixture.add(11, prompt: "a cat")
    fixture.take(.scanned)
    return fixture
  }

  @Test(
    "Keys move the cursor as far as it goes",
    arguments: [
      ("l", 1), ("lll", 3), ("llllh", 3), ("h", 0), ("j", 4), ("jj", 8), ("jjj", 8), ("jk", 0),
      ("k", 0), ("G", 10), ("Gl", 10), ("Ggg", 0), ("Gk", 6), ("lllj", 7),
      // From above a gap in the last row the way down leads to its last picture.
      ("llljj", 10), ("Gjj", 10),
    ])
  func keys(_ keys: String, place: Int) {
    var fixture = eleven()
    fixture.type(keys)
    #expect(fixture.state.cursor?.place == place)
    #expect(fixture.state.cursor?.picture == PictureID(rawValue: place))
  }

  @Test("Arrows, pages, Home and End move too")
  func otherKeys() {
    var fixture = eleven()
    for (key, place) in [
      (Key.right, 1), (.down, 5), (.left, 4), (.up, 0), (.pageDown, 8), (.pageDown, 10),
      (.pageUp, 2), (.home, 0), (.end, 10),
    ] {
      fixture.press(key)
      #expect(fixture.state.cursor?.place == place, "\(key)")
    }
  }

  @Test("The cursor is always on the screen, and every picture can be reached")
  func scrolling() {
    var fixture = Fixture(rows: 10, columns: 40)
    let ids = fixture.add(50, prompt: "a cat")
    for id in ids {
      #expect(fixture.state.cursor?.picture == id)
      let visible = wantedThumbnails(fixture.state).filter(\.isVisible).map(\.picture)
      #expect(visible.contains(id))
      fixture.press(.right)
    }
  }

  @Test("Groups are left and come back to where the cursor was")
  func groups() {
    var fixture = Fixture()
    fixture.add(4, prompt: "a cat")
    fixture.add(4, prompt: "a dog")
    fixture.type("ll]")
    #expect(fixture.state.cursor?.picture == PictureID(rawValue: 4))
    fixture.type("J")
    #expect(fixture.state.message?.text == "this is the last group")
    fixture.type("[")
    #expect(fixture.state.cursor?.picture == PictureID(rawValue: 2))
    fixture.type("K")
    #expect(fixture.state.message?.text == "this is the first group")
    #expect(fixture.state.cursor?.groupIndex == 0)
  }

  @Test("The cursor stays on its picture when scores arrive and the order changes")
  func arrivingScores() {
    var fixture = Fixture()
    let ids = fixture.add(30, prompt: "a cat")
    fixture.type("ll")
    for (index, id) in ids.enumerated() {
      fixture.score(id, .imageReward, Double((index * 7) % 30))
      #expect(fixture.state.cursor?.picture == ids[2])
      let visible = wantedThumbnails(fixture.state).filter(\.isVisible).map(\.picture)
      #expect(visible.contains(ids[2]))
    }
    let values = fixture.state.arrangement?.pictures.compactMap {
      fixture.state.gallery[$0].score(.imageReward)
    }
    #expect(values == (0..<30).reversed().map(Double.init))
    #expect(fixture.state.arrangement?.pictures[fixture.state.cursor?.place ?? 0] == ids[2])
  }

  @Test("The cursor stays on its picture when more are found, before and after its group")
  func arrivingPictures() {
    var fixture = Fixture()
    let plain = fixture.add(3, prompt: nil)
    fixture.type("l")
    fixture.add(2, prompt: "a cat")
    fixture.add(2, prompt: nil)
    #expect(fixture.state.cursor?.picture == plain[1])
    #expect(fixture.state.cursor?.groupIndex == 1)
    #expect(fixture.state.group?.pictures.count == 5)
    #expect(fixture.state.arrangement?.pictures.count == 5)
  }

  @Test("Views open on one another and close in turn; q in the first ends")
  func views() {
    var fixture = Fixture()
    fixture.add(4, prompt: "a cat")
    fixture.press(.enter)
    #expect(fixture.state.view == .loupe)
    fixture.press(.right, .down)
    #expect(fixture.state.cursor?.place == 2)
    fixture.type("?")
    #expect(fixture.state.view == .help)
    fixture.type("a")
    #expect(fixture.state.view == .loupe)
    #expect(fixture.state.picture?.judgement.decision == nil, "a key that closes does nothing else")
    fixture.type("q")
    #expect(fixture.state.view == .grid)
    fixture.press(.escape)
    #expect(fixture.effects.isEmpty)
    fixture.type("i")
    fixture.press(.enter)
    #expect(fixture.state.view == .grid)
    fixture.type("q")
    #expect(fixture.effects == [.quit])
  }

  @Test("In help that does not fit, arrows scroll and other keys close")
  func helpScrolls() {
    var fixture = Fixture(rows: 10, columns: 40)
    fixture.type("?")
    let last = "pairs in dispute"
    #expect(!fixture.text().contains(last))
    for _ in 0..<100 { fixture.press(.down) }
    #expect(fixture.text().contains(last))
    fixture.press(.pageUp, .up)
    #expect(fixture.state.view == .help)
    fixture.type("q")
    #expect(fixture.state.view == .grid)
  }

  @Test("Signals of the terminal become effects")
  func signals() {
    var fixture = Fixture()
    fixture.press(.hangUp)
    #expect(fixture.effects == [.quit])
    fixture.press(.resumed)
    #expect(fixture.effects == [.repaint])
    fixture.press(.control("l"))
    #expect(fixture.effects == [.repaint])
    fixture.press(.resize, .function(7), .character("ß"))
    #expect(fixture.effects.isEmpty)
  }

  @Test("Keys on an empty gallery do nothing but help, themes and the end")
  func empty() {
    for key in Keymap.standard.bindings.flatMap(\.chords).flatMap(\.keys) {
      var fixture = Fixture()
      fixture.press(key)
      #expect(fixture.state.cursor == nil)
    }
  }

  @Test("t goes through the themes and round again")
  func themes() {
    var fixture = Fixture()
    fixture.type("t")
    #expect(fixture.state.theme == "day")
    fixture.type("t")
    #expect(fixture.state.theme == "night")
  }

  @Test("What is visible is scored first, and said once")
  func priorities() {
    var fixture = Fixture()
    let ids = fixture.add(20, prompt: "a cat")
    let group = fixture.state.gallery.group(of: ids[0])
    #expect(
      fixture.effects == [.prioritise(group: group, visible: Array(ids[..<8]))])
    fixture.press(.right)
    #expect(fixture.effects.isEmpty)
    fixture.press(.pageDown)
    #expect(fixture.effects == [.prioritise(group: group, visible: Array(ids[4..<12]))])
    fixture.press(.enter)
    #expect(fixture.effects == [.prioritise(group: group, visible: [ids[9]])])
  }
}
