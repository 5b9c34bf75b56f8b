import Terminal
import Testing

@Suite("Text that may be hostile")
struct PrintableTests {
  @Test(
    "What steers a terminal is shown, not sent",
    arguments: [
      ("\u{1B}[31mred", "␛[31mred"), ("bell\u{7}", "bell␇"), ("\u{7F}", "␡"), ("\u{0}", "␀"),
      ("a\tb\nc\r\nd", "a b c d"), ("\u{9B}31m", "\u{FFFD}31m"), ("\u{90}q", "\u{FFFD}q"),
      ("abc\u{202E}def", "abc\u{FFFD}def"), ("\u{2066}a\u{2069}", "\u{FFFD}a\u{FFFD}"),
      ("a\u{200B}b", "a\u{FFFD}b"), ("\u{FEFF}a", "\u{FFFD}a"), ("\u{E0041}\u{E0042}", "\u{FFFD}"),
      ("a\u{A0}b", "a b"), ("\u{2028}", " "), ("soft\u{AD}ware", "software"),
      ("\u{115F}", "\u{FFFD}"), ("\u{FFFF}", "\u{FFFD}"), ("\u{301}", "◌\u{301}"),
    ])
  func printable(text: String, expected: String) {
    #expect(text.printable == expected)
  }

  @Test("A pile of marks on one letter is cut down to what a cell holds")
  func marks() {
    let pile = "a" + String(repeating: "\u{301}", count: 1000)
    #expect(pile.printable.unicodeScalars.count == 5)
    #expect(pile.displayWidth == 1)
  }

  @Test("No scalar that Unicode has gets through unless it has a width")
  func everyScalar() {
    var passed = 0
    for value in UInt32(0)...0x10FFFF {
      guard let scalar = Unicode.Scalar(value) else { continue }
      // Alone, and after a letter that it might combine with.
      let shown = (String(scalar) + "a" + String(scalar)).printable
      for one in shown.unicodeScalars {
        guard Self.isForbidden(one) else { continue }
        Issue.record("U+\(String(value, radix: 16)) gets through")
        break
      }
      if shown.unicodeScalars.contains(scalar) { passed += 1 }
    }
    #expect(passed > 200_000)
  }

  // A skin colour after a line's end stood alone, and with the blank in its place was left out.
  @Test(
    "A skin colour goes with its emoji alone",
    arguments: [
      ("\u{1F44D}\u{1F3FB}", "\u{1F44D}"), ("\n\u{1F3FB}", " \u{1F3FB}"),
      ("x\u{1F3FB}", "x\u{1F3FB}"), ("\u{1F44D}\u{AD}\u{1F3FB}", "\u{1F44D}"),
    ])
  func skinColor(text: String, shown: String) {
    #expect(Array(text.printable.unicodeScalars) == Array(shown.unicodeScalars))
    #expect(text.printable.printable == text.printable)
  }

  @Test("Cells get the same text again when it is made printable twice")
  func printableTwice() {
    var random = SystemRandomNumberGenerator()
    for _ in 0..<2000 {
      var text = ""
      for _ in 0..<8 {
        let limit: UInt32 = [0x300, 0x3000, 0x20000][Int.random(in: 0..<3, using: &random)]
        guard let scalar = Unicode.Scalar(UInt32.random(in: 0..<limit, using: &random)) else {
          continue
        }
        text.unicodeScalars.append(scalar)
      }
      let once = text.printable
      #expect(once.printable == once)
      #expect(once.displayWidth == text.displayWidth)
    }
  }

  private static func isForbidden(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0x20, 0x7F..<0xA0, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x206F, 0xFEFF,
      0xE0000...0xE007F, 0xA0:
      true
    default: false
    }
  }
}
