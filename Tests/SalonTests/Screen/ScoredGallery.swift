import Foundation
import TestSupport
import Testing

/// A gallery of a few prompts with the scores of the demo's two models, which lie in the library.
///
/// The scores are what `salon score` prints, so that the screen is held against the command.
final class ScoredGallery {
  let pictures: TemporaryFolder
  let home: TemporaryFolder
  /// The rows of `salon score`, by the pictures' names.
  private let rows: [String: [String: Any]]

  static let scorers = ["demo-imagereward", "demo-clip"]
  /// The pictures of the first prompt.
  static let foxes = (1...5).map { "fox-\($0).png" }

  /// What the tests may rely on: the first group is `a red fox` with five pictures of two models; then
  /// follow one in snow, three owls, a file that is torn, a prompt that is cut off, and a picture
  /// without one.
  init() throws {
    pictures = try TemporaryFolder()
    home = try TemporaryFolder()
    for number in 1...6 {
      let shade = UInt8(40 * number)
      try Self.write(
        number == 6 ? "a red fox in snow" : "a red fox", color: (shade, 80, 250 - shade),
        model: "m\(number % 2)", seed: 100 + number, to: pictures.path("fox-\(number).png"))
    }
    for number in 1...3 {
      let shade = UInt8(60 * number)
      try Self.write(
        "a gray owl", color: (shade, shade, 90), model: "m1", seed: 200 + number,
        to: pictures.path("owl-\(number).png"))
    }
    try Self.write(
      "a tower" + String(repeating: " of many stones and bricks and windows", count: 14),
      color: (10, 200, 30), model: "m2", seed: 301, to: pictures.path("tower.png"))
    try pictures.write("plain.png", SamplePicture((9, 9, 9)).bytes)
    let torn = SamplePicture((1, 2, 3), prompt: "a torn picture").bytes
    try pictures.write("torn.png", Array(torn.dropLast(60)))

    let run = try Program.run(
      ["score", "--format", "jsonl"] + Self.options + [pictures.url.path], home: home)
    let named = try run.objects.map { row in
      (URL(filePath: try #require(row["path"] as? String)).lastPathComponent, row)
    }
    rows = Dictionary(uniqueKeysWithValues: named)
    try #require(rows.count == 12, "\(run.messages)")
  }

  /// What asks for the demo's scorers.
  static let options = ["--scorer", scorers.joined(separator: ",")]

  private static func write(
    _ prompt: String, color: (UInt8, UInt8, UInt8), model: String, seed: Int, to path: String
  ) throws {
    let infotext =
      "\(prompt)\nSteps: 20, Sampler: Euler a, CFG scale: 7, Seed: \(seed), Size: 32x32, "
      + "Model: \(model)"
    try Data(SamplePicture(color, infotext: infotext).bytes).write(to: URL(filePath: path))
  }

  /// A picture's score.
  func score(_ name: String, by scorer: Int = 0) throws -> Double {
    let scores = try #require(rows[name]?["scores"] as? [String: Double])
    return try #require(scores[Self.scorers[scorer]])
  }

  /// The foxes as a scorer ranks them, the best first.
  func ranking(by scorer: Int = 0) throws -> [String] {
    try Self.foxes.sorted { try score($0, by: scorer) > score($1, by: scorer) }
  }

  /// A fox's rank by a scorer.
  func rank(_ name: String, by scorer: Int = 0) throws -> Int {
    1 + (try #require(try ranking(by: scorer).firstIndex(of: name)))
  }

  /// How many tokens of a picture's prompt a scorer read, and of how many.
  func tokens(_ name: String, by scorer: Int = 0) throws -> (used: Int, total: Int) {
    let tokens = try #require(rows[name]?["tokens"] as? [String: [String: Int]])
    let counts = try #require(tokens[Self.scorers[scorer]])
    return (try #require(counts["used"]), try #require(counts["total"]))
  }

  /// Why a file cannot be read.
  func fault(_ name: String) throws -> String {
    try #require(rows[name]?["error"] as? String)
  }
}
