import Foundation
import Imaging
import Scorers
import Tensors
import TestSupport
import Testing

/// Scores that the reference implementations gave on a checkpoint of the script's random weights.
struct GoldenScores {
  /// One picture with one prompt.
  struct Entry {
    let prompt: String
    let image: String
    let score: Double
  }

  let entries: [Entry]

  /// Reads the scores under `key` of a file of golden data.
  init(_ name: String, _ key: String) throws {
    let data = try Data(contentsOf: Reference.file("golden/scores-\(name).json"))
    let whole = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    let scores = try #require(whole["scores"] as? [[String: Any]])
    entries = try scores.map {
      Entry(
        prompt: try #require($0["prompt"] as? String), image: try #require($0["image"] as? String),
        score: try #require($0[key] as? Double))
    }
  }

  /// The prompts, each once, in the file's order.
  var prompts: [String] {
    entries.map(\.prompt).reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
  }

  /// The pictures, each once, in the file's order.
  var images: [String] {
    entries.map(\.image).reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
  }

  /// The scorer's scores of every entry, by way of image features, `batch` pictures at a time.
  func computed(_ scorer: any Scorer, batch: Int = 4, threads: Int = 1) throws -> [Double] {
    let workspace = Workspace(threads: threads)
    let images = images
    let inputs = try images.map { try Self.input($0, scorer.preprocessing) }
    var features: [String: ImageFeatures] = [:]
    for start in stride(from: 0, to: inputs.count, by: batch) {
      let range = start..<min(start + batch, inputs.count)
      for (name, value) in zip(
        images[range], scorer.features(of: Array(inputs[range]), with: workspace))
      {
        features[name] = value
      }
    }
    var scores = [Double](repeating: .nan, count: entries.count)
    for prompt in prompts {
      let places = entries.indices.filter { entries[$0].prompt == prompt }
      let own = try places.map { try #require(features[entries[$0].image]) }
      let tokens = scorer.tokens(prompt)
      for (place, score) in zip(
        places, scorer.scores(of: own, prompt: tokens, with: workspace))
      {
        scores[place] = score
      }
    }
    return scores
  }

  /// How far scores are from the golden ones at most; infinite where one is not a number.
  func distance(_ scores: [Double]) -> Double {
    zip(entries, scores).reduce(0) {
      let distance = abs($1.0.score - $1.1)
      return distance.isNaN ? .infinity : max($0, distance)
    }
  }

  /// The places of each prompt's pictures, best first; pictures whose golden scores are closer than
  /// `tolerance` to their neighbour's are left out, because either order is right.
  func ranks(by scores: [Double], tolerance: Double) -> [[Int]] {
    prompts.map { prompt in
      let places = entries.indices.filter { entries[$0].prompt == prompt }
      let clear = places.filter { place in
        !places.contains {
          $0 != place && abs(entries[$0].score - entries[place].score) < tolerance
        }
      }
      return clear.sorted { scores[$0] > scores[$1] }
    }
  }

  /// A picture of the reference, as a model reads it.
  static func input(
    _ name: String, _ preprocessing: Preprocessing = Preprocessing(.middle, side: 224)
  ) throws -> ModelInput {
    preprocessing(try ImageDecoder.decode(try Reference.bytes("images/\(name)")))
  }
}
