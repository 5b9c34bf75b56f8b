/// Easy Diffusion: a text for each setting in a PNG, or JSON with the same names in EXIF's comment
/// and beside the picture.
enum EasyDiffusion: JSONGeneratorReader {
  static let name = "Easy Diffusion"

  private static let names = FieldNames(
    prompt: ["prompt", "Prompt"], negativePrompt: ["negative_prompt", "Negative Prompt"],
    seed: ["seed", "Seed"], steps: ["num_inference_steps", "Steps", "steps"],
    cfgScale: ["guidance_scale", "Guidance Scale"], sampler: ["sampler_name", "Sampler"],
    scheduler: ["scheduler_name", "Scheduler"],
    model: ["use_stable_diffusion_model", "Stable Diffusion model"], width: ["width", "Width"],
    height: ["height", "Height"])

  /// Names that no other tool uses together with `prompt`.
  private static let marks = [
    "num_inference_steps", "use_stable_diffusion_model", "guidance_scale", "Stable Diffusion model",
    "Guidance Scale", "sampler_name",
  ]

  static func read(_ evidence: Evidence) -> Generation? {
    let members = evidence.data.texts.prefix(256).map {
      JSONValue.Member(name: $0.keyword, value: .string($0.text))
    }
    return generation(in: JSONObject(members), source: .pngText)
      ?? evidence.comment.flatMap { generation(in: $0, source: .exif) }
  }

  static func generation(in object: JSONObject, source: Generation.Source) -> Generation? {
    guard let prompt = object.words("prompt", "Prompt"), !JSONValue.looksLikeObject(prompt),
      marks.contains(where: { object[$0] != nil })
    else { return nil }
    var generation = Generation(object, names, source: source, generator: name)
    generation.model = generation.model.flatMap(Generation.modelName)
    return generation
  }
}
