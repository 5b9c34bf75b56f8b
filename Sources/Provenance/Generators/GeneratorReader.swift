/// What recognises one generator's way of writing.
struct GeneratorReader: Sendable {
  /// What it reads, for people.
  let name: String
  /// The generation that it finds; `nil` where the data is not its own.
  let read: @Sendable (EmbeddedData) -> Generation?

  /// The readers in the order in which they are asked; the first that finds something wins.
  ///
  /// Several tools use one key, and some write another tool's text besides their own, so the order
  /// matters: a reader that looks for a tool's own mark comes before one that takes any text.
  static let inOrder = [
    GeneratorReader(name: "infotext", read: InfotextReader.read),
    GeneratorReader(name: "plain EXIF comment", read: InfotextReader.comment),
  ]

  /// What the first reader finds that knows the data, with the scores that stand beside it.
  static func generation(in data: EmbeddedData) -> Generation? {
    var generation: Generation?
    for reader in inOrder {
      generation = reader.read(data)
      if generation != nil { break }
    }
    // Scorers write their own keywords, whoever made the picture.
    for name in Infotext.scoreNames {
      guard let score = data.text(name).flatMap(Numeral.finite) else { continue }
      var scored = generation ?? Generation(source: .pngText)
      scored.importedScores[name] = score
      generation = scored
    }
    return generation
  }
}
