/// Finds the nodes of a graph that made the picture.
struct ComfySamplers {
  private let graph: ComfyGraph

  /// The samplers of a graph.
  init(_ graph: ComfyGraph) {
    self.graph = graph
  }

  /// The passes that made the picture, the first from noise first; empty where there is no sampler.
  ///
  /// The last is the one nearest to what was saved; the ones before it gave it its latent picture.
  /// `isOnly` is false where the graph saves what other samplers made, too.
  func passes() -> (passes: [ComfyGraph.Node], isOnly: Bool) {
    let results = graph.results
    var last: [ComfyGraph.Node] = []
    for kind in [Self.saves, Self.previews, { _ in true }] {
      var found: Set<String> = []
      last = results.filter { kind($0.type) }.compactMap { sampler(before: $0) }
        .filter { found.insert($0.id).inserted }
      if !last.isEmpty { break }
    }
    guard let end = last.first ?? graph.nodes.last(where: isSampler) else { return ([], true) }
    var passes = [end]
    var seen: Set<String> = [end.id]
    while let first = passes.first, passes.count < ComfyGraph.mostSteps,
      let earlier = sampler(before: first), seen.insert(earlier.id).inserted
    {
      passes.insert(earlier, at: 0)
    }
    return (passes, last.count <= 1)
  }

  private static func saves(_ type: String) -> Bool {
    type.contains("Save") || type.contains("save")
  }

  private static func previews(_ type: String) -> Bool {
    type.contains("Preview") || type.contains("preview")
  }

  /// Whether a node turns noise into a picture.
  ///
  /// Custom nodes have names of their own, so that it is told by the inputs: what samples has a
  /// conditioning and most of a sampler's settings.
  func isSampler(_ node: ComfyGraph.Node) -> Bool {
    let inputs = node.inputs
    let isConditioned =
      ["positive", "guider", "pipe", "basic_pipe", "sdxl_pipe", "context", "optional_pipe"]
      .contains { graph.source(of: node, $0) != nil }
    guard isConditioned || inputs["positive"]?.text != nil else { return false }
    if inputs["steps"] != nil, inputs["cfg"] != nil, inputs["sampler_name"] != nil { return true }
    if node.type.hasPrefix("KSampler") || node.type.hasPrefix("SamplerCustom") { return true }
    let settings = [
      "seed", "noise_seed", "steps", "cfg", "sampler_name", "scheduler", "model", "latent_image",
    ].count { inputs[$0] != nil }
    return inputs["positive"] != nil && inputs["negative"] != nil && settings >= 3
  }

  /// Inputs that lead away from the picture's own way.
  private static let asides: Set<String> = [
    "model", "clip", "vae", "positive", "negative", "conditioning", "guider", "sampler", "sigmas",
    "noise", "control_net", "clip_vision", "style_model", "upscale_model", "mask",
  ]

  /// The sampler nearest upstream of a node, itself aside.
  private func sampler(before node: ComfyGraph.Node) -> ComfyGraph.Node? {
    var seen: Set<String> = [node.id]
    var front = [node]
    while !front.isEmpty {
      var next: [ComfyGraph.Node] = []
      for node in front {
        for input in node.inputs.members where !Self.asides.contains(input.name) {
          guard let source = graph.source(input.value), seen.insert(source.id).inserted else {
            continue
          }
          if isSampler(source) { return source }
          next.append(source)
        }
      }
      front = next
    }
    return nil
  }
}
