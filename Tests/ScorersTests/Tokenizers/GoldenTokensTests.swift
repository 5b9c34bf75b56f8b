import Foundation
import Scorers
import TestSupport
import Testing

/// Ids that the reference implementations gave with the published vocabularies.
@Suite(.enabled(if: Reference.isPresent, "the golden data is not beside the package"))
struct GoldenTokensTests {
  /// A prompt and its ids, without padding.
  private struct Row: Decodable {
    let prompt: String
    let bert: [Int32]
    let clip: [Int32]
  }

  private let rows: [Row]

  init() throws {
    let lines = try Reference.bytes("golden/tokens.jsonl").split(separator: 0x0A)
    rows = try lines.map { try JSONDecoder().decode(Row.self, from: Data($0)) }
    try #require(rows.count == 100)
  }

  @Test("WordPiece gives BERT's ids of a hundred prompts")
  func bert() throws {
    let path = Reference.file("vocab/bert-base-uncased-vocab.txt").path
    let tokenizer = try WordPiece(vocabularyAt: path)
    #expect(tokenizer.count == 30_522)
    for row in rows {
      let tokens = tokenizer.tokens(row.prompt)
      #expect(tokens.ids == row.bert, "\(row.prompt)")
      #expect(tokens.isTruncated == (tokens.total > WordPiece.limit))
    }
  }

  @Test("BytePairs gives CLIP's ids of a hundred prompts")
  func clip() throws {
    let path = Reference.file("vocab/bpe_simple_vocab_16e6.txt.gz").path
    let tokenizer = try BytePairs(mergesAt: path)
    #expect(tokenizer.count == 49_408)
    for row in rows {
      let tokens = tokenizer.tokens(row.prompt)
      #expect(tokens.ids == row.clip, "\(row.prompt)")
      #expect(tokens.isTruncated == (tokens.total > BytePairs.limit))
    }
  }
}
