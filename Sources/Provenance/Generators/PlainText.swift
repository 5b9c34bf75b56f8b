/// Text that may be a prompt and has no mark of any tool: a PNG's `prompt`, then EXIF's comment.
enum PlainText: GeneratorReader {
  static let name = "plain text"

  static func read(_ evidence: Evidence) -> Generation? {
    if let text = evidence.data.text("prompt") ?? evidence.data.text("Prompt"),
      !JSONValue.looksLikeObject(text), let prompt = Generation.words(text)
    {
      var generation = Generation(source: .pngText)
      generation.prompt = prompt
      generation.confidence = .likely
      return generation
    }
    // Cameras and screenshots write comments too.
    var generation = InfotextReader.comment(in: evidence.data)
    generation?.confidence = .guessed
    return generation
  }
}
