/// Fooocus with its own scheme: JSON in the PNG's `parameters` or in EXIF's comment.
///
/// Its other scheme, `a1111`, is infotext.
enum Fooocus: JSONGeneratorReader {
  static let name = "Fooocus"

  static let names = FieldNames(
    prompt: ["prompt", "Prompt"], negativePrompt: ["negative_prompt", "Negative Prompt"],
    seed: ["seed", "Seed"], steps: ["steps", "Steps"],
    cfgScale: ["guidance_scale", "Guidance Scale", "cfg"], sampler: ["sampler", "Sampler"],
    scheduler: ["scheduler", "Scheduler"], model: ["base_model", "Base Model"],
    modelHash: ["base_model_hash"], width: ["width"], height: ["height"],
    ignored: ["metadata_scheme"])

  static func read(_ evidence: Evidence) -> Generation? {
    let isNamed =
      evidence.data.text("fooocus_scheme") == "fooocus" || evidence.data.makerNote == "fooocus"
      || evidence.software?.hasPrefix("Fooocus") == true
    return evidence.first { object, source in
      isNamed ? own(object, source: source) : generation(in: object, source: source)
    }
  }

  static func generation(in object: JSONObject, source: Generation.Source) -> Generation? {
    let isOwn =
      object["metadata_scheme"]?.text == "fooocus"
      || object["version"]?.text?.hasPrefix("Fooocus") == true
      || (object["base_model"] ?? object["Base Model"]) != nil
        && (object["performance"] ?? object["Performance"]) != nil
    return isOwn ? own(object, source: source) : nil
  }

  /// What an object tells that is known to be Fooocus's.
  static func own(_ object: JSONObject, source: Generation.Source) -> Generation {
    var generation = Generation(object, names, source: source, generator: name)
    generation.size = generation.size ?? object.words("resolution", "Resolution").flatMap(size)
    return generation
  }

  /// `(768, 1280)` as `768x1280`.
  static func size(_ resolution: String) -> String? {
    let sides = resolution.split { !$0.isASCII || !$0.isNumber }
    guard sides.count == 2, sides.allSatisfy({ UInt32($0) != nil }) else { return nil }
    return sides.joined(separator: "x")
  }
}

/// Fooocus-MRE: JSON in the PNG's `Comment`.
enum FooocusMRE: GeneratorReader {
  static let name = "Fooocus-MRE"

  static func read(_ evidence: Evidence) -> Generation? {
    guard let object = JSONObject(parsing: evidence.data.text("Comment")),
      object["prompt"]?.text != nil, object["base_model"]?.text != nil
    else { return nil }
    var generation = Generation(object, Fooocus.names, source: .pngText, generator: name)
    generation.size = generation.size ?? object.words("resolution").flatMap(Fooocus.size)
    return generation
  }
}

/// RuinedFooocus: JSON in the PNG's `parameters` that names the program.
enum RuinedFooocus: JSONGeneratorReader {
  static let name = "RuinedFooocus"

  private static let names = FieldNames(
    prompt: ["Prompt", "prompt"], negativePrompt: ["Negative", "negative"], seed: ["seed"],
    steps: ["steps"], cfgScale: ["cfg"], sampler: ["sampler_name"], scheduler: ["scheduler"],
    model: ["base_model_name"], modelHash: ["base_model_hash"], width: ["width"],
    height: ["height"], ignored: ["software"])

  static func read(_ evidence: Evidence) -> Generation? {
    evidence.first(generation)
  }

  static func generation(in object: JSONObject, source: Generation.Source) -> Generation? {
    guard object["software"]?.text == name else { return nil }
    return Generation(object, names, source: source, generator: name)
  }
}
