/// Finds infotext among what a file carries.
enum InfotextReader: GeneratorReader {
  static let name = "infotext"

  /// The generation in EXIF's comment or in the PNG's `parameters`.
  ///
  /// Where both are there EXIF wins, as in the web UIs themselves, and the PNG fills its gaps.
  /// What the web UIs write on upscaling is added. A comment without parameters is left to
  /// ``comment(in:)``, because other generators' texts are better than that.
  static func read(_ evidence: Evidence) -> Generation? {
    let data = evidence.data
    var generation: Generation?
    if let comment = data.userComment, let text = infotext(comment), text.hasParameters {
      generation = text.generation(source: .exif)
    }
    if let text = data.text("parameters").flatMap(infotext) {
      let found = text.generation(source: .pngText)
      generation = generation?.completed(by: found) ?? found
    }
    for keyword in ["postprocessing", "extras"] {
      guard let text = data.text(keyword), !JSONValue.looksLikeObject(text) else { continue }
      let found = Infotext(pairs: text).generation(source: .pngText)
      generation = generation?.completed(by: found) ?? found
    }
    return generation
  }

  /// EXIF's comment as a prompt.
  static func comment(in data: EmbeddedData) -> Generation? {
    data.userComment.flatMap(infotext)?.generation(source: .exif)
  }

  /// A text that says anything and is not another generator's JSON.
  private static func infotext(_ text: String) -> Infotext? {
    guard !JSONValue.looksLikeObject(text) else { return nil }
    let infotext = Infotext(text)
    let isEmpty =
      infotext.prompt.isEmpty && infotext.negativePrompt.isEmpty && infotext.pairs.isEmpty
    return isEmpty ? nil : infotext
  }
}
