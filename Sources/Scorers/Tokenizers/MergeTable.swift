/// Which pairs of symbols become one, and in which order.
///
/// A symbol is a number: 0 to 255 are the bytes, in the order of `ByteAlphabet`; 256 to 511 the
/// same at the end of a word; the symbol of each merge follows, so that a smaller number means an
/// earlier merge.
struct MergeTable: Sendable {
  /// How many symbols there are.
  let symbols: Int
  /// The symbol of a pair: keyed by the left one times 2³² plus the right one.
  private let merged: [UInt64: Int32]
  private let symbolOfByte: [Int32]

  /// What turns the symbol of a byte into that of the same byte at the end of a word.
  static let endOffset: Int32 = 256
  /// CLIP has 49,408 ids, of which 512 are bytes and two are marks; what more merges the file has
  /// is not used.
  private static let most = 49_408 - 512 - 2
  /// The most bytes of a line; CLIP's longest has 36.
  private static let longestLine = 256
  /// What marks the end of a word in the file.
  private static let wordEnd = Array("</w>".utf8)

  /// Reads the lines of a file of merges, but for the first, which is a title.
  init(_ text: [UInt8], path: String) throws(TokenizerError) {
    var builder = Builder(path: path)
    let result: Result<Void, TokenizerError> = text.withUnsafeBufferPointer { bytes in
      var lines = LineReader(bytes)
      _ = lines.next()
      do throws(TokenizerError) {
        while builder.count < Self.most, let line = lines.next() { try builder.add(line) }
        return .success(())
      } catch {
        return .failure(error)
      }
    }
    try result.get()
    guard builder.count > 0 else { throw TokenizerError(.empty, path, detail: "has no merges") }
    symbols = 512 + builder.count
    merged = builder.merged
    symbolOfByte = ByteAlphabet.symbols
  }

  /// The symbol of a byte within a word.
  func symbol(of byte: UInt8) -> Int32 { symbolOfByte[Int(byte)] }

  /// The symbol that two neighbours become, or `nil` where they stay apart.
  func symbol(joining left: Int32, _ right: Int32) -> Int32? {
    merged[Self.key(left, right)]
  }

  private static func key(_ left: Int32, _ right: Int32) -> UInt64 {
    UInt64(UInt32(bitPattern: left)) << 32 | UInt64(UInt32(bitPattern: right))
  }

  /// Gathers merges, looking up the symbols that they name.
  private struct Builder {
    let path: String
    /// How many merges there are so far.
    var count = 0
    var merged: [UInt64: Int32] = [:]
    private var symbols = PieceTrie(capacity: 3 * MergeTable.most)

    init(path: String) {
      self.path = path
      merged.reserveCapacity(MergeTable.most)
      for (symbol, character) in ByteAlphabet.characters.enumerated() {
        symbols.insert(character.utf8, id: Int32(symbol))
        symbols.insert(
          Array(character.utf8) + MergeTable.wordEnd, id: Int32(symbol) + MergeTable.endOffset)
      }
    }

    /// Adds the merge of a line: two symbols and a space between them.
    mutating func add(_ line: UnsafeBufferPointer<UInt8>) throws(TokenizerError) {
      guard line.count <= MergeTable.longestLine else { throw error("is too long") }
      guard let space = line.firstIndex(of: 0x20) else { throw error("is not two pieces") }
      let (left, right) = (line[..<space], line[(space + 1)...])
      guard let first = symbols.id(of: left), let second = symbols.id(of: right) else {
        throw error("joins a piece that no earlier line makes")
      }
      let symbol = Int32(512 + count)
      guard symbols.insert([left, right].joined(), id: symbol) else {
        throw error("makes a piece that is there already")
      }
      merged[MergeTable.key(first, second)] = symbol
      count += 1
    }

    /// An error about the line that is being added.
    private func error(_ fault: String) -> TokenizerError {
      TokenizerError(.badMerge, path, detail: "line \(count + 2) \(fault)")
    }
  }
}
