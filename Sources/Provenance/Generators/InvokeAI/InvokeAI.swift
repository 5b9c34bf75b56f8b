/// InvokeAI from version 3: JSON in the PNG's `invokeai_metadata`.
enum InvokeAI: JSONGeneratorReader {
  static let name = "InvokeAI"

  /// What InvokeAI calls the scheduler is what the others call the sampler.
  private static let names = FieldNames(
    prompt: ["positive_prompt"], negativePrompt: ["negative_prompt"], seed: ["seed"],
    steps: ["steps"], cfgScale: ["cfg_scale"], sampler: ["scheduler"], width: ["width"],
    height: ["height"], ignored: ["model", "app_version", "type", "id"])

  static func read(_ evidence: Evidence) -> Generation? {
    JSONObject(parsing: evidence.data.text("invokeai_metadata")).flatMap {
      own($0, source: .pngText)
    }
  }

  static func generation(in object: JSONObject, source: Generation.Source) -> Generation? {
    object["positive_prompt"]?.text == nil ? nil : own(object, source: source)
  }

  /// What an object tells that is known to be InvokeAI's.
  static func own(_ object: JSONObject, source: Generation.Source) -> Generation {
    var generation = Generation(object, names, source: source, generator: name)
    if let model = object.object("model") {
      generation.model = (model.words("model_name", "name", "key")).flatMap(Generation.words)
      generation.modelHash = model.words("hash").flatMap(Generation.words)
      if let base = model.words("base_model", "base") {
        generation.parameters.append(Generation.Parameter("base_model", base))
      }
    } else {
      generation.model = object.words("model").flatMap(Generation.words)
    }
    return generation
  }
}

/// InvokeAI's graph, `invokeai_graph`, whose node of metadata tells the same where
/// `invokeai_metadata` is missing.
enum InvokeAIGraph: GeneratorReader {
  static let name = "InvokeAI graph"

  static func read(_ evidence: Evidence) -> Generation? {
    guard let graph = JSONObject(parsing: evidence.data.text("invokeai_graph")),
      let nodes = graph.object("nodes")
    else { return nil }
    let node = nodes.members.first { member in
      member.name.hasPrefix("core_metadata")
        || JSONObject(member.value)?["type"]?.text == "core_metadata"
    }
    guard let object = JSONObject(node?.value), object["positive_prompt"]?.text != nil else {
      return nil
    }
    return InvokeAI.own(object, source: .pngText)
  }
}
