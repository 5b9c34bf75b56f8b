import Scorers
import TestSupport
import Testing

/// Vocabularies that cannot be used.
@Suite struct TokenizerErrorTests {
  @Test(
    "A damaged vocabulary is a named error",
    arguments: [
      ([], TokenizerError.Code.empty, "is empty"),
      (Array("[CLS]\n[SEP]\na\n".utf8), .missingPiece, "[UNK]"),
      (Array("[UNK]\n[SEP]\na\n".utf8), .missingPiece, "[CLS]"),
      (Array("[UNK]\n[CLS]\na\n".utf8), .missingPiece, "[SEP]"),
      (Array("[UNK]\n[CLS]\n[SEP]\n\u{FF}".unicodeScalars.map { UInt8($0.value) }), .notUTF8, ""),
    ])
  func vocabulary(_ bytes: [UInt8], _ code: TokenizerError.Code, _ detail: String) throws {
    let error = try #require(throws: TokenizerError.self) {
      try WordPiece(vocabulary: bytes, path: "some/vocab.txt")
    }
    #expect(error.code == code)
    #expect(error.detail.contains(detail))
    #expect(error.description.hasPrefix("some/vocab.txt: "))
  }

  @Test("A vocabulary larger than any is a named error")
  func large() {
    // Not an argument of the table above: those are printed.
    let bytes = [UInt8](repeating: 0x61, count: 5 << 20)
    let error = #expect(throws: TokenizerError.self) {
      try WordPiece(vocabulary: bytes, path: "some/vocab.txt")
    }
    #expect(error?.code == .tooLarge)
  }

  @Test(
    "Damaged merges are a named error",
    arguments: [
      ("", TokenizerError.Code.empty, "is empty"),
      ("#version\n", .empty, "no merges"),
      ("#version\na b\nab c d\n", .badMerge, "line 3 joins a piece"),
      ("#version\na b\n\nab c\n", .badMerge, "line 3 is not two pieces"),
      ("#version\na b\nabc\n", .badMerge, "line 3 is not two pieces"),
      ("#version\na bc\nb c\n", .badMerge, "line 2 joins a piece"),
      ("#version\na b\na b\n", .badMerge, "line 3 makes a piece that is there already"),
      ("#version\n a\n", .badMerge, "line 2 joins"),
      ("#version\na \n", .badMerge, "line 2 joins"),
      ("#version\n" + String(repeating: "a", count: 300), .badMerge, "line 2 is too long"),
    ])
  func merges(_ text: String, _ code: TokenizerError.Code, _ detail: String) throws {
    let error = try #require(throws: TokenizerError.self) {
      try BytePairs(merges: MadeVocabulary.gzip(Array(text.utf8)), path: "some/merges.gz")
    }
    #expect(error.code == code)
    #expect(error.detail.contains(detail), "\(error)")
    #expect(error.description.hasPrefix("some/merges.gz: "))
  }

  @Test("Merges that are not, or wrongly, compressed are a named error")
  func compression() {
    let good = MadeVocabulary.gzip(Array(MadeVocabulary.merges.utf8))
    #expect(code(of: []) == .empty)
    #expect(code(of: Array(MadeVocabulary.merges.utf8)) == .notGzip)
    #expect(code(of: Array(good.dropLast(9))) == .damaged)
    #expect(code(of: MadeVocabulary.gzip([0x61, 0x0A, 0xFF, 0x20, 0x61])) == .notUTF8)
  }

  @Test("Merges that expand beyond any vocabulary are a named error")
  func bomb() {
    let bomb = MadeVocabulary.bomb(17 << 20)
    #expect(bomb.count < 200_000)
    #expect(code(of: bomb) == .tooLarge)
    #expect(code(of: [UInt8](repeating: 0x1F, count: (16 << 20) + 1)) == .tooLarge)
  }

  @Test("Files that are not there, or no files, are a named error")
  func unreadable() throws {
    let folder = try TemporaryFolder()
    for path in [folder.path("none"), folder.path("")] {
      let first = try #require(throws: TokenizerError.self) { try WordPiece(vocabularyAt: path) }
      let second = try #require(throws: TokenizerError.self) { try BytePairs(mergesAt: path) }
      #expect(first.code == .unreadable)
      #expect(second.code == .unreadable)
      #expect(first.path == path)
    }
  }

  /// Of which code the error is that bytes give as merges.
  private func code(of bytes: [UInt8]) -> TokenizerError.Code? {
    do throws(TokenizerError) {
      _ = try BytePairs(merges: bytes, path: "made")
      return nil
    } catch {
      return error.code
    }
  }
}
