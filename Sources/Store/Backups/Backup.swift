package import Foundation

/// A copy of the library from an earlier moment.
package struct Backup: Sendable, Hashable {
  /// Why a copy was made.
  package enum Reason: String, Sendable, Hashable, CaseIterable {
    /// The first decision of a day.
    case daily
    /// A newer salon was about to change the library's form.
    case migration
    /// Decisions from a file were about to be taken in.
    case `import`
  }

  /// The copy: a library itself, which `--library` opens.
  package let path: String
  /// When it was made, to the second.
  package let date: Date
  package let reason: Reason
  /// Bytes.
  package let size: Int64
}
