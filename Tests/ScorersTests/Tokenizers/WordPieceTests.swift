import Scorers
import TestSupport
import Testing

/// BERT's tokenizer on a small vocabulary.
@Suite struct WordPieceTests {
  private let tokenizer: WordPiece

  init() throws {
    tokenizer = try WordPiece(vocabulary: Array(MadeVocabulary.pieces.utf8), path: "made")
  }

  @Test(
    "A prompt becomes the longest pieces of its words",
    arguments: [
      ("", []),
      (" \t\n", []),
      ("a cat", [5, 6]),
      ("A CAT", [5, 6]),
      ("cats", [6, 11]),
      ("unaffable", [8, 9, 10]),
      ("unaffy", [1]),
      ("dog", [1]),
      ("a!a,a's", [5, 12, 5, 13, 5, 14, 1]),
      ("Café CAFE\u{301}", [7, 7]),
      ("a北cat", [5, 15, 6]),
      ("c\u{200B}a\u{0}t \u{FFFD}a\u{7}", [6, 5]),
      ("a\u{A0}cat\u{2028}a\u{3000}a", [5, 6, 5, 5]),
      ("[SEP]a[MASK]", [3, 5, 4]),
      ("[sep]", [1, 1, 1]),
      ("ΣΑΣ", [20]),
      ("İI", [21, 22]),
      ("🐱 a", [1, 5]),
    ])
  func pieces(_ prompt: String, _ ids: [Int32]) {
    let tokens = tokenizer.tokens(prompt)
    #expect(tokens.ids == [2] + ids + [3])
    #expect(tokens.total == ids.count + 2)
    #expect(!tokens.isTruncated)
  }

  @Test("A word of 100 characters is cut into pieces, a longer one is unknown")
  func longWord() {
    let longest = tokenizer.tokens(String(repeating: "x", count: 100))
    #expect(longest.total == 102)
    #expect(longest.ids.prefix(3) == [2, 16, 17])
    #expect(tokenizer.tokens(String(repeating: "x", count: 101)).ids == [2, 1, 3])
    // Accents are taken off before characters are counted.
    let accented = "x" + String(repeating: "\u{301}", count: 500)
    #expect(tokenizer.tokens(accented).ids == [2, 16, 3])
  }

  @Test("A long prompt is cut to 35 ids with the end kept, and its length told")
  func truncated() {
    let tokens = tokenizer.tokens(String(repeating: "a ", count: 60))
    #expect(tokens.ids == [2] + [Int32](repeating: 5, count: 33) + [3])
    #expect(tokens.total == 62)
    #expect(tokens.isTruncated)
    #expect(!tokenizer.tokens(String(repeating: "a ", count: 33)).isTruncated)
  }

  @Test("The marks are found by name, wherever they are, and line ends may be those of Windows")
  func marksByName() throws {
    let lines = ["a", "[SEP]", "##s", "[UNK]", "[CLS]"]
    let tokenizer = try WordPiece(
      vocabulary: Array(lines.joined(separator: "\r\n").utf8), path: "made")
    #expect(tokenizer.tokens("as b").ids == [4, 0, 2, 3, 1])
    #expect(tokenizer.count == 5)
  }

  @Test("Without pieces that continue words, only whole words are known")
  func noContinuations() throws {
    let tokenizer = try WordPiece(
      vocabulary: Array("[CLS]\n[SEP]\n[UNK]\na\n".utf8), path: "made")
    #expect(tokenizer.tokens("a aa").ids == [0, 3, 2, 1])
  }

  @Test("A vocabulary is read from a file")
  func file() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("vocab.txt", MadeVocabulary.pieces)
    #expect(try WordPiece(vocabularyAt: path).tokens("a cat").ids == [2, 5, 6, 3])
  }

  @Test("Long prompts of any kind are read to their end", arguments: ["a", "a ", "\u{301}", "["])
  func long(_ part: String) {
    let tokens = tokenizer.tokens(String(repeating: part, count: 50_000))
    #expect(tokens.ids.count <= WordPiece.limit)
  }
}
