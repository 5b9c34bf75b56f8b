/// A text of each picture, of which many share one: each different text is kept once.
struct TextColumn: Sendable, Equatable {
  private(set) var texts = FoldedTexts()
  /// For each picture the number of its text, from 1 on; 0 where it has none.
  private(set) var numbers: [UInt32] = []
  private var numberOf: [String: UInt32] = [:]
  private var last: (text: String, number: UInt32) = ("", 0)

  /// The text of the next picture.
  mutating func append(_ text: (some StringProtocol)?) {
    numbers.append(text.map { number(of: $0) } ?? 0)
  }

  private mutating func number(of text: some StringProtocol) -> UInt32 {
    if text.isEmpty { return 0 }
    // Neighbours mostly share their text; comparing is cheaper than hashing it.
    if text == last.text { return last.number }
    let text = String(text)
    let number = numberOf[text] ?? UInt32(texts.count + 1)
    if number > texts.count {
      texts.append(text)
      numberOf[text] = number
    }
    last = (text, number)
    return number
  }

  static func == (one: TextColumn, other: TextColumn) -> Bool {
    one.texts == other.texts && one.numbers == other.numbers
  }
}
