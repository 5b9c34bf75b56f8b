/// Draw Things: JSON in the user comment of an XMP packet.
enum DrawThings: JSONGeneratorReader {
  static let name = "Draw Things"

  private static let names = FieldNames(
    prompt: ["c"], negativePrompt: ["uc"], seed: ["seed"], steps: ["steps"], cfgScale: ["scale"],
    sampler: ["sampler"], model: ["model"], ignored: ["size", "v2"])

  static func read(_ evidence: Evidence) -> Generation? {
    guard let packet = evidence.data.text("XML:com.adobe.xmp") ?? evidence.data.xmp,
      let comment = XMP.userComment(in: packet), let object = JSONObject(parsing: comment)
    else { return nil }
    return generation(in: object, source: .xmp)
  }

  static func generation(in object: JSONObject, source: Generation.Source) -> Generation? {
    guard object["c"]?.text != nil, object["uc"] != nil || object["scale"] != nil else {
      return nil
    }
    var generation = Generation(object, names, source: source, generator: name)
    generation.size = object.words("size").flatMap(Generation.words)
    return generation
  }
}
