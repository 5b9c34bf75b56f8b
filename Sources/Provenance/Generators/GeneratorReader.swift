/// What recognises one generator's way of writing.
protocol GeneratorReader: SendableMetatype {
  /// What it reads, for people.
  static var name: String { get }

  /// The generation that it finds; `nil` where the data is not its own.
  static func read(_ evidence: Evidence) -> Generation?
}

/// A reader of one generator's JSON object, wherever it stands.
protocol JSONGeneratorReader: GeneratorReader {
  /// The generation that an object tells; `nil` where it is another tool's.
  static func generation(in object: JSONObject, source: Generation.Source) -> Generation?
}

/// The readers, and what they find together.
enum GeneratorReaders {
  /// The readers in the order in which they are asked; the first that finds a prompt wins.
  ///
  /// Several tools use one key, and some write another tool's text besides their own, so the order
  /// matters: a reader that looks for a tool's own mark comes before one that takes any text.
  static let inOrder: [any GeneratorReader.Type] = [
    SwarmUI.self, RuinedFooocus.self, Fooocus.self, InfotextReader.self, InvokeAI.self,
    InvokeAIGraph.self, InvokeAISDMetadata.self, InvokeAIDream.self, NovelAI.self, ComfyUI.self,
    EasyDiffusion.self, FooocusMRE.self, DrawThings.self, UnknownJSON.self, PlainText.self,
  ]

  /// The readers of JSON that may stand alone, in a file beside the picture, in their order.
  static let ofJSON: [any JSONGeneratorReader.Type] = [
    SwarmUI.self, RuinedFooocus.self, Fooocus.self, InvokeAI.self, InvokeAISDMetadata.self,
    ComfyUI.self, DrawThings.self, EasyDiffusion.self, UnknownJSON.self,
  ]

  /// What the first reader finds that knows the data, with the scores that stand beside it.
  static func generation(in data: EmbeddedData) -> Generation? {
    let evidence = Evidence(data)
    var generation: Generation?
    for reader in inOrder {
      guard var found = reader.read(evidence) else { continue }
      found.reader = found.reader ?? reader.name
      generation = generation?.completed(by: found) ?? found
      if found.prompt != nil { break }
    }
    // Scorers write their own keywords, whoever made the picture.
    for name in Infotext.scoreNames {
      guard let score = data.text(name).flatMap(Numeral.finite) else { continue }
      var scored = generation ?? Generation(source: .pngText)
      scored.importedScores[name] = score
      generation = scored
    }
    return generation
  }

  /// What the first reader finds in an object that stands alone.
  static func generation(in object: JSONObject, source: Generation.Source) -> Generation? {
    for reader in ofJSON {
      guard var found = reader.generation(in: object, source: source) else { continue }
      found.reader = found.reader ?? reader.name
      return found
    }
    return nil
  }
}
