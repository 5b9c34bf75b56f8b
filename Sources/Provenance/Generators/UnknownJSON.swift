/// JSON with a prompt in it, of a tool that left no mark: many derive from one that is known here.
enum UnknownJSON: JSONGeneratorReader {
  static let name = "unknown JSON"

  private static let names = FieldNames(
    prompt: ["prompt", "Prompt", "positive_prompt", "positive", "text", "caption"],
    negativePrompt: ["negative_prompt", "Negative Prompt", "negativePrompt", "negative"],
    seed: ["seed", "Seed"], steps: ["steps", "Steps", "num_inference_steps"],
    cfgScale: ["cfg_scale", "cfg", "guidance_scale", "cfgScale", "scale"],
    sampler: ["sampler", "sampler_name", "Sampler"], scheduler: ["scheduler", "Scheduler"],
    model: ["model", "base_model", "model_name", "Model"], modelHash: ["model_hash"],
    width: ["width", "Width"], height: ["height", "Height"])

  static func read(_ evidence: Evidence) -> Generation? {
    evidence.first(generation)
      ?? JSONObject(parsing: evidence.data.text("Comment")).flatMap {
        generation(in: $0, source: .pngText)
      }
  }

  static func generation(in object: JSONObject, source: Generation.Source) -> Generation? {
    var generation = Generation(
      object, names, source: source, generator: object.words("generator", "software"))
    guard generation.prompt != nil else { return nil }
    generation.confidence = .likely
    return generation
  }
}
