/// Splits a cleaned, lower-cased prompt into the words within which CLIP joins bytes
/// (the pattern of openai/CLIP, clip/simple_tokenizer.py).
enum PromptWords {
  /// What a word is.
  enum Kind {
    /// The mark of a prompt's start, written out.
    case start
    /// The mark of a prompt's end, written out.
    case end
    /// An English contraction, letters, one digit, or a run of other characters.
    case word
  }

  private static let startMark = Array("<|startoftext|>".unicodeScalars)
  private static let endMark = Array("<|endoftext|>".unicodeScalars)
  /// None of them begins with another.
  private static let contractions = ["'s", "'t", "'re", "'ve", "'m", "'ll", "'d"].map {
    Array($0.unicodeScalars)
  }

  /// Calls `body` with each word in turn; spaces belong to none.
  static func forEach(
    of text: [Unicode.Scalar], _ body: (Kind, ArraySlice<Unicode.Scalar>) -> Void
  ) {
    var position = 0
    while position < text.count {
      let rest = text[position...]
      let (kind, length) = first(of: rest)
      if let kind { body(kind, rest.prefix(length)) }
      position += length
    }
  }

  /// The word that a text begins with and its length; no kind for a space.
  private static func first(
    of text: ArraySlice<Unicode.Scalar>
  ) -> (kind: Kind?, length: Int) {
    guard let first = text.first else { return (nil, 0) }
    if first == "<" {
      if text.starts(with: startMark) { return (.start, startMark.count) }
      if text.starts(with: endMark) { return (.end, endMark.count) }
    }
    if first == "'", let found = contractions.first(where: { text.starts(with: $0) }) {
      return (.word, found.count)
    }
    let nature = first.nature
    switch nature {
    case .space: return (nil, 1)
    case .number: return (.word, 1)
    case .letter, .other: return (.word, text.prefix { $0.nature == nature }.count)
    }
  }
}

extension Unicode.Scalar {
  /// What matters of a character for splitting.
  fileprivate enum Nature {
    case letter
    case number
    case space
    case other
  }

  /// Unicode's letters, numbers of any kind, white space, or anything else.
  fileprivate var nature: Nature {
    switch value {
    case 0x61...0x7A, 0x41...0x5A: return .letter
    case 0x30...0x39: return .number
    case 0x20, 0x09...0x0D: return .space
    case 0..<0x80: return .other
    default: break
    }
    switch properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter:
      return .letter
    case .decimalNumber, .letterNumber, .otherNumber: return .number
    default: return properties.isWhitespace ? .space : .other
    }
  }
}
