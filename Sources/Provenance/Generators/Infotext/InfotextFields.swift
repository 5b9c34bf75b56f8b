extension Infotext {
  /// What the text tells of a picture, its pairs typed where salon has a place for them.
  ///
  /// A value that does not fit its place, such as a seed of −1, stays among the parameters. Where
  /// a key comes twice the first holds: the second is another model's or pass's.
  package func generation(source: Generation.Source) -> Generation {
    var generation = Generation(source: source)
    generation.prompt = prompt.isEmpty ? nil : prompt
    generation.negativePrompt = negativePrompt.isEmpty ? nil : negativePrompt
    generation.generator = hasParameters ? generatorName : nil
    for pair in pairs where !Self.place(pair, in: &generation) {
      generation.parameters.append(pair)
    }
    return generation
  }

  /// Puts a pair where it belongs; false where salon has no place for it.
  private static func place(_ pair: Generation.Parameter, in generation: inout Generation) -> Bool {
    switch pair.name {
    case "Steps": return set(&generation.steps, Numeral.whole(pair.value))
    case "CFG scale": return set(&generation.cfgScale, Numeral.finite(pair.value))
    case "Seed": return set(&generation.seed, Numeral.seed(pair.value))
    case "Sampler": return set(&generation.sampler, nonEmpty(pair.value))
    case "Schedule type": return set(&generation.scheduler, nonEmpty(pair.value))
    case "Model": return set(&generation.model, nonEmpty(pair.value))
    case "Model hash": return set(&generation.modelHash, nonEmpty(pair.value))
    case "Size": return set(&generation.size, isSize(pair.value) ? pair.value : nil)
    case let name where scoreNames.contains(name):
      guard let score = Numeral.finite(pair.value) else { return false }
      generation.importedScores[name] = score
      return true
    default: return false
    }
  }

  /// Fills an empty place; false where it is taken or there is nothing to fill it with.
  private static func set<Value>(_ place: inout Value?, _ value: Value?) -> Bool {
    guard place == nil, let value else { return false }
    place = value
    return true
  }

  private static func nonEmpty(_ value: String) -> String? {
    value.isEmpty ? nil : value
  }

  /// Whether a value is of the form `512x400`.
  private static func isSize(_ value: String) -> Bool {
    let sides = value.split(separator: "x", omittingEmptySubsequences: false)
    return sides.count == 2 && sides.allSatisfy { UInt32($0) != nil }
  }

  /// Who wrote the text, by the marks that its dialects leave; the first web UI leaves none, or
  /// `v` and its number.
  private var generatorName: String {
    if value(of: "App") == "SD.Next" { return "SD.Next" }
    let version = value(of: "Version") ?? ""
    if version.first == "f", version.dropFirst().first?.isNumber == true { return "Forge" }
    let named = ["ComfyUI", "Fooocus", "SD.Next", "stable-diffusion.cpp"]
    return named.first(where: version.hasPrefix) ?? "AUTOMATIC1111"
  }

  /// The value of the first pair of a name.
  private func value(of name: String) -> String? {
    pairs.first { $0.name == name }?.value
  }
}
