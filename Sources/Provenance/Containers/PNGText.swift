internal import Inflate

/// Decodes the three kinds of a PNG's text chunks; PNG specification, section 11.3.3.
enum PNGText {
  /// The kinds, named as the chunks are.
  enum Kind: String, Sendable {
    case tEXt, zTXt, iTXt

    /// The kind of the chunk whose length and type are in `header`.
    init?(_ header: ArraySlice<UInt8>) {
      if header.holds("tEXt", at: 4) {
        self = .tEXt
      } else if header.holds("zTXt", at: 4) {
        self = .zTXt
      } else if header.holds("iTXt", at: 4) {
        self = .iTXt
      } else {
        return nil
      }
    }
  }

  /// Why a text is left out, as the end of a sentence.
  struct Fault: Error {
    let reason: String
  }

  /// The keyword and the text in the body of a chunk.
  static func decode(
    _ kind: Kind, _ body: ArraySlice<UInt8>, _ budget: inout TextBudget
  ) throws(Fault) -> EmbeddedData.Text {
    guard let (name, rest) = body.splitAtNUL(), !name.isEmpty else {
      throw Fault(reason: "has no keyword")
    }
    let text: ArraySlice<UInt8>
    switch kind {
    case .tEXt: text = rest
    case .zTXt: text = try expand(rest, &budget)
    case .iTXt: text = try international(rest, &budget)
    }
    budget.spend(text.count)
    return EmbeddedData.Text(
      keyword: TextDecoding.latin1(name), text: TextDecoding.text(text))
  }

  /// The text of an iTXt: flag, method, language, translated keyword, UTF-8.
  private static func international(
    _ body: ArraySlice<UInt8>, _ budget: inout TextBudget
  ) throws(Fault) -> ArraySlice<UInt8> {
    guard let flag = body.first, let (_, rest) = body.dropFirst(2).splitAtNUL(),
      let (_, text) = rest.splitAtNUL()
    else { throw Fault(reason: "is cut short") }
    guard flag != 0 else { return text }
    return try expand(body.dropFirst().prefix(1) + text, &budget)
  }

  /// The text after a byte that says how it is compressed.
  private static func expand(
    _ body: ArraySlice<UInt8>, _ budget: inout TextBudget
  ) throws(Fault) -> ArraySlice<UInt8> {
    guard let method = body.first else { throw Fault(reason: "is cut short") }
    guard method == 0 else { throw Fault(reason: "is compressed in an unknown way") }
    do throws(InflateError) {
      return try Inflate.expand(Array(body.dropFirst()), .zlib, limit: budget.limit)[...]
    } catch {
      // Damaged data costs the work of expanding it too; deflate makes 1032 bytes of one at most.
      budget.spend(min(body.count * 1032, budget.limit))
      switch error {
      case .damaged: throw Fault(reason: "is damaged")
      case .tooLarge(let limit): throw Fault(reason: "expands beyond \(limit) bytes")
      }
    }
  }
}

extension ArraySlice<UInt8> {
  /// What lies before the first zero byte and after it; `nil` where there is none.
  fileprivate func splitAtNUL() -> (ArraySlice<UInt8>, ArraySlice<UInt8>)? {
    firstIndex(of: 0).map { (self[..<$0], self[($0 + 1)...]) }
  }
}
