import Terminal
import Testing

@Suite("Keys")
struct KeyTests {
  @Test(
    "A key is known by what any terminal sends for it",
    arguments: [
      ("a", [.character("a")]), ("A", [.character("A")]),
      ("é漢🐱", [.character("é"), .character("漢"), .character("🐱")]),
      ("\r", [.enter]), ("\n", [.enter]), ("\t", [.tab]), ("\u{7F}", [.backspace]),
      ("\u{8}", [.backspace]),
      ("\u{1}", [.control("a")]), ("\u{1A}", [.control("z")]), ("\u{0}", [.control(" ")]),
      ("\u{1F}", [.control("_")]),
      ("\u{1B}[A\u{1B}[B\u{1B}[C\u{1B}[D", [.up, .down, .right, .left]),
      ("\u{1B}OA\u{1B}OB\u{1B}OC\u{1B}OD", [.up, .down, .right, .left]),
      ("\u{1B}[1;5A", [.up]), ("\u{1B}[5~\u{1B}[6~", [.pageUp, .pageDown]),
      ("\u{1B}[H\u{1B}[F\u{1B}OH\u{1B}OF", [.home, .end, .home, .end]),
      ("\u{1B}[1~\u{1B}[4~\u{1B}[7~\u{1B}[8~", [.home, .end, .home, .end]),
      ("\u{1B}[3~", [.delete]), ("\u{1B}[Z", [.backTab]),
      ("\u{1B}OP\u{1B}[15~\u{1B}[24~", [.function(1), .function(5), .function(12)]),
      ("\u{1B}[[A\u{1B}[[E", [.function(1), .function(5)]), ("\u{1B}[11~", [.function(1)]),
      ("\u{1B}[97u\u{1B}[27u", [.character("a"), .escape]),
      ("\u{1B}x", [.escape, .character("x")]), ("\u{1B}\u{1B}[A", [.escape, .up]),
    ] as [(String, [Key])])
  func keys(bytes: String, expected: [Key]) {
    #expect(ProbeAnswers.parse(Array(bytes.utf8)).keys == expected)
  }

  @Test(
    "What is no key makes none",
    arguments: [
      "\u{1B}[I", "\u{1B}[?62;4c", "\u{1B}[<0;1;1M", "\u{1B}]11;rgb:0/0/0\u{7}",
      "\u{1B}P1$r0m\u{1B}\\",
      "\u{1B}[200~", "\u{1B}[2~", "\u{1B}[999999999999999999999999~", "\u{1B}[4294967295u",
      "\u{1B}[128u",
      "\u{1B}[1;2;3;4;5;6;7;8;9$z", "\u{9B}",
    ])
  func noKeys(bytes: String) {
    #expect(ProbeAnswers.parse(Array(bytes.utf8)).keys == [])
  }

  @Test("Bytes that are not UTF-8 are passed over, and the keys after them count")
  func brokenText() {
    #expect(
      ProbeAnswers.parse([0xFF, 0xC3, 0x41, 0xE6, 0xBC, 0x42, 0xED, 0xA0, 0x80, 0x43]).keys == [
        .character("A"), .character("B"), .character("C"),
      ])
    #expect(ProbeAnswers.parse([0x1B, 0x5B, 0x31, 0x0D, 0x61]).keys == [.enter, .character("a")])
  }

  @Test("Any bytes at all are read to the end")
  func anyBytes() {
    var random = SystemRandomNumberGenerator()
    for _ in 0..<3000 {
      let alphabet: [UInt8] = [
        0x1B, 0x5B, 0x4F, 0x50, 0x5D, 0x3B, 0x3F, 0x31, 0x39, 0x41, 0x7E, 0xC3, 0xF0, 0x80, 0x07,
      ]
      let bytes = (0..<40).map { _ in alphabet.randomElement(using: &random) ?? 0 }
      #expect(ProbeAnswers.parse(bytes).keys.count <= bytes.count)
    }
  }
}
