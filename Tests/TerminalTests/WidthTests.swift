import Terminal
import Testing

@Suite("Widths of text")
struct WidthTests {
  @Test(
    "A character takes the cells that terminals agree on",
    arguments: [
      ("a", 1), ("é", 1), ("e\u{301}", 1), ("漢", 2), ("ｱ", 1), ("한", 2),
      ("\u{1112}\u{1161}\u{11AB}", 2), ("★", 1),
      ("…", 1), ("🐱", 2), ("👨‍👩‍👧", 2), ("👍🏽", 2), ("🇫🇷", 2), ("1️⃣", 1), ("❤️", 1), ("\u{301}", 1),
      ("\u{7}", 1), ("\u{202E}", 1), ("\r\n", 1), ("\u{200D}", 0),
    ] as [(Character, Int)])
  func characterWidth(character: Character, width: Int) {
    #expect(DisplayWidth.of(character) == width)
  }

  @Test("A text takes the cells of its characters")
  func textWidth() {
    #expect("".displayWidth == 0)
    #expect("salon".displayWidth == 5)
    #expect("漢字 ok".displayWidth == 7)
  }

  @Test(
    "A text that is too long ends in an ellipsis and stays within its cells",
    arguments: [
      ("painting", 8, "painting"), ("painting", 7, "painti…"), ("painting", 1, "…"),
      ("painting", 0, ""),
      ("漢字漢字", 8, "漢字漢字"), ("漢字漢字", 7, "漢字漢…"), ("漢字漢字", 6, "漢字…"), ("漢字", 2, "…"),
      ("a\u{1B}[2J", 9, "a␛[2J"), ("abc", -3, ""),
    ])
  func truncation(text: String, columns: Int, expected: String) {
    #expect(text.truncated(to: columns) == expected)
    #expect(text.truncated(to: columns).displayWidth <= max(0, columns))
  }

  @Test("A field is filled on the side that its alignment says")
  func padding() {
    #expect("ab".padded(to: 5) == "ab   ")
    #expect("ab".padded(to: 5, .right) == "   ab")
    #expect("ab".padded(to: 5, .center) == " ab  ")
    #expect("漢字".padded(to: 3) == "漢…")
    #expect("漢字".padded(to: 5, .right) == " 漢字")
  }
}
