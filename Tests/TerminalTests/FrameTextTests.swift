import Terminal
import Testing

@Suite("Text in frames")
struct FrameTextTests {
  @Test("Text is written safe, clipped and counted")
  func writing() {
    var frame = Frame(size: Size(rows: 3, columns: 10))
    #expect(frame.write("\u{1B}[2Jx", at: Position(row: 0, column: 0)) == 5)
    #expect(frame.write("a long line of text", at: Position(row: 1, column: 2)) == 8)
    #expect(frame.write("narrow", at: Position(row: 2, column: 0), width: 4) == 4)
    #expect(frame.write("outside", at: Position(row: 3, column: 0)) == 0)
    #expect(frame.write("outside", at: Position(row: 0, column: 10)) == 0)
    #expect(frame.write("outside", at: Position(row: -1, column: 0)) == 0)
    #expect(frame.lines == ["␛[2Jx", "  a long …", "nar…"])
  }

  @Test("A wide character fills two cells and is never cut in half")
  func wideCharacters() {
    var frame = Frame(size: Size(rows: 2, columns: 6))
    #expect(frame.write("漢字漢字", at: Position(row: 0, column: 0)) == 5)
    #expect(frame.lines[0] == "漢字…")
    #expect(frame[0, 1].text == "")

    frame.write("x", at: Position(row: 0, column: 1))
    #expect(frame.lines[0] == " x字…")
    frame.write("y", at: Position(row: 0, column: 2))
    #expect(frame.lines[0] == " xy …")
    frame.write("漢", at: Position(row: 1, column: -1))
    #expect(frame.lines[1] == "")
    frame.write("abcdef", at: Position(row: 1, column: -2))
    #expect(frame.lines[1] == "cdef")
  }

  @Test("A place far away or a huge width is no trap")
  func extremes() {
    var frame = Frame(size: Size(rows: 1, columns: 4))
    frame.write("abc", at: Position(row: 0, column: .min))
    frame.write("abc", at: Position(row: .max, column: .max))
    frame.write("abc", at: Position(row: 0, column: 1), width: .min)
    #expect(frame.lines == [""])
  }

  @Test("Filling an area blanks the halves of characters at its edges")
  func filling() {
    var frame = Frame(size: Size(rows: 2, columns: 6))
    frame.write("漢漢漢", at: Position(row: 0, column: 0))
    frame.fill(Rectangle(row: -1, column: 1, rows: 2, columns: 2), with: Cell("#"))
    #expect(frame.lines[0] == " ## 漢")
    frame.fill(Rectangle(row: 0, column: 0, rows: 9, columns: 9), with: Cell("."))
    #expect(frame.lines == ["......", "......"])
  }

  @Test("Text that looks like the cells under a picture is written as blanks")
  func noBreakSpace() {
    var frame = Frame(size: Size(rows: 1, columns: 4))
    frame.write("a\u{A0}b", at: Position(row: 0, column: 0))
    #expect(frame[0, 1].text == " ")
  }
}
