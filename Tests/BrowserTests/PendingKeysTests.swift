import Browser
import Curation
import Store
import Terminal
import Testing

@Suite("Chords and counts")
struct PendingKeysTests {
  /// Forty pictures in rows of four.
  private func forty() -> Fixture {
    var fixture = Fixture()
    fixture.add(40, prompt: "a cat")
    return fixture
  }

  private func place(after keys: String) -> Int? {
    var fixture = forty()
    fixture.type(keys)
    return fixture.state.cursor?.place
  }

  @Test(
    "A number says how often, or which",
    arguments: [
      ("#5l", 5), ("#2j", 8), ("7l", 7), ("7l7h", 0), ("9lx", 9), ("#12l", 12), ("60l", 39),
      ("#3G", 2), ("9gg", 8), ("#9999j", 36), ("9G9G", 8), ("#0l", 1), ("88888888l", 39),
    ])
  func counts(keys: String, place: Int) {
    #expect(self.place(after: keys) == place)
  }

  @Test("Digits that give stars do so at once, and after a number they go on with it")
  func stars() {
    var fixture = forty()
    fixture.type("5")
    #expect(fixture.state.gallery[PictureID(rawValue: 0)].judgement.stars == 5)
    fixture.type("95")
    #expect(fixture.state.pending.count == 95)
    #expect(fixture.text().contains("95  a number, then a key that moves"))
    fixture.press(.escape)
    #expect(fixture.state.pending.isEmpty && fixture.state.view == .grid)
    #expect(fixture.state.gallery[PictureID(rawValue: 0)].judgement.stars == 5)
  }

  @Test("A chord waits for its second key, says what can come, and Esc gives it up")
  func chords() {
    var fixture = forty()
    fixture.type("Gg")
    #expect(fixture.state.cursor?.place == 39)
    #expect(fixture.text().contains("g  g first picture  z to the shell"))
    fixture.type("g")
    #expect(fixture.state.cursor?.place == 0)
    fixture.type("Gg")
    fixture.press(.escape)
    #expect(fixture.state.cursor?.place == 39 && fixture.state.pending.isEmpty)
    fixture.type("gx")
    #expect(fixture.state.gallery[PictureID(rawValue: 0)].judgement.decision == nil)
    #expect(fixture.state.pending.isEmpty)
    fixture.type("gz")
    #expect(fixture.effects == [.suspend])
  }

  @Test("Groups are passed over by the number, as far as there are any")
  func groups() {
    var fixture = Fixture()
    for number in 0..<12 { fixture.add(1, prompt: "prompt \(number)") }
    fixture.type("7]")
    #expect(fixture.state.cursor?.groupIndex == 7)
    fixture.type("#20]")
    #expect(fixture.state.cursor?.groupIndex == 11)
    fixture.type("9[")
    #expect(fixture.state.cursor?.groupIndex == 2)
  }

  @Test("Help scrolls by the number")
  func help() {
    var fixture = Fixture(rows: 12, columns: 60)
    fixture.add(1, prompt: "a cat")
    fixture.type("?")
    let before = fixture.text()
    fixture.type("5j")
    #expect(fixture.state.view == .help && fixture.text() != before)
    fixture.type("7k")
    #expect(fixture.text() == before)
    fixture.type("x")
    #expect(fixture.state.view == .grid)
  }
}
