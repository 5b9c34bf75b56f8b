import Browser
import Curation
import Scorers
import Store
import Terminal
import TestSupport
import Testing

@Suite("Menus and the command line")
struct MenuTests {
  @Test("Every action has a name that the command line takes, and no two the same")
  func names() {
    #expect(Action.nextGroup.name == "next-group")
    #expect(Action.accept.name == "accept")
    #expect(Set(Action.allCases.map(\.name)).count == Action.allCases.count)
  }

  @Test("A command is carried out by its name, however it is spelled")
  func commands() {
    for name in ["next-group", "nextGroup", "NEXT GROUP"] {
      var fixture = Fixture.ocean()
      fixture.type(":" + name)
      #expect(fixture.text().contains(":" + name))
      fixture.press(.enter)
      #expect(fixture.state.cursor?.groupIndex == 1)
      #expect(fixture.state.view == .grid)
    }
    var fixture = Fixture.ocean()
    fixture.type(":sort clip")
    fixture.press(.enter)
    #expect(fixture.state.effectiveSort == .scorer(.clip))
    fixture.type(":theme day")
    fixture.press(.enter)
    #expect(fixture.state.theme == "day")
    fixture.type(":quit")
    fixture.press(.enter)
    #expect(fixture.effects == [.quit])
    fixture.type(":nonsense")
    fixture.press(.enter)
    #expect(fixture.state.message?.kind == .failure)
    fixture.type(":open-rankings")
    fixture.press(.enter)
    #expect(fixture.state.view == .rankings)
  }

  @Test("Tab goes through what begins so, Esc and an emptied line leave")
  func completion() {
    var fixture = Fixture.ocean()
    fixture.type(":re")
    fixture.press(.tab)
    #expect(fixture.state.commandLine.field.text == "reject")
    fixture.press(.tab)
    #expect(fixture.state.commandLine.field.text == "redo")
    fixture.press(.tab, .tab, .backTab)
    #expect(fixture.state.commandLine.field.text == "restore-prompt")
    fixture.press(.escape)
    #expect(fixture.state.view == .grid)
    #expect(fixture.state.commandLine.field.isEmpty)
    fixture.type(":a")
    fixture.press(.backspace, .backspace)
    #expect(fixture.state.view == .grid)
    #expect(fixture.state.gallery[PictureID(rawValue: 0)].judgement.decision == .accepted)
  }

  @Test("A line is edited in the middle and by words")
  func editing() {
    var field = TextField("one two")
    func press(_ keys: Key...) -> [Bool] { keys.map { field.press($0) } }
    let edits = press(.left, .left, .character("X"), .home, .delete, .end, .control("w"))
    #expect(edits.allSatisfy { $0 })
    #expect(field.text == "ne ")
    _ = press(.control("u"))
    #expect(field.isEmpty && field.cursor == 0)
    let idle = press(.backspace, .delete, .left, .right, .control("k"), .control("w"))
    #expect(idle.allSatisfy { $0 }, "they are the line's, even where there is nothing to edit")
    #expect(press(.enter, .function(3)) == [false, false])
    #expect(press(.character("👩‍🚀")) == [true])
    #expect(field.cursor == 1)
  }

  @Test("The sort menu begins on the order in force; arrows, Enter and digits choose")
  func sortMenu() {
    var fixture = Fixture.ocean()
    fixture.type("o")
    #expect(fixture.text().contains("sort by"))
    fixture.press(.down, .enter)
    #expect(fixture.state.effectiveSort == .scorer(.clip))
    #expect(fixture.state.view == .grid)
    fixture.type("o3")
    #expect(fixture.state.effectiveSort == .name)
    fixture.type("o9")
    #expect(fixture.state.effectiveSort == .name)
    fixture.type("o")
    fixture.press(.escape)
    #expect(fixture.state.view == .grid)
  }

  @Test(
    "No scores are left over without the picture that a popup covers", arguments: ["o", ":", "?"])
  func popups(key: String) {
    var fixture = Fixture.jury(rows: 40, columns: 100)
    fixture.type(key)
    let frame = fixture.frame
    #expect(frame.text.count { $0 == "#" } >= frame.placements.count)
    let captions = frame.text.ranges(of: "IR +").count + frame.text.ranges(of: "IR −").count
    #expect(captions == frame.placements.count)
  }

  @Test("A first start shows three hints until a key is pressed, and never more")
  func hints() {
    var state = BrowserState(
      location: "~", scorers: [], size: Size(rows: 24, columns: 80),
      capabilities: Fixture.unicode, showsHints: true)
    _ = update(&state, .gallery([.found([Picture(id: PictureID(rawValue: 0), path: "/0.png")])]))
    func text() -> String { view(state, theme: .builtIn) { _, _ in nil }.text }
    let hints = text().split(separator: "\n").filter {
      $0.contains("takes it back") || $0.contains("looks closely") || $0.contains("lists all keys")
    }
    #expect(hints.count == 3)
    _ = update(&state, .key(.right))
    #expect(!text().contains("lists all keys"))
  }

  @Test("The history is asked for, shown, scrolled, and asked for again after undo")
  func history() {
    var fixture = Fixture()
    fixture.add(2, prompt: "a cat")
    fixture.type("H")
    #expect(fixture.effects.first == .recallHistory)
    #expect(fixture.text().contains("nothing was decided yet"))
    let changes = (1...50).map {
      PastChange(
        moment: "12:\($0)", label: "accept", subject: "picture-\($0).png", isUndone: $0 == 1)
    }
    fixture.send(.history(changes))
    #expect(fixture.text().contains("(undone)"))
    fixture.type("G")
    #expect(fixture.text().contains("picture-50.png"))
    fixture.type("z")
    #expect(fixture.effects.prefix(2) == [.undo, .recallHistory])
    fixture.type("H")
    #expect(fixture.state.view == .grid)
  }
}
