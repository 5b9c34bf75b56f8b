/// SwarmUI: an object with `sui_image_params` in the PNG's `parameters` or in EXIF's comment; its
/// older versions wrote it as EXIF's camera model.
enum SwarmUI: JSONGeneratorReader {
  static let name = "SwarmUI"

  private static let names = FieldNames(
    prompt: ["prompt"], negativePrompt: ["negativeprompt", "negative_prompt"], seed: ["seed"],
    steps: ["steps"], cfgScale: ["cfgscale", "cfg_scale"],
    sampler: ["sampler", "comfyuisampler", "autowebuisampler"],
    scheduler: ["scheduler", "comfyuischeduler"], model: ["model"], width: ["width"],
    height: ["height"])

  static func read(_ evidence: Evidence) -> Generation? {
    if let found = evidence.first(generation) { return found }
    for text in evidence.data.exifTexts where text.contains("sui_image_params") {
      if let found = JSONObject(parsing: text).flatMap({ generation(in: $0, source: .exif) }) {
        return found
      }
    }
    return nil
  }

  static func generation(in object: JSONObject, source: Generation.Source) -> Generation? {
    guard let parameters = object.object("sui_image_params") else { return nil }
    var generation = Generation(parameters, names, source: source, generator: name)
    generation.modelHash = hash(of: generation.model, in: object)
    for member in object.object("sui_extra_data")?.members ?? [] {
      generation.parameters.append(Generation.Parameter(member.name, member.value.spelled()))
    }
    return generation
  }

  /// The hash that the list of models gives for the one that was used.
  private static func hash(of model: String?, in object: JSONObject) -> String? {
    let models = (object["sui_models"]?.items ?? []).prefix(64).compactMap { JSONObject($0) }
    let used =
      models.first { $0["param"]?.text == "model" }
      ?? models.first { model != nil && $0["name"]?.text?.hasPrefix(model ?? "") == true }
    guard let hash = used?.words("hash") else { return nil }
    return Generation.words(hash.hasPrefix("0x") ? String(hash.dropFirst(2)) : hash)
  }
}
