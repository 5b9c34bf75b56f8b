/// BERT's lower-cased tokenizer: words, cut greedily into the longest pieces of the vocabulary
/// (Devlin et al., 2018; google-research/bert, tokenization.py).
package struct WordPiece: Tokenizer {
  /// The most ids that ImageReward and BLIP read, both ends included.
  package static let limit = 35

  /// How many ids there are; the model must have an embedding for each.
  package let count: Int
  private let pieces: PieceTrie
  /// Where pieces that continue a word begin.
  private let continuing: PieceTrie.Node?
  /// Pieces that are taken as they stand in a prompt.
  private let specials: [BasicWords.Special]
  private let start: Int32
  private let end: Int32
  private let unknown: Int32

  /// Words with more characters than this are unknown.
  private static let longestWord = 100
  /// The most bytes of a vocabulary; BERT's has 231,508, its multilingual one 995,526.
  private static let largest = 4 << 20

  /// Reads a vocabulary: a piece a line, its id the line's number counted from 0.
  package init(vocabularyAt path: String) throws(TokenizerError) {
    try self.init(vocabulary: VocabularyFile.read(path, limit: Self.largest), path: path)
  }

  /// Takes the bytes of a vocabulary's file; `path` stands in errors.
  package init(vocabulary bytes: [UInt8], path: String) throws(TokenizerError) {
    try VocabularyFile.check(bytes.count, limit: Self.largest, path)
    try VocabularyFile.checkText(bytes, path)
    var trie = PieceTrie(capacity: bytes.count / 2)
    count = bytes.withUnsafeBufferPointer { bytes in
      var lines = LineReader(bytes)
      var id: Int32 = 0
      while let line = lines.next() {
        if !line.isEmpty { trie.insert(line, id: id) }
        id += 1
      }
      return Int(id)
    }
    func special(_ name: String) throws(TokenizerError) -> Int32 {
      guard let id = trie.id(of: name.utf8) else {
        throw TokenizerError(.missingPiece, path, detail: "has no line \(name)")
      }
      return id
    }
    start = try special("[CLS]")
    end = try special("[SEP]")
    unknown = try special("[UNK]")
    specials = ["[CLS]", "[SEP]", "[UNK]", "[PAD]", "[MASK]"].compactMap { name in
      trie.id(of: name.utf8).map { BasicWords.Special(name: Array(name.unicodeScalars), id: $0) }
    }
    continuing = trie.node(of: "##".utf8)
    pieces = trie
  }

  package func tokens(_ text: String) -> PromptTokens {
    var collector = TokenCollector(start: start, end: end, limit: Self.limit)
    var bytes: [UInt8] = []
    var ids: [Int32] = []
    BasicWords(specials: specials).forEach(of: text) { word in
      switch word {
      case .special(let id):
        collector.append(id)
      case .word(let scalars):
        cut(scalars, &bytes, into: &ids)
        for id in ids { collector.append(id) }
      }
    }
    return collector.finished()
  }

  /// The ids of a word's pieces; a word that cannot be cut wholly is one unknown piece.
  private func cut(
    _ word: ArraySlice<Unicode.Scalar>, _ bytes: inout [UInt8], into ids: inout [Int32]
  ) {
    ids.removeAll(keepingCapacity: true)
    guard word.count <= Self.longestWord else {
      ids.append(unknown)
      return
    }
    bytes.removeAll(keepingCapacity: true)
    for scalar in word { bytes.append(contentsOf: scalar.utf8) }
    var position = 0
    while position < bytes.count {
      let node = position == 0 ? PieceTrie.root : continuing
      guard let node, let piece = pieces.longest(in: bytes, at: position, from: node) else {
        ids.removeAll(keepingCapacity: true)
        ids.append(unknown)
        return
      }
      ids.append(piece.id)
      position = piece.end
    }
  }
}
