import Browser
import Curation
import Foundation
import Scorers
import Store
import Terminal
import Testing

@Suite("The mouse and pasted text")
struct PointingTests {
  private func ocean() -> Fixture { Fixture.ocean() }

  /// Where some text of the screen begins.
  private func position(of text: String, in fixture: Fixture) throws -> Position {
    let lines = fixture.text().split(separator: "\n", omittingEmptySubsequences: false)
    let row = try #require(lines.firstIndex { $0.contains(text) }, "\(fixture.text())")
    let start = try #require(lines[row].range(of: text)).lowerBound
    return Position(row: row, column: lines[row][..<start].count)
  }

  private func point(
    _ kind: MouseEvent.Kind, at text: String, in fixture: inout Fixture
  ) throws {
    fixture.press(.mouse(MouseEvent(kind, at: try position(of: text, in: fixture))))
  }

  @Test("A click goes to a picture or a group, a second one opens the loupe and closes it")
  func grid() throws {
    var fixture = ocean()
    try point(.click, at: "#3", in: &fixture)
    #expect(fixture.state.cursor?.place == 2)
    try point(.doubleClick, at: "#3", in: &fixture)
    #expect(fixture.state.view == .loupe)
    fixture.press(.mouse(MouseEvent(.doubleClick, at: Position(row: 5, column: 5))))
    #expect(fixture.state.view == .grid)
    try point(.click, at: "deathly", in: &fixture)
    #expect(fixture.state.cursor?.groupIndex == 2)
    let before = fixture.state.cursor
    for place in [(0, 0), (23, 79), (500, 500), (22, 3)] {
      fixture.press(.mouse(MouseEvent(.click, at: Position(row: place.0, column: place.1))))
    }
    #expect(fixture.state.cursor == before && fixture.state.view == .grid)
  }

  @Test("The wheel goes through groups over their pane, through pictures elsewhere")
  func wheel() throws {
    var fixture = ocean()
    try point(.wheelDown, at: "cyberpunk", in: &fixture)
    #expect(fixture.state.cursor?.groupIndex == 1)
    fixture.press(.mouse(MouseEvent(.wheelDown, at: Position(row: 10, column: 60))))
    #expect(fixture.state.cursor?.place == 4)
    fixture.press(.mouse(MouseEvent(.wheelUp, at: Position(row: 10, column: 60))))
    #expect(fixture.state.cursor?.place == 0)
    fixture.type("?")
    let help = fixture.text()
    fixture.press(.mouse(MouseEvent(.wheelDown, at: Position(row: 10, column: 30))))
    #expect(fixture.text() != help && fixture.state.view == .help)
    fixture.press(.mouse(MouseEvent(.click, at: Position(row: 10, column: 30))))
    #expect(fixture.state.view == .grid)
  }

  @Test("Menus and commands are chosen by a click; a click beside them closes them")
  func menus() throws {
    var fixture = ocean()
    fixture.type("o")
    try point(.click, at: "CLIP ", in: &fixture)
    fixture.type("o")
    try point(.click, at: "2 CLIP", in: &fixture)
    #expect(fixture.state.effectiveSort == .scorer(.clip) && fixture.state.view == .grid)
    fixture.type("o")
    fixture.press(.mouse(MouseEvent(.click, at: Position(row: 1, column: 1))))
    #expect(fixture.state.view == .grid)
    fixture.type(":rank")
    try point(.click, at: "open-rankings", in: &fixture)
    #expect(fixture.state.commandLine.field.text == "open-rankings")
    try point(.doubleClick, at: "open-rankings", in: &fixture)
    #expect(fixture.state.view == .rankings)
  }

  @Test("In the rankings a click goes to the column too; in a duel the second one answers")
  func otherViews() throws {
    var fixture = Fixture.jury()
    fixture.type("r")
    fixture.press(.mouse(MouseEvent(.click, at: Position(row: 6, column: 30))))
    #expect(fixture.state.rankingColumn > 0)
    fixture.type("rd")
    let question = fixture.state.duel?.question
    fixture.press(.mouse(MouseEvent(.click, at: Position(row: 10, column: 10))))
    #expect(fixture.state.duel?.question == question, "one click asks for nothing")
    fixture.press(.mouse(MouseEvent(.doubleClick, at: Position(row: 10, column: 10))))
    #expect(fixture.state.duel?.duel?.answered == 1)
  }

  @Test("No click anywhere in any view does harm")
  func anywhere() {
    for keys in ["", "\r", "r", " l c", "d", "S", "e", "H", "?", "o", ":", "/"] {
      var fixture = Fixture.jury()
      fixture.type(keys)
      for row in stride(from: 0, to: 26, by: 3) {
        for column in stride(from: 0, to: 84, by: 7) {
          for kind in [MouseEvent.Kind.click, .doubleClick, .wheelUp, .wheelDown] {
            var clicked = fixture
            clicked.press(.mouse(MouseEvent(kind, at: Position(row: row, column: column))))
            #expect(clicked.frame.size == clicked.state.size)
            #expect(
              !clicked.effects.contains {
                if case .judge = $0 { true } else { false }
              })
          }
        }
      }
    }
  }

  @Test("Pasted text goes into lines in one piece, and does nothing where none is typed")
  func paste() {
    var fixture = ocean()
    fixture.press(.paste("axq\r"))
    #expect(fixture.state.view == .grid && fixture.effects.isEmpty)
    #expect(fixture.text().contains("pasted text goes where one types"))
    #expect(fixture.state.gallery[PictureID(rawValue: 0)].judgement.decision == .accepted)
    fixture.type(":")
    fixture.press(.paste("sort\r\ncl\u{1B}[Aip\u{7}"))
    #expect(fixture.state.view == .commandLine, "a line feed carries nothing out")
    #expect(fixture.state.commandLine.field.text == "sort cl[Aip")
    fixture.press(.escape)
    fixture.type("/")
    fixture.press(.paste("is:undecided"))
    #expect(fixture.state.filterLine.field.text == "is:undecided")
    #expect(fixture.state.filter != nil)
    fixture.press(.escape)
    fixture.type("e")
    fixture.press(.end, .left, .paste(String(repeating: "漢字 e\u{301} ", count: 2000)))
    #expect(fixture.state.trial?.field.text.count == 4096)
  }
}
