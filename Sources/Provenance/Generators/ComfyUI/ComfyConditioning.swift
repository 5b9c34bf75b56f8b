/// Follows a conditioning back to the words that it was made from.
struct ComfyConditioning {
  /// Which of a sampler's two conditionings is followed: some nodes hand both on.
  enum Side {
    case positive, negative
  }

  private let graph: ComfyGraph
  private let side: Side
  /// Nodes that were looked at, so that a ring ends and words that come in twice count once.
  private(set) var seen: Set<String> = []
  /// Whether every node on the way is of a kind that is known here.
  private(set) var isSure = true
  /// The guidance that a distilled model was given on the way.
  private(set) var guidance: String?

  /// A walk that has not begun.
  init(_ graph: ComfyGraph, _ side: Side) {
    self.graph = graph
    self.side = side
  }

  /// Words of this side, in nodes that have both.
  private var ownNames: [String] {
    switch side {
    case .positive: ["positive", "text_positive", "positive_prompt"]
    case .negative: ["negative", "text_negative", "negative_prompt"]
    }
  }

  /// The words that a sampler's conditioning was made from; `nil` where none can be found, empty
  /// where it was made from nothing.
  mutating func words(of sampler: ComfyGraph.Node) -> String? {
    seen.insert(sampler.id)
    return own(at: sampler, 0) ?? carried(to: sampler, 0)
  }

  /// Inputs that hand both sides on in one link.
  private static let carriers = [
    "guider", "pipe", "basic_pipe", "sdxl_pipe", "context", "optional_pipe",
  ]

  /// The words of this side that come with the other; a guider without a negative side has only
  /// one conditioning.
  private mutating func carried(to node: ComfyGraph.Node, _ depth: Int) -> String? {
    guard depth < ComfyGraph.mostSteps else { return nil }
    for name in Self.carriers {
      guard let source = graph.source(of: node, name), seen.insert(source.id).inserted else {
        continue
      }
      if let text = own(at: source, depth) { return text }
      if side == .positive, let text = conditionings(at: source, depth) { return text }
      if let text = carried(to: source, depth + 1) { return text }
    }
    return nil
  }

  /// The words at a node, `depth` links away from the sampler.
  private mutating func words(at node: ComfyGraph.Node, _ depth: Int) -> String? {
    guard depth < ComfyGraph.mostSteps, seen.insert(node.id).inserted else { return nil }
    if node.type == "ConditioningZeroOut" { return "" }
    if let value = graph.value(of: node, "guidance") { guidance = guidance ?? value }
    return own(at: node, depth) ?? text(at: node, depth) ?? joined(at: node, depth)
      ?? conditionings(at: node, depth) ?? anything(at: node, depth)
  }

  /// What an input says, itself or through its link.
  private mutating func words(of input: JSONValue?, _ depth: Int) -> String? {
    if let text = input?.text { return text }
    return graph.source(input).flatMap { words(at: $0, depth + 1) }
  }

  /// The words of this side in a node that has both.
  private mutating func own(at node: ComfyGraph.Node, _ depth: Int) -> String? {
    for name in ownNames {
      if let text = words(of: node.inputs[name], depth) { return text }
    }
    return nil
  }

  /// Inputs that hold a prompt, the one that was really used first.
  private static let textNames = [
    "populated_text", "wildcard_text", "text", "prompt", "user_prompt", "value", "string",
  ]
  /// Inputs that hold a prompt for one of several text encoders each.
  private static let encoderNames = [["text_g", "text_l"], ["t5xxl", "clip_l", "clip_g"]]

  private mutating func text(at node: ComfyGraph.Node, _ depth: Int) -> String? {
    var empty: String?
    for name in Self.textNames {
      guard let text = words(of: node.inputs[name], depth) else { continue }
      if !text.isEmpty { return text }
      empty = text
    }
    for names in Self.encoderNames where names.contains(where: { node.inputs[$0] != nil }) {
      let parts = names.compactMap { words(of: node.inputs[$0], depth) }
      if !parts.isEmpty { return Self.join(parts, by: ", ") }
    }
    return empty
  }

  /// The parts of a node that joins texts, such as `text_a`, `text_b` or `string1`.
  private mutating func joined(at node: ComfyGraph.Node, _ depth: Int) -> String? {
    var parts: [String] = []
    for input in node.inputs.members.prefix(64) where Self.isPart(input.name) {
      if let text = words(of: input.value, depth), !text.isEmpty { parts.append(text) }
    }
    guard !parts.isEmpty else { return nil }
    let separator = ["delimiter", "separator"].lazy.compactMap { node.inputs[$0]?.text }.first
    return parts.joined(separator: separator ?? " ")
  }

  /// Whether a name is one of a row of texts.
  private static func isPart(_ name: String) -> Bool {
    guard let stem = ["text", "string", "prompt"].first(where: name.hasPrefix) else { return false }
    let rest = name.dropFirst(stem.count).drop { $0 == "_" }
    return rest.utf8.count == 1 && rest.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) }
  }

  /// The conditionings that a node hands on or combines.
  private mutating func conditionings(at node: ComfyGraph.Node, _ depth: Int) -> String? {
    var parts: [String] = []
    for input in node.inputs.members.prefix(64) where input.name.hasPrefix("cond") {
      guard let source = graph.source(input.value) else { continue }
      if let text = words(at: source, depth + 1) { parts.append(text) }
    }
    return parts.isEmpty ? nil : Self.join(parts, by: ", ")
  }

  /// Inputs that no words come through.
  private static let wordless: Set<String> = [
    "model", "clip", "vae", "image", "images", "pixels", "mask", "samples", "latent",
    "latent_image",
    "control_net", "clip_vision", "clip_vision_output", "style_model", "noise", "sigmas", "sampler",
    "positive", "negative",
  ]

  /// What the first input of an unknown node leads to.
  private mutating func anything(at node: ComfyGraph.Node, _ depth: Int) -> String? {
    for input in node.inputs.members.prefix(64) where !Self.wordless.contains(input.name) {
      guard let source = graph.source(input.value), let text = words(at: source, depth + 1) else {
        continue
      }
      isSure = false
      return text
    }
    return nil
  }

  /// Parts that differ, one after another.
  private static func join(_ parts: [String], by separator: String) -> String {
    var distinct: [String] = []
    for part in parts.map(Generation.trimmed) where !part.isEmpty && !distinct.contains(part) {
      distinct.append(part)
    }
    return distinct.joined(separator: separator)
  }
}
