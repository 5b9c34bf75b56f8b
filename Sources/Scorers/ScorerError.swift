internal import Tensors

/// Why a scorer cannot be had: what, where, and what to do.
package struct ScorerError: Error, Sendable, Equatable, CustomStringConvertible {
  package let code: Code
  /// The file or folder.
  package let path: String
  /// What was found there.
  package let detail: String
  /// What the user can do.
  package let advice: String

  /// What is wrong.
  package enum Code: Sendable, Hashable {
    /// No scorer has this name.
    case unknownScorer
    /// The checkpoint is not there.
    case missingWeights
    /// The vocabulary is not there.
    case missingVocabulary
    /// The checkpoint cannot be used.
    case badWeights
    /// The vocabulary cannot be used.
    case badVocabulary
    /// The `config.json` beside the checkpoint cannot be used.
    case badConfiguration
    /// The person's catalog of published files cannot be used.
    case badCatalog
    /// Files that were handed over cannot be put in place.
    case importFailed
  }

  /// An error of `code` about the file at `path`.
  package init(_ code: Code, _ path: String, detail: String, advice: String) {
    self.code = code
    self.path = path
    self.detail = detail
    self.advice = advice
  }

  package var description: String { "\(path): \(detail). \(advice)" }
}
