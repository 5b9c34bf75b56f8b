/// Why a gallery cannot be opened or a decision not be kept.
package struct CurationError: Error, Sendable, Equatable, CustomStringConvertible {
  package let code: Code
  /// The file or folder.
  package let path: String
  /// What was found, in a few words.
  package let detail: String

  /// What went wrong.
  package enum Code: Sendable, Equatable {
    /// There is nothing at the path.
    case notFound
    /// The operating system refuses it.
    case unreadable
    /// It is neither a folder nor a regular file.
    case unusable
    /// It is a file, but no picture.
    case noPicture
  }

  package var description: String {
    switch code {
    case .notFound: "\(path): there is no such file or folder; check the spelling"
    case .unreadable: "\(path): cannot be read (\(detail)); check its permissions"
    case .unusable, .noPicture: "\(path): \(detail)"
    }
  }
}
