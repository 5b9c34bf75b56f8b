/// NovelAI: the prompt in the PNG's `Description`, the rest as JSON in `Comment`; from version 4 a
/// caption of the whole and one of each character.
enum NovelAI: GeneratorReader {
  static let name = "NovelAI"

  private static let names = FieldNames(
    prompt: ["prompt"], negativePrompt: ["uc"], seed: ["seed"], steps: ["steps"],
    cfgScale: ["scale"], sampler: ["sampler"], scheduler: ["noise_schedule"], width: ["width"],
    height: ["height"],
    ignored: ["v4_prompt", "v4_negative_prompt", "signed_hash", "director_reference_images"])

  static func read(_ evidence: Evidence) -> Generation? {
    guard evidence.software?.hasPrefix(name) == true else { return nil }
    let comment = JSONObject(parsing: evidence.data.text("Comment")) ?? evidence.comment
    let source: Generation.Source = evidence.data.texts.isEmpty ? .exif : .pngText
    var generation = Generation(
      comment ?? JSONObject([]), names, source: source, generator: name)
    if let prompt = caption(comment?["v4_prompt"]) {
      generation.prompt = prompt
    } else {
      generation.prompt =
        generation.prompt ?? evidence.data.text("Description").flatMap(Generation.words)
    }
    if let negative = caption(comment?["v4_negative_prompt"]) {
      generation.negativePrompt = negative
    }
    (generation.model, generation.modelHash) = model(evidence.data.text("Source"))
    return generation
  }

  /// The captions of version 4, the whole's first; `nil` where there are none.
  private static func caption(_ value: JSONValue?) -> String? {
    guard let caption = JSONObject(value)?.object("caption") else { return nil }
    let characters = (caption["char_captions"]?.items ?? []).prefix(64).compactMap {
      JSONObject($0)?["char_caption"]?.text
    }
    let parts = ([caption["base_caption"]?.text].compactMap(\.self) + characters)
      .compactMap(Generation.words)
    guard !parts.isEmpty else { return nil }
    // A part often ends in the comma that sets the next one off.
    return parts.enumerated().map { index, part in
      index < parts.count - 1 && part.hasSuffix(",") ? String(part.dropLast()) : part
    }.joined(separator: ", ")
  }

  /// `Stable Diffusion 1D44365E` is a name and a hash.
  private static func model(_ source: String?) -> (String?, String?) {
    guard let source = source.flatMap(Generation.words) else { return (nil, nil) }
    guard let space = source.lastIndex(of: " ") else { return (source, nil) }
    let last = source[source.index(after: space)...]
    guard last.utf8.count == 8, last.allSatisfy(\.isHexDigit) else { return (source, nil) }
    return (Generation.words(String(source[..<space])), String(last))
  }
}
