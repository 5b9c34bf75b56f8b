internal import Scorers
internal import Terminal

/// What there is of a scorer's weights, for people and for programs.
enum WeightsText {
  /// One JSON object.
  static func json(_ status: WeightsStatus) -> JSONText {
    .object([
      ("scorer", .string(status.scorer.rawValue)),
      ("complete", .bool(status.isComplete)),
      ("folder", .string(status.folder)),
      ("checkpoint", JSONText(status.checkpoint)),
      ("vocabulary", JSONText(status.vocabulary)),
      ("images", JSONText(status.images)),
      ("published", .array(status.published.files.map(json))),
    ])
  }

  private static func json(_ file: PublishedWeights.File) -> JSONText {
    .object([
      ("name", .string(file.name)), ("url", .string(file.url)), ("bytes", JSONText(file.size)),
      ("about_bytes", JSONText(file.roughSize)),
      ("sha256", JSONText(file.sha256)), ("licence", .string(file.licence)),
    ])
  }

  /// A line for the scorer, and one or two for each of its files.
  static func lines(_ status: WeightsStatus) -> [String] {
    let state = status.isComplete ? "ready" : "not complete"
    return ["\(status.scorer.rawValue): \(state), in \(status.folder.printable)"]
      + lines("checkpoint", status.checkpoint, status.published.checkpoint)
      + (status.published.vocabulary.map { lines("vocabulary", status.vocabulary, $0) } ?? [])
      + (status.publishedImages.map { lines("images    ", status.images, $0) } ?? [])
  }

  private static func lines(
    _ kind: String, _ path: String?, _ published: PublishedWeights.File
  ) -> [String] {
    if let path { return ["  ✓ \(kind)  \(path.printable)"] }
    return [
      "  · \(kind)  \(published.name.printable) is missing (\(published.sizeText), \(published.licence.printable)); published at",
      "      \(published.url.printable)",
    ]
  }
}
