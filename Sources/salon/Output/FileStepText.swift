internal import Store
internal import Terminal

/// What is done to a file, for people and for programs.
enum FileStepText {
  /// `move /a/1.png → /b/1.png`.
  static func line(_ step: FileStep) -> String {
    if step.state == .returned, step.kind == .copy { return "remove \(step.destination)".printable }
    let word = step.state == .returned ? "back" : step.kind.rawValue
    let (from, to) =
      step.state == .returned
      ? (step.destination, step.source) : (step.source, step.destination)
    return "\(word) \(from) → \(to)".printable
  }

  /// One JSON object.
  static func json(_ step: FileStep) -> JSONText {
    .object([
      ("kind", .string(step.kind.rawValue)), ("from", .string(step.source)),
      ("to", .string(step.destination)), ("state", .string(step.state.rawValue)),
      ("picture", step.isPicture ? .string(step.digest.rawValue) : .null),
    ])
  }
}
