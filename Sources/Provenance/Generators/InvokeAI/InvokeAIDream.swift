/// InvokeAI before 1.15: a command line in the PNG's `Dream`.
///
///     "a cat [dog]" -s 50 -S2980747362 -W512 -H 768 -C5.0 -A k_lms
enum InvokeAIDream: GeneratorReader {
  static let name = "InvokeAI Dream"

  /// More switches than this are not looked at.
  private static let mostSwitches = 256

  static func read(_ evidence: Evidence) -> Generation? {
    guard let text = evidence.data.text("Dream"), let (quoted, rest) = split(text) else {
      return nil
    }
    var generation = Generation(source: .pngText)
    generation.generator = InvokeAI.name
    let parts = BracketedPrompt(quoted)
    generation.prompt = parts.prompt
    generation.negativePrompt = parts.negative
    var sides: (width: Int?, height: Int?)
    for (name, value) in switches(rest) {
      switch name {
      case "s", "steps": generation.steps = Numeral.whole(value)
      case "S", "seed": generation.seed = Numeral.seed(value)
      case "C", "cfg_scale": generation.cfgScale = Numeral.finite(value)
      case "A", "sampler", "sampler_name": generation.sampler = Generation.words(value)
      case "W", "width": sides.width = Numeral.whole(value)
      case "H", "height": sides.height = Numeral.whole(value)
      default: generation.parameters.append(Generation.Parameter(name, value))
      }
    }
    if let width = sides.width, let height = sides.height { generation.size = "\(width)x\(height)" }
    return generation
  }

  /// The text in the quotes and what follows them; a quote within the prompt is followed by
  /// anything but a switch.
  private static func split(_ text: String) -> (prompt: String, rest: Substring)? {
    guard text.utf8.first == UInt8(ascii: "\"") else { return nil }
    let inner = text.dropFirst()
    for index in inner.utf8.indices where inner.utf8[index] == UInt8(ascii: "\"") {
      let rest = inner[inner.utf8.index(after: index)...]
      if rest.utf8.allSatisfy(InfotextScanner.isBlank) || rest.hasPrefix(" -") {
        return (String(inner[..<index]), rest)
      }
    }
    return nil
  }

  /// The switches with their values, which stand after a blank or right behind the letter.
  private static func switches(_ rest: Substring) -> [(String, String)] {
    var found: [(String, String)] = []
    for word in rest.split(separator: " ", omittingEmptySubsequences: true) {
      guard found.count < mostSwitches else { break }
      if word.hasPrefix("--") {
        found.append((String(word.dropFirst(2)), ""))
      } else if word.hasPrefix("-"), Double(word) == nil {
        let name = word.dropFirst()
        let value = name.dropFirst()
        // A sampler's name, or a number, may follow its letter at once.
        let isNumber = value.first.map { $0.isNumber || $0 == "." } == true
        let isGlued = isNumber || (name.first == "A" && !value.isEmpty)
        found.append((String(isGlued ? name.prefix(1) : name), isGlued ? String(value) : ""))
      } else if !found.isEmpty {
        let last = found[found.count - 1]
        found[found.count - 1].1 = last.1.isEmpty ? String(word) : last.1 + " " + word
      }
    }
    return found
  }
}
