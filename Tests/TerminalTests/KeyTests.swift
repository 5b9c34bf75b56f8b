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
      "\u{1B}[I", "\u{1B}[?62;4c", "\u{1B}[<0;1;1m", "\u{1B}[<35;4;5M", "\u{1B}[<2;1;1M",
      "\u{1B}]11;rgb:0/0/0\u{7}",
      "\u{1B}P1$r0m\u{1B}\\",
      "\u{1B}[200~", "\u{1B}[2~", "\u{1B}[999999999999999999999999~", "\u{1B}[4294967295u",
      "\u{1B}[128u",
      "\u{1B}[1;2;3;4;5;6;7;8;9$z", "\u{9B}",
    ])
  func noKeys(bytes: String) {
    #expect(ProbeAnswers.parse(Array(bytes.utf8)).keys == [])
  }

  @Test(
    "The mouse is a key with a place, in the newer form and the older",
    arguments: [
      ("\u{1B}[<0;7;3M\u{1B}[<0;7;3m", [MouseEvent(.click, at: Position(row: 2, column: 6))]),
      ("\u{1B}[<16;300;200M", [MouseEvent(.click, at: Position(row: 199, column: 299))]),
      ("\u{1B}[<64;1;1M", [MouseEvent(.wheelUp, at: Position(row: 0, column: 0))]),
      ("\u{1B}[<65;1;1M", [MouseEvent(.wheelDown, at: Position(row: 0, column: 0))]),
      ("\u{1B}[M '#", [MouseEvent(.click, at: Position(row: 2, column: 6))]),
      ("\u{1B}[M#'#", []),
    ])
  func mouse(bytes: String, expected: [MouseEvent]) {
    #expect(ProbeAnswers.parse(Array(bytes.utf8)).keys == expected.map(Key.mouse))
  }

  @Test("What is pasted is one key, whatever is in it, and keys after it count")
  func paste() {
    let text = "a red fox\r\u{1B}[A\u{3}漢 x\u{1B}[20"
    let bytes = Array("k\u{1B}[200~\(text)\u{1B}[201~q".utf8)
    let keys: [Key] = [.character("k"), .paste(text), .character("q")]
    #expect(ProbeAnswers.parse(bytes).keys == keys)
    let endless = Array("\u{1B}[200~".utf8) + Array(repeating: 0x61, count: 3 << 20)
    let cut = ProbeAnswers.parse(endless + Array("\u{1B}[201~q".utf8)).keys
    #expect(cut == [.paste(String(repeating: "a", count: 1 << 20)), .character("q")])
    #expect(ProbeAnswers.parse(endless).keys == [])
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
