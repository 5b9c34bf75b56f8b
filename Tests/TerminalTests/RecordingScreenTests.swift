import Terminal
import Testing

@Suite("The recording screen")
struct RecordingScreenTests {
  @Test("It plays its keys, then the terminal goes away")
  func script() {
    let screen = RecordingScreen(script: [.character("j"), nil, .enter])
    #expect(screen.nextKey(milliseconds: 10) == .character("j"))
    #expect(screen.nextKey(milliseconds: 10) == nil)
    screen.type(.escape, .up)
    #expect(screen.nextKey(milliseconds: 10) == .enter)
    #expect(screen.nextKey(milliseconds: 10) == .escape)
    #expect(screen.nextKey(milliseconds: 10) == .up)
    #expect(screen.nextKey(milliseconds: 10) == .hangUp)
    #expect(RecordingScreen(hangsUp: false).nextKey(milliseconds: 10) == nil)
  }

  @Test("It keeps frames and gives the text of the last")
  func frames() {
    let screen = RecordingScreen(size: Size(rows: 3, columns: 20))
    #expect(screen.lines == [])
    var frame = Frame(size: screen.size)
    frame.write("漢字 one", at: Position(row: 1, column: 2))
    frame.place(
      ImagePlacement(area: Rectangle(row: 0, column: 0, rows: 1, columns: 4), key: "a", bytes: []))
    screen.show(frame)
    #expect(screen.lines == ["", "  漢字 one", ""])
    #expect(screen.contains("one"))
    #expect(screen.frames.last?.placements.count == 1)
    screen.resize(to: Size(rows: 5, columns: 30))
    #expect(screen.nextKey(milliseconds: 0) == .resize)
    #expect(screen.size == Size(rows: 5, columns: 30))
    screen.invalidate()
    screen.close()
    #expect(screen.invalidations == 1)
    #expect(screen.isClosed)
  }
}
