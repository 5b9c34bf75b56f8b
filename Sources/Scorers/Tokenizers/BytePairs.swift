/// CLIP's lower-cased byte-pair tokenizer (Sennrich et al., 2016; openai/CLIP,
/// clip/simple_tokenizer.py).
package struct BytePairs: Tokenizer {
  /// The most ids that CLIP reads, both ends included.
  package static let limit = 77

  /// How many ids there are; the model must have an embedding for each.
  package var count: Int { merges.symbols + 2 }
  private let merges: MergeTable
  private let start: Int32
  private let end: Int32

  /// The most bytes of the merges, compressed or not; CLIP's have 1,356,917 and 3,194,984.
  private static let largest = 16 << 20

  /// Reads merges that are compressed by gzip: a title, then a merge a line, the first ones first.
  package init(mergesAt path: String) throws(TokenizerError) {
    try self.init(merges: VocabularyFile.read(path, limit: Self.largest), path: path)
  }

  /// Takes the bytes of a file of merges; `path` stands in errors.
  package init(merges bytes: [UInt8], path: String) throws(TokenizerError) {
    try VocabularyFile.check(bytes.count, limit: Self.largest, path)
    let text = try VocabularyFile.expand(bytes, limit: Self.largest, path)
    try VocabularyFile.checkText(text, path)
    merges = try MergeTable(text, path: path)
    // The marks follow the pieces.
    start = Int32(merges.symbols)
    end = start + 1
  }

  package func tokens(_ text: String) -> PromptTokens {
    var collector = TokenCollector(start: start, end: end, limit: Self.limit)
    var merger = PairMerger(merges)
    var word: [Int32] = []
    let cleaned = PromptCleaning.cleaned(text).lowered()
    PromptWords.forEach(of: cleaned) { kind, scalars in
      switch kind {
      case .start: collector.append(start)
      case .end: collector.append(end)
      case .word:
        word.removeAll(keepingCapacity: true)
        for scalar in scalars {
          for byte in scalar.utf8 { word.append(merges.symbol(of: byte)) }
        }
        merger.merge(&word)
        for id in word { collector.append(id) }
      }
    }
    return collector.finished()
  }
}
