/// Reads what a graph's samplers were set to.
struct ComfySettings {
  private let graph: ComfyGraph

  /// The settings in a graph.
  init(_ graph: ComfyGraph) {
    self.graph = graph
  }

  /// Adds the settings of the first pass, from which the picture has its seed and its layout, and
  /// how much the last one left of what came before it.
  func add(
    first: ComfyGraph.Node, last: ComfyGraph.Node, to generation: inout Generation
  ) {
    let noise = graph.source(of: first, "noise")
    let guider = graph.source(of: first, "guider")
    let sigmas = self.sigmas(of: first)
    generation.seed =
      (graph.value(of: first, "seed", "noise_seed")
      ?? noise.flatMap { graph.value(of: $0, "noise_seed", "seed") }).flatMap(Numeral.seed)
    generation.steps =
      (graph.value(of: first, "steps") ?? sigmas.flatMap { graph.value(of: $0, "steps") })
      .flatMap(Numeral.whole)
    generation.cfgScale =
      (graph.value(of: first, "cfg") ?? guider.flatMap { graph.value(of: $0, "cfg") })
      .flatMap(Numeral.finite)
    generation.sampler =
      (graph.value(of: first, "sampler_name")
      ?? graph.source(of: first, "sampler").flatMap { graph.value(of: $0, "sampler_name") })
      .flatMap(Generation.words)
    generation.scheduler =
      (graph.value(of: first, "scheduler") ?? sigmas.flatMap { graph.value(of: $0, "scheduler") })
      .flatMap(Generation.words)
    addModel(of: first, guider, to: &generation)
    generation.size = size(of: first)
    let denoise =
      graph.value(of: last, "denoise")
      ?? self.sigmas(of: last).flatMap { graph.value(of: $0, "denoise") }
    if let denoise {
      generation.parameters.append(Generation.Parameter("denoise", denoise))
    }
  }

  /// The node that plans a sampler's steps, past those that only cut or turn the plan.
  private func sigmas(of sampler: ComfyGraph.Node) -> ComfyGraph.Node? {
    var node = graph.source(of: sampler, "sigmas")
    for _ in 0..<ComfyGraph.mostSteps {
      guard let here = node, here.inputs["steps"] == nil,
        let next = graph.source(of: here, "sigmas")
      else { return node }
      node = next
    }
    return node
  }

  /// Inputs that name a checkpoint.
  private static let modelNames = [
    "ckpt_name", "unet_name", "model_name", "base_ckpt_name", "checkpoint",
  ]

  /// Adds the checkpoint's name and what was put into it on the way.
  private func addModel(
    of sampler: ComfyGraph.Node, _ guider: ComfyGraph.Node?, to generation: inout Generation
  ) {
    var seen: Set<String> = []
    var node =
      ["model", "pipe", "basic_pipe", "context"].lazy
      .compactMap { graph.source(of: sampler, $0) }.first
      ?? guider.flatMap { graph.source(of: $0, "model") }
    var loras: [String] = []
    while let here = node, seen.count < ComfyGraph.mostSteps, seen.insert(here.id).inserted {
      loras += self.loras(of: here)
      let model = Self.modelNames.lazy.compactMap { graph.value(of: here, $0) }.first
      generation.model = model.flatMap(Generation.words)
      if generation.model != nil { break }
      node =
        ["model", "model1", "base_model", "pipe", "basic_pipe", "context"].lazy
        .compactMap { graph.source(of: here, $0) }.first
    }
    if !loras.isEmpty {
      generation.parameters.append(Generation.Parameter("LoRAs", loras.joined(separator: ", ")))
    }
  }

  /// The LoRAs that a node puts into the model, with their strengths.
  private func loras(of node: ComfyGraph.Node) -> [String] {
    if let name = node.inputs["lora_name"]?.text {
      let strength = graph.value(of: node, "strength_model", "strength")
      return [strength.map { "\(name) (\($0))" } ?? name]
    }
    // A node that holds a list of them has an object for each.
    return node.inputs.members.prefix(64).compactMap { member in
      guard member.name.hasPrefix("lora_"), let lora = JSONObject(member.value),
        lora["on"] != .boolean(false), let name = lora["lora"]?.text
      else { return nil }
      return lora.words("strength").map { "\(name) (\($0))" } ?? name
    }
  }

  /// The size of the empty picture that the first pass began with.
  private func size(of sampler: ComfyGraph.Node) -> String? {
    var node = graph.source(of: sampler, "latent_image") ?? graph.source(of: sampler, "latent")
    for _ in 0..<ComfyGraph.mostSteps {
      guard let here = node else { return nil }
      if let width = graph.value(of: here, "width").flatMap(Numeral.whole),
        let height = graph.value(of: here, "height").flatMap(Numeral.whole)
      {
        return "\(width)x\(height)"
      }
      node = graph.source(of: here, "samples") ?? graph.source(of: here, "latent")
    }
    return nil
  }
}
