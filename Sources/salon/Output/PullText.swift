internal import Foundation
internal import Scorers

/// What can be pulled, what was, and how files compare with the published ones.
enum PullText {
  /// What a pull of a scorer would bring.
  static func line(_ scorer: ScorerID, _ files: [WeightsPull.File]) -> String {
    let parts = files.map { file in
      let state = FileManager.default.fileExists(atPath: file.path) ? ", there" : ""
      let check = file.published.sha256 == nil ? ", no SHA-256 known" : ""
      return "\(file.published.name) (\(file.published.sizeText), \(file.published.licence)"
        + "\(check)\(state))"
    }
    return scorer.rawValue.padding(toLength: 12, withPad: " ", startingAt: 0)
      + parts.joined(separator: ", ")
  }

  /// The same of one file, for programs.
  static func json(_ file: WeightsPull.File) -> JSONText {
    .object([
      ("scorer", .string(file.scorer.rawValue)), ("path", .string(file.path)),
      ("there", .bool(FileManager.default.fileExists(atPath: file.path))),
      ("url", .string(file.published.url)), ("bytes", JSONText(file.published.size)),
      ("about_bytes", JSONText(file.published.roughSize)),
      ("sha256", JSONText(file.published.sha256)), ("licence", .string(file.published.licence)),
    ])
  }

  /// What became of a file.
  static func line(_ outcome: WeightsPull.Outcome) -> String {
    var text = "\(outcome.file.path): \(ByteText.short(outcome.size)), "
    text += outcome.wasThere ? "was there, " : ""
    text +=
      outcome.isVerified
      ? "size and SHA-256 as published"
      : "SHA-256 \(outcome.sha256); the published one is not known, so it could not be checked"
    return text + (outcome.kept.map { "; what was there is \($0) now" } ?? "")
  }

  /// The same, for programs.
  static func json(_ outcome: WeightsPull.Outcome) -> JSONText {
    .object([
      ("scorer", .string(outcome.file.scorer.rawValue)), ("path", .string(outcome.file.path)),
      ("pulled", .bool(!outcome.wasThere)), ("bytes", JSONText(outcome.size)),
      ("sha256", .string(outcome.sha256)), ("verified", .bool(outcome.isVerified)),
      ("kept", JSONText(outcome.kept)),
    ])
  }

  /// How a file compares.
  static func line(_ check: WeightsCheck) -> String {
    let size = ByteText.short(check.size)
    return switch check.verdict {
    case .asPublished: "✓ \(check.path): \(size), as published"
    case .differs:
      "✗ \(check.path): \(check.size) bytes with the SHA-256 \(check.sha256): not the published file"
    case .unknown:
      "? \(check.path): \(size) with the SHA-256 \(check.sha256): there is none to compare with"
    }
  }

  /// The same, for programs.
  static func json(_ check: WeightsCheck, of scorer: ScorerID) -> JSONText {
    .object([
      ("scorer", .string(scorer.rawValue)), ("path", .string(check.path)),
      ("bytes", JSONText(check.size)), ("sha256", .string(check.sha256)),
      ("verdict", .string(check.verdict.rawValue)),
    ])
  }
}

extension PublishedWeights.File {
  /// How large it is, as far as that is known: `1.79 GB`, `about 3.9 GB`.
  var sizeText: String {
    if let size { return ByteText.short(size) }
    return roughSize.map { "about \(ByteText.rough($0))" } ?? "size not known"
  }
}
