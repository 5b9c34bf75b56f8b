/// InvokeAI 1.15 to 2.3: JSON in the PNG's `sd-metadata`, the negative prompt within the prompt.
enum InvokeAISDMetadata: JSONGeneratorReader {
  static let name = "InvokeAI sd-metadata"

  private static let names = FieldNames(
    seed: ["seed"], steps: ["steps"], cfgScale: ["cfg_scale"], sampler: ["sampler"],
    width: ["width"], height: ["height"], ignored: ["prompt"])

  static func read(_ evidence: Evidence) -> Generation? {
    JSONObject(parsing: evidence.data.text("sd-metadata")).flatMap {
      generation(in: $0, source: .pngText)
    }
  }

  static func generation(in object: JSONObject, source: Generation.Source) -> Generation? {
    guard let image = object.object("image"), let whole = prompt(image["prompt"]) else {
      return nil
    }
    var generation = Generation(image, names, source: source, generator: InvokeAI.name)
    let parts = BracketedPrompt(whole)
    generation.prompt = parts.prompt
    generation.negativePrompt = parts.negative
    generation.model = object.words("model_weights").flatMap(Generation.words)
    generation.modelHash = object.words("model_hash").flatMap(Generation.words)
    return generation
  }

  /// The prompt: a text, or parts with their weights.
  private static func prompt(_ value: JSONValue?) -> String? {
    if let text = value?.text { return text }
    let parts = value?.items?.prefix(256).compactMap { JSONObject($0)?["prompt"]?.text }
    guard let parts, !parts.isEmpty else { return nil }
    return parts.joined(separator: " ")
  }
}

/// A prompt in which `[brackets]` hold what is to be left out.
struct BracketedPrompt {
  let prompt: String?
  /// What the brackets held; `nil` where there are none.
  let negative: String?

  /// Takes a prompt apart; a bracket without its partner, or after a backslash, is text.
  init(_ text: String) {
    let bytes = Array(text.utf8)
    var kept: [UInt8] = []
    var bracketed: [String] = []
    var index = 0
    // One look tells whether a bracket can close at all, so that the search stays linear.
    let lastClose = bytes.lastIndex(of: UInt8(ascii: "]")) ?? -1
    while index < bytes.count {
      if bytes[index] == UInt8(ascii: "\\"), index + 1 < bytes.count {
        kept += bytes[index...index + 1]
        index += 2
      } else if bytes[index] == UInt8(ascii: "["), index < lastClose,
        let close = bytes[index...].firstIndex(of: UInt8(ascii: "]"))
      {
        if let inner = Generation.words(String(decoding: bytes[(index + 1)..<close], as: UTF8.self))
        {
          bracketed.append(inner)
        }
        index = close + 1
      } else {
        kept.append(bytes[index])
        index += 1
      }
    }
    prompt = Generation.words(String(decoding: kept, as: UTF8.self))
    negative = bracketed.isEmpty ? nil : bracketed.joined(separator: ", ")
  }
}
