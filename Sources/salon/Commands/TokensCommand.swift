internal import ArgumentParser
internal import Curation
internal import Scorers
internal import Terminal

/// There is no vocabulary to read a prompt with.
private struct MissingVocabularies: Error, CustomStringConvertible {
  let folder: String

  var description: String {
    "there are no vocabularies in \(folder); `\(TokensCommand.remedy)` gets two (2 MB)"
  }
}

/// `salon tokens`: a prompt as the models read it.
struct TokensCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "tokens",
    abstract: "Show how the scorers read a prompt, and what they cut off.",
    discussion: """
      Vocabularies are needed, but no checkpoints: `\(remedy)` gets them. Without them the demo's are \
      asked, which know few words.
      """)

  /// What gets vocabularies.
  static let remedy = "salon weights pull --vocabularies imagereward clip"

  @Argument(help: "The prompt; - reads one prompt a line from standard input.")
  var text: String

  @Flag(help: "One JSON object a prompt.")
  var json = false

  func run() throws {
    let folder = try Places.ofThisProcess().weightsFolder()
    var tokenizers = try folder.tokenizers()
    if tokenizers.isEmpty {
      tokenizers = try folder.tokenizers(of: ScorerID.demo)
      guard !tokenizers.isEmpty else { throw MissingVocabularies(folder: folder.path) }
      Console.note(
        "these are the demo's vocabularies, which know few words; `\(Self.remedy)` gets those of "
          + "ImageReward and CLIP (2 MB)")
    }
    guard text == "-" else { return show(text, tokenizers) }
    while let line = readLine() { show(line, tokenizers) }
  }

  private func show(_ prompt: String, _ tokenizers: [(ScorerID, any Tokenizer)]) {
    let read = tokenizers.map { ($0, $1.tokens(prompt)) }
    if json {
      Console.line(JSONText.object(read.map { ($0.rawValue, Self.json($1)) }).text)
    } else {
      for (id, tokens) in read { Console.line(Self.line(id, tokens)) }
    }
  }

  private static func json(_ tokens: PromptTokens) -> JSONText {
    .object([
      ("ids", .array(tokens.ids.map { JSONText($0) })),
      ("used", JSONText(tokens.used)),
      ("total", JSONText(tokens.total)),
    ])
  }

  private static func line(_ id: ScorerID, _ tokens: PromptTokens) -> String {
    let cut = tokens.isTruncated ? ", \(tokens.total - tokens.used) cut off" : ""
    let ids = tokens.ids.map(String.init).joined(separator: " ")
    return id.title.padded(to: 18) + "reads \(tokens.used) of \(tokens.total) tokens\(cut): \(ids)"
  }
}
