/// ComfyUI: the graph that was queued as JSON in the PNG's `prompt`, in EXIF's first directory as
/// `prompt:{…}`, or in EXIF's comment; where only the graph of the screen is there, that one.
enum ComfyUI: JSONGeneratorReader {
  static let name = "ComfyUI"

  static func read(_ evidence: Evidence) -> Generation? {
    if let graph = ComfyGraph(parsing: evidence.data.text("prompt")) {
      return generation(of: graph, source: .pngText)
    }
    for text in evidence.data.exifTexts {
      if let graph = ComfyGraph(parsing: Self.text(text, after: "prompt:")) {
        return generation(of: graph, source: .exif)
      }
    }
    if let comment = evidence.comment, let found = generation(in: comment, source: .exif) {
      return found
    }
    return screen(evidence).map { workflow, source in
      var generation = generation(of: workflow, source: source)
      // What stands on the screen may be switched off, or have been changed after queueing.
      if generation.confidence == .certain { generation.confidence = .likely }
      return generation
    }
  }

  /// The graph of the screen.
  private static func screen(_ evidence: Evidence) -> (ComfyGraph, Generation.Source)? {
    if let graph = ComfyWorkflow.graph(JSONObject(parsing: evidence.data.text("workflow"))) {
      return (graph, .pngText)
    }
    for text in evidence.data.exifTexts {
      let object = JSONObject(parsing: Self.text(text, after: "workflow:"))
      if let graph = ComfyWorkflow.graph(object) { return (graph, .exif) }
    }
    return nil
  }

  /// What follows a key that a saver has put before the JSON, whatever its case.
  private static func text(_ text: String, after key: String) -> String? {
    guard text.utf8.count > key.utf8.count,
      text.utf8.prefix(key.utf8.count).elementsEqual(key.utf8, by: { $0 | 0x20 == $1 | 0x20 })
    else { return nil }
    return String(text.utf8.dropFirst(key.utf8.count)) ?? nil
  }

  static func generation(in object: JSONObject, source: Generation.Source) -> Generation? {
    let inner = object.object("prompt") ?? JSONObject(parsing: object["prompt"]?.text)
    guard let graph = ComfyGraph(inner) ?? ComfyGraph(object) else { return nil }
    return generation(of: graph, source: source)
  }

  /// What a graph tells.
  static func generation(of graph: ComfyGraph, source: Generation.Source) -> Generation {
    var generation = Generation(source: source)
    generation.generator = name
    let (passes, isOnly) = ComfySamplers(graph).passes()
    if let first = passes.first, let last = passes.last {
      ComfySettings(graph).add(first: first, last: last, to: &generation)
      addWords(of: passes, in: graph, to: &generation)
      if !isOnly, generation.confidence == .certain { generation.confidence = .likely }
    }
    if generation.prompt == nil, let text = longestText(in: graph) {
      generation.prompt = Generation.words(text)
      generation.confidence = .guessed
    }
    return generation
  }

  /// The words of the last pass that has any: a pass that only refines may have none.
  private static func addWords(
    of passes: [ComfyGraph.Node], in graph: ComfyGraph, to generation: inout Generation
  ) {
    for pass in passes.reversed() {
      var positive = ComfyConditioning(graph, .positive)
      guard let words = positive.words(of: pass).flatMap(Generation.words) else { continue }
      var negative = ComfyConditioning(graph, .negative)
      generation.prompt = words
      generation.negativePrompt = negative.words(of: pass).map(Generation.trimmed)
      generation.confidence = positive.isSure ? .certain : .likely
      if let guidance = positive.guidance {
        generation.parameters.append(Generation.Parameter("guidance", guidance))
      }
      return
    }
  }

  /// The longest text of an encoder that no negative conditioning is made from.
  private static func longestText(in graph: ComfyGraph) -> String? {
    var negative = ComfyConditioning(graph, .negative)
    for node in graph.nodes where graph.source(of: node, "negative") != nil {
      _ = negative.words(of: node)
    }
    return graph.nodes.filter { $0.type.hasPrefix("CLIPTextEncode") }
      .filter { !negative.seen.contains($0.id) }
      .compactMap { $0.inputs["text"]?.text }
      .max { $0.utf8.count < $1.utf8.count }
  }
}
