/// The text that AUTOMATIC1111's web UI and its kin write into pictures and beside them.
///
///     photo of a duck
///     second line
///     Negative prompt: monochrome
///     Steps: 15, Sampler: UniPC, Seed: 42, Hashes: {"vae": "c6", "model": "c0"}
///      ImageReward Score: 0.5811
///
/// Other readers take the last line for the parameters and so lose them to the negative prompt
/// where a scorer has added a line; here the last line with three keys that every such text has is
/// the one, and the lines after it are a trailer.
package struct Infotext: Sendable, Equatable {
  /// What was asked for; empty where the text has only parameters.
  package private(set) var prompt = ""
  /// What was asked to be left out; empty where there is none.
  package private(set) var negativePrompt = ""
  /// The pairs of the line of parameters, then those of the trailer; values unquoted.
  package private(set) var pairs: [Generation.Parameter] = []
  /// Whether there is a line of parameters; without one the text may be a mere caption.
  package private(set) var hasParameters = false

  /// More pairs than this are dropped: real texts have dozens, a hostile one millions.
  private static let mostPairs = 4096

  /// The names under which scorers leave their scores.
  package static let scoreNames = ["ImageReward Score", "aesthetic_score", "Score"]

  /// Parses a text; every text is one, if only a prompt.
  package init(_ text: String) {
    self.init(bytes: Array(text.utf8))
  }

  /// A text that holds pairs alone, as the web UI's `postprocessing` does.
  package init(pairs text: String) {
    let bytes = Array(text.utf8)
    addPairs(of: bytes, 0..<bytes.count)
    hasParameters = !pairs.isEmpty
  }

  private init(bytes: [UInt8]) {
    guard let line = Self.parameterLine(in: bytes) else {
      let end = Self.endBeforeScores(in: bytes)
      addPrompts(of: bytes, 0..<end)
      addTrailer(of: bytes, end..<bytes.count)
      return
    }
    hasParameters = true
    addPrompts(of: bytes, 0..<line.lowerBound)
    addPairs(of: bytes, line)
    addTrailer(of: bytes, line.upperBound..<bytes.count)
  }

  // MARK: - Finding the parameters

  /// The line of parameters, trimmed; `nil` where there is none.
  private static func parameterLine(in bytes: [UInt8]) -> Range<Int>? {
    var last: Range<Int>?
    var rest = 0..<bytes.count
    while let line = popLastLine(of: bytes, &rest) {
      if knownKeys(in: bytes, line) >= 3 { return line }
      if last == nil, !line.isEmpty, score(in: bytes, line) == nil { last = line }
    }
    // Few keys are enough where they cannot be prose.
    return last.flatMap { isShortParameters(bytes, $0) ? $0 : nil }
  }

  /// How many of the keys that every generator of this family writes a line has.
  private static func knownKeys(in bytes: [UInt8], _ line: Range<Int>) -> Int {
    var scanner = InfotextScanner(bytes, line)
    var found: Set<String> = []
    while let item = scanner.next() {
      guard item.form != .bare, item.name.count <= 13 else { continue }
      let name = string(bytes, item.name)
      switch name {
      case "Steps", "Sampler", "CFG scale", "Seed", "Size", "Model", "Model hash", "Schedule type":
        found.insert(name)
      default: break
      }
    }
    return found.count
  }

  /// Whether a line without three known keys still is one of parameters: what upscaling writes, or
  /// `Steps` with a number and more pairs.
  private static func isShortParameters(_ bytes: [UInt8], _ line: Range<Int>) -> Bool {
    var scanner = InfotextScanner(bytes, line)
    guard let first = scanner.next(), first.form != .bare else { return false }
    let name = string(bytes, first.name)
    if name.hasPrefix("Postprocess ") || name == "GFPGAN visibility"
      || name == "CodeFormer visibility"
    {
      return true
    }
    guard name == "Steps", Int(string(bytes, first.value)) != nil else { return false }
    var more = 0
    while let item = scanner.next() {
      if item.form == .bare { return false }
      more += 1
    }
    return more > 0
  }

  /// Where the lines of scores begin that end a text without parameters.
  private static func endBeforeScores(in bytes: [UInt8]) -> Int {
    var rest = 0..<bytes.count
    var end = bytes.count
    while let line = popLastLine(of: bytes, &rest) {
      if line.isEmpty { continue }
      // A caption may well say "Score: 3".
      guard let score = score(in: bytes, line), score.name != "Score" else { break }
      end = line.lowerBound
    }
    return end
  }

  // MARK: - Taking the text apart

  /// Takes the prompts from the lines of a range.
  private mutating func addPrompts(of bytes: [UInt8], _ range: Range<Int>) {
    let mark = Array("Negative prompt:".utf8)
    var positive: [UInt8] = []
    var negative: [UInt8] = []
    var isNegative = false
    Self.forEachLine(of: bytes, range) { line in
      var line = line
      if bytes[line].starts(with: mark) {
        isNegative = true
        line = InfotextScanner.trimmed(bytes, line.lowerBound + mark.count..<line.upperBound)
      }
      if isNegative {
        if !negative.isEmpty { negative.append(0x0A) }
        negative += bytes[line]
      } else {
        if !positive.isEmpty { positive.append(0x0A) }
        positive += bytes[line]
      }
    }
    prompt = Self.string(positive, InfotextScanner.trimmed(positive, 0..<positive.count))
    negativePrompt = Self.string(negative, InfotextScanner.trimmed(negative, 0..<negative.count))
  }

  /// Takes the pairs of a line.
  private mutating func addPairs(of bytes: [UInt8], _ line: Range<Int>) {
    var scanner = InfotextScanner(bytes, line)
    while pairs.count < Self.mostPairs, let item = scanner.next() {
      pairs.append(
        Generation.Parameter(
          Self.string(bytes, item.name), Self.value(bytes, item.value, quoted: item.form == .quoted)
        ))
    }
  }

  /// Takes the scores, and whatever else is a name with a value, from the lines of a range.
  private mutating func addTrailer(of bytes: [UInt8], _ range: Range<Int>) {
    Self.forEachLine(of: bytes, range) { line in
      guard pairs.count < Self.mostPairs else { return }
      if let score = Self.score(in: bytes, line) {
        pairs.append(score)
      } else if let colon = bytes[line].firstIndex(of: UInt8(ascii: ":")) {
        let name = Self.string(bytes, InfotextScanner.trimmed(bytes, line.lowerBound..<colon))
        let value = InfotextScanner.trimmed(bytes, colon + 1..<line.upperBound)
        pairs.append(Generation.Parameter(name, Self.value(bytes, value, quoted: true)))
      }
    }
  }

  /// The score that a line is; `nil` where it is anything else.
  private static func score(in bytes: [UInt8], _ line: Range<Int>) -> Generation.Parameter? {
    guard line.count < 64, let colon = bytes[line].firstIndex(of: UInt8(ascii: ":")) else {
      return nil
    }
    let name = string(bytes, InfotextScanner.trimmed(bytes, line.lowerBound..<colon))
    let value = string(bytes, InfotextScanner.trimmed(bytes, colon + 1..<line.upperBound))
    guard scoreNames.contains(name), Numeral.finite(value) != nil else { return nil }
    return Generation.Parameter(name, value)
  }

  // MARK: - Bytes

  private static func string(_ bytes: [UInt8], _ range: Range<Int>) -> String {
    String(decoding: bytes[range], as: UTF8.self)
  }

  /// A value; a JSON string where it may be `quoted` and is one.
  private static func value(_ bytes: [UInt8], _ range: Range<Int>, quoted: Bool) -> String {
    if quoted, bytes[range].first == UInt8(ascii: "\""), let text = JSONParser.string(bytes[range])
    {
      return text
    }
    return string(bytes, range)
  }

  /// Takes the last line off a range and gives it, trimmed; `nil` once nothing is left.
  private static func popLastLine(of bytes: [UInt8], _ rest: inout Range<Int>) -> Range<Int>? {
    guard !rest.isEmpty else { return nil }
    let feed = bytes[rest].lastIndex(of: 0x0A)
    let line = (feed.map { $0 + 1 } ?? rest.lowerBound)..<rest.upperBound
    rest = rest.lowerBound..<(feed ?? rest.lowerBound)
    return InfotextScanner.trimmed(bytes, line)
  }

  /// Calls `body` with each line of a range, trimmed.
  private static func forEachLine(
    of bytes: [UInt8], _ range: Range<Int>, _ body: (Range<Int>) -> Void
  ) {
    var start = range.lowerBound
    while start < range.upperBound {
      let feed = bytes[start..<range.upperBound].firstIndex(of: 0x0A) ?? range.upperBound
      body(InfotextScanner.trimmed(bytes, start..<feed))
      start = feed + 1
    }
  }
}
