import Scorers
import TestSupport
import Testing

/// CLIP's tokenizer on a few merges.
@Suite struct BytePairsTests {
  private let tokenizer: BytePairs
  /// The marks of the made merges.
  private let start: Int32 = 525
  private let end: Int32 = 526

  init() throws {
    tokenizer = try BytePairs(
      merges: MadeVocabulary.gzip(Array(MadeVocabulary.merges.utf8)), path: "made")
  }

  /// The ids of ASCII characters that stand alone; within a word those of `offset` 0.
  private func ids(_ text: String, offset: Int32 = 256) -> [Int32] {
    text.utf8.map { Int32($0) - 33 + offset }
  }

  @Test("The ids are the bytes', the merges' and the marks'")
  func count() {
    #expect(tokenizer.count == 512 + 13 + 2)
  }

  @Test("Pairs are joined in the merges' order, the end of a word being part of its last byte")
  func merges() {
    #expect(tokenizer.tokens("").ids == [start, end])
    #expect(tokenizer.tokens("Cat").ids == [start, 513, end])
    #expect(tokenizer.tokens("cats").ids == [start, 512] + ids("t", offset: 0) + ids("s") + [end])
    // b c comes before a b.
    #expect(tokenizer.tokens("abcd").ids == [start] + ids("a", offset: 0) + [516, end])
    // Of equal pairs the left one is joined first.
    #expect(tokenizer.tokens("xxxxx").ids == [start, 523, end])
    #expect(tokenizer.tokens("xxxa").ids == [start, 520] + ids("x", offset: 0) + ids("a") + [end])
    // The bytes E0 and B9, of which Thai letters are made, then the third.
    #expect(tokenizer.tokens("\u{E40}").ids == [start, 524, 222 + 256, end])
  }

  @Test(
    "Cleaned prompts have the same ids as plain ones",
    arguments: [
      ("  a\t\n b ", "a b"),
      ("don’t", "don't"),
      ("DON'T", "don't"),
      ("“a”", "\"a\""),
      ("&lt;b&gt; &amp;amp; &amp", "<b> & &"),
      ("&#39;&#x27;&apos;&#0097", "'''a"),
      ("don&rsquo;t", "don't"),
      ("&bogus; &#; &#x; & &notit;", "&bogus; &#; &#x; & ¬it;"),
      ("&#150;&#x80;", "–€"),
      ("&#xD800;&#99999999999999999999;", "\u{FFFD}\u{FFFD}"),
      ("a&#1;b", "ab"),
      ("P&eacute;rez &copy 1", "pérez © 1"),
      ("ﬁne ＦＵＬＬ ｶﾞ\u{3000}Ĳ", "fine full ガ ij"),
      ("e\u{301}o\u{323}\u{308}", "éọ\u{308}"),
      ("\u{1B}[31mred\u{1B}[0m \u{0}a\u{FEFF}", "red a"),
      ("\u{93}a\u{94} \u{85}", "\"a\" …"),
      ("ΟΔΟΣ ΣΑ'Σ Σ", "οδος σα'ς σ"),
      ("İ", "i\u{307}"),
    ])
  func cleaned(_ prompt: String, _ plain: String) {
    #expect(tokenizer.tokens(prompt) == tokenizer.tokens(plain))
  }

  @Test("A reference in HTML is resolved after quotes are made plain, and so stays curly")
  func curlyReference() {
    #expect(tokenizer.tokens("<i>don&rsquo;t") != tokenizer.tokens("<i>don't"))
    #expect(tokenizer.tokens("<i>don&#8217;t") == tokenizer.tokens("<i>don&rsquo;t"))
    // Only from the line of the first bracket on.
    #expect(tokenizer.tokens("don&rsquo;t\n<i>") == tokenizer.tokens("don't\n<i>"))
  }

  @Test("Words are letters, single digits, contractions and runs of the rest")
  func words() {
    #expect(
      tokenizer.tokens("don't").ids == [start, 518, 519, end])
    #expect(tokenizer.tokens("12").ids == [start] + ids("12") + [end])
    #expect(
      tokenizer.tokens("a1!?b").ids
        == [start] + ids("a1") + ids("!", offset: 0) + ids("?b") + [end])
    // An apostrophe that follows other marks begins no contraction.
    #expect(
      tokenizer.tokens("!'t").ids == [start] + ids("!", offset: 0) + ids("'t") + [end])
    #expect(
      tokenizer.tokens("'d'z").ids == [start] + ids("'", offset: 0) + ids("d'z") + [end])
  }

  @Test("Marks that are written out are marks, but not within other characters")
  func marks() {
    #expect(
      tokenizer.tokens("<|startoftext|>a<|EndOfText|>").ids == [start, start] + ids("a")
        + [end, end])
    #expect(tokenizer.tokens("(<|endoftext|>").total > 10)
  }

  @Test("A long prompt is cut to 77 ids with the end kept, and its length told")
  func truncated() {
    let tokens = tokenizer.tokens(String(repeating: "a ", count: 100))
    #expect(tokens.ids == [start] + [Int32](repeating: 320, count: 75) + [end])
    #expect(tokens.total == 102)
    #expect(tokens.isTruncated)
    #expect(!tokenizer.tokens(String(repeating: "a ", count: 75)).isTruncated)
  }

  @Test("The heap joins as looking for the earliest pair again and again does")
  func naive() {
    var generator = Seeded(state: 7)
    let naive = NaivePairs(MadeVocabulary.merges)
    for _ in 0..<500 {
      let length = Int.random(in: 1...40, using: &generator)
      let word = String(
        (0..<length).map { _ in "abcdotxx".randomElement(using: &generator) ?? "a" })
      let expected = naive.pieces(of: word)
      #expect(tokenizer.tokens(word).total == expected.count + 2, "\(word): \(expected)")
      let known = zip(expected, tokenizer.tokens(word).ids.dropFirst())
      for (piece, id) in known where id >= 512 && id < start {
        #expect(naive.made[Int(id) - 512] == piece, "\(word)")
      }
    }
  }

  @Test("Merges are read from a file")
  func file() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write(
      "merges.txt.gz", MadeVocabulary.gzip(Array(MadeVocabulary.merges.utf8)))
    #expect(try BytePairs(mergesAt: path).tokens("cat").ids == [start, 513, end])
  }

  @Test(
    "Long prompts of any kind are read to their end",
    arguments: ["x", "!", "é", "\u{301}\u{323}", "&", "&amp;", "amp;", "&#9", "\u{1B}[1", "Σ'"])
  func long(_ part: String) {
    let tokens = tokenizer.tokens("&" + String(repeating: part, count: 20_000))
    #expect(tokens.ids.count <= BytePairs.limit)
    #expect(tokens.ids.last == end)
  }
}
