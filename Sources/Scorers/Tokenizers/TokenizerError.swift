/// Why a vocabulary cannot be used: what, where, and what to do.
package struct TokenizerError: Error, Sendable, Equatable, CustomStringConvertible {
  package let code: Code
  /// The vocabulary's file.
  package let path: String
  /// What was found there.
  package let detail: String

  /// What is wrong.
  package enum Code: Sendable, Hashable {
    /// The file cannot be opened or read.
    case unreadable
    /// The file, or what it expands to, is larger than any vocabulary.
    case tooLarge
    /// The file is not compressed by gzip.
    case notGzip
    /// The compressed file is damaged or cut short.
    case damaged
    /// The text is not UTF-8.
    case notUTF8
    /// There is nothing in the file.
    case empty
    /// A piece that every prompt needs is not in the vocabulary.
    case missingPiece
    /// A line of the merges does not join two pieces that are known by then.
    case badMerge
  }

  /// An error of `code` about the file at `path`.
  package init(_ code: Code, _ path: String, detail: String) {
    self.code = code
    self.path = path
    self.detail = detail
  }

  /// What the user can do.
  package var advice: String {
    switch code {
    case .unreadable: "Check that the file is there and may be read."
    case .tooLarge, .notUTF8, .missingPiece, .notGzip, .badMerge:
      "Put the vocabulary that was published with the model there."
    case .damaged, .empty: "Fetch the file again."
    }
  }

  package var description: String { "\(path): \(detail). \(advice)" }
}
