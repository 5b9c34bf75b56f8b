internal import Curation
internal import Foundation
internal import Provenance
internal import Scorers
internal import Store
internal import Terminal

/// What is known of one picture, for people and for programs.
enum DossierText {
  /// One JSON object.
  static func json(_ dossier: PictureDossier) -> JSONText {
    let picture = dossier.picture
    return .object([
      ("path", .string(picture.path)),
      ("format", JSONText(dossier.format)),
      ("width", JSONText(picture.pixels?.width)),
      ("height", JSONText(picture.pixels?.height)),
      ("generation", picture.generation.map(json) ?? .null),
      ("decision", JSONText(picture.judgement.decision?.rawValue)),
      ("stars", JSONText(picture.judgement.stars)),
      ("scores", .object(scores(picture).map { ($0.rawValue, .decimal($1.value, places: 6)) })),
      ("error", JSONText(picture.fault)),
    ])
  }

  private static func json(_ generation: Generation) -> JSONText {
    .object([
      ("generator", JSONText(generation.generator)),
      ("prompt", JSONText(generation.prompt)),
      ("negative_prompt", JSONText(generation.negativePrompt)),
      ("seed", JSONText(generation.seed)),
      ("steps", JSONText(generation.steps)),
      ("cfg_scale", generation.cfgScale.map(JSONText.number) ?? .null),
      ("sampler", JSONText(generation.sampler)),
      ("scheduler", JSONText(generation.scheduler)),
      ("model", JSONText(generation.model)),
      ("model_hash", JSONText(generation.modelHash)),
      ("size", JSONText(generation.size)),
      ("source", .string(generation.source.rawValue)),
      (
        "imported_scores",
        .object(
          generation.importedScores.sorted { $0.key < $1.key }
            .map { ($0, .number($1)) })
      ),
      ("parameters", .object(generation.parameters.map { ($0.name, .string($0.value)) })),
      ("reader", JSONText(generation.reader)),
      ("confidence", .string(generation.confidence.rawValue)),
      ("group_id", JSONText(generation.groupID)),
      ("people_rank", generation.peopleRank.map(JSONText.number) ?? .null),
    ])
  }

  /// A line a fact.
  static func lines(_ dossier: PictureDossier) -> [String] {
    let picture = dossier.picture
    var facts: [(String, String?)] = [
      ("file", picture.path),
      ("format", dossier.format),
      ("pixels", picture.pixels.map { "\($0.width)×\($0.height)" }),
    ]
    if let generation = picture.generation {
      facts += [
        ("generator", generation.generator), ("read from", origin(of: generation)),
        ("prompt", generation.prompt), ("negative", generation.negativePrompt),
        ("seed", generation.seed.map(String.init)), ("steps", generation.steps.map(String.init)),
        ("CFG scale", generation.cfgScale.map(number)), ("sampler", generation.sampler),
        ("scheduler", generation.scheduler), ("model", generation.model),
        ("model hash", generation.modelHash), ("size", generation.size),
        ("group", generation.groupID),
        ("rank by people", generation.peopleRank.map(number)),
      ]
      facts += generation.importedScores.sorted { $0.key < $1.key }
        .map { ($0 + " (in the file)", number($1)) }
      facts += generation.parameters.map { ($0.name, $0.value) }
    }
    facts += scores(picture).map { ($0.title, String(format: "%+.4f", $1.value)) }
    let stars = picture.judgement.stars
    facts += [
      ("decision", picture.judgement.decision?.rawValue ?? "undecided"),
      ("stars", stars > 0 ? String(repeating: "★", count: stars) : nil),
    ]
    let known = facts.compactMap { name, value in value.map { (name.printable, $0.printable) } }
    let width = min(24, known.map { DisplayWidth.of($0.0) }.max() ?? 0)
    return known.map { name, value in name.truncated(to: width).padded(to: width) + "  " + value }
  }

  /// Where the prompt was found, by what, and how sure that is.
  private static func origin(of generation: Generation) -> String {
    let reader = generation.reader.map { " (\($0))" } ?? ""
    return generation.source.rawValue + reader + ", \(generation.confidence.rawValue)"
  }

  private static func scores(_ picture: Picture) -> [(ScorerID, Score)] {
    ScorerID.known.compactMap { id in
      guard case .exact(let score) = picture.scores[id] else { return nil }
      return (id, score)
    }
  }

  private static func number(_ value: Double) -> String { JSONText.number(value).text }
}
