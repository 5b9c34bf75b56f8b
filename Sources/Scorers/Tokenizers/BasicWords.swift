/// Splits a prompt into the words that BERT cuts into pieces: lower case, no accents, every
/// punctuation mark and Chinese character a word (google-research/bert's BasicTokenizer, as
/// Hugging Face's BertTokenizer has it).
struct BasicWords {
  /// A piece that is taken as it stands, such as `[SEP]`.
  struct Special: Sendable {
    let name: [Unicode.Scalar]
    let id: Int32
  }

  /// What a prompt is split into.
  enum Word {
    case special(Int32)
    case word(ArraySlice<Unicode.Scalar>)
  }

  let specials: [Special]

  /// Calls `body` with each word in turn.
  func forEach(of text: String, _ body: (Word) -> Void) {
    let scalars = Array(text.unicodeScalars)
    var start = 0
    var position = 0
    while position < scalars.count {
      // All special pieces of BERT begin with a bracket.
      guard scalars[position] == "[",
        let special = specials.first(where: { scalars[position...].starts(with: $0.name) })
      else {
        position += 1
        continue
      }
      split(scalars[start..<position], body)
      body(.special(special.id))
      position += special.name.count
      start = position
    }
    split(scalars[start...], body)
  }

  /// Splits text that has no special pieces.
  private func split(_ text: ArraySlice<Unicode.Scalar>, _ body: (Word) -> Void) {
    let text = Self.prepared(text)
    var start = 0
    for (position, scalar) in text.enumerated() {
      let isPunctuation = scalar.isPunctuationForBERT
      guard isPunctuation || scalar.properties.isWhitespace else { continue }
      if start < position { body(.word(text[start..<position])) }
      if isPunctuation { body(.word(text[position...position])) }
      start = position + 1
    }
    if start < text.count { body(.word(text[start...])) }
  }

  /// The text without control characters and accents, in lower case, with spaces around Chinese
  /// characters.
  private static func prepared(_ text: ArraySlice<Unicode.Scalar>) -> [Unicode.Scalar] {
    var result: [Unicode.Scalar] = []
    result.reserveCapacity(text.count)
    var isASCII = true
    for scalar in text where !scalar.isDroppedByBERT {
      guard !scalar.isASCII else {
        result.append(scalar.loweredASCII)
        continue
      }
      isASCII = false
      if scalar.isChinese {
        result += [" ", scalar, " "]
      } else {
        // A character at a time: this reference has no final sigma.
        result.append(contentsOf: scalar.properties.lowercaseMapping.unicodeScalars)
      }
    }
    return isASCII ? result : result.withoutAccents()
  }
}

extension Unicode.Scalar {
  /// Whether BERT leaves the character out: controls, unassigned and private characters.
  fileprivate var isDroppedByBERT: Bool {
    switch value {
    case 0x20..<0x7F, 0x09, 0x0A, 0x0D: return false
    case 0xFFFD: return true
    default: break
    }
    switch properties.generalCategory {
    case .control, .format, .surrogate, .privateUse, .unassigned: return true
    default: return false
    }
  }

  /// Whether BERT makes the character a word of its own: Unicode's punctuation, and what else of
  /// ASCII is neither letter nor digit.
  fileprivate var isPunctuationForBERT: Bool {
    guard !isASCII else {
      return switch value {
      case 0x21...0x2F, 0x3A...0x40, 0x5B...0x60, 0x7B...0x7E: true
      default: false
      }
    }
    return switch properties.generalCategory {
    case .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation,
      .initialPunctuation, .finalPunctuation, .otherPunctuation:
      true
    default: false
    }
  }

  /// Whether the character is in one of Unicode's blocks of Chinese characters that BERT lists.
  fileprivate var isChinese: Bool {
    switch value {
    case 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF, 0x20000...0x2A6DF,
      0x2A700...0x2B73F, 0x2B740...0x2B81F, 0x2B820...0x2CEAF, 0x2F800...0x2FA1F:
      true
    default: false
    }
  }
}
