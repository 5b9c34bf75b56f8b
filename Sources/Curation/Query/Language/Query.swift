package import Scorers

/// A question about pictures, in the language of `/` in the browser and of `salon query`.
package struct Query: Sendable, Hashable {
  /// The question as it was typed.
  package let text: String
  /// What it means; `nil` where nothing was typed, which every picture answers.
  package let expression: QueryExpression?

  /// Reads a question.
  ///
  /// `scorers` are those whose names are keys. The error points at the characters that are wrong.
  package init(_ text: String, scorers: [ScorerID] = ScorerID.known) throws(QueryError) {
    var parser = try QueryParser(text, scorers: scorers)
    self.text = text
    expression = try parser.parse()
  }
}
