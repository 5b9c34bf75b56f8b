internal import Foundation

/// Why nothing can be read from a picture or from a file beside it.
package struct ProvenanceError: Error, Sendable, Equatable {
  package let code: Code
  /// The file.
  package let path: String
  /// What was found, in a few words; the operating system's own words where it refused.
  package let detail: String

  /// What went wrong.
  package enum Code: Sendable, Equatable {
    /// The operating system refuses it, or it is no regular file.
    case unreadable
    /// It has no bytes.
    case empty
    /// It is neither PNG nor JPEG nor WebP, whatever its name says.
    case unknownFormat
    /// It is larger than a file of its kind may be.
    case tooLarge
  }

  /// An error of `code` about the file at `path`.
  package init(_ code: Code, _ path: String, detail: String = "") {
    self.code = code
    self.path = path
    self.detail = detail
  }

  /// An error that the operating system gave.
  init(_ path: String, errno: Int32) {
    self.init(.unreadable, path, detail: String(cString: strerror(errno)))
  }
}

extension ProvenanceError: CustomStringConvertible {
  package var description: String {
    switch code {
    case .unreadable:
      "\(path): cannot be read (\(detail)); check that it is there and its permissions"
    case .empty: "\(path): is empty; write it again"
    case .unknownFormat: "\(path): is not a PNG, JPEG or WebP picture; convert it or leave it out"
    case .tooLarge: "\(path): \(detail); make it smaller or leave it out"
    }
  }
}
