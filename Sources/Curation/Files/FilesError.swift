/// Why a file was not moved, copied, put into the trash or brought back.
package struct FilesError: Error, Sendable, Equatable, CustomStringConvertible {
  package let code: Code
  /// The file or folder.
  package let path: String
  /// What was found, in a few words.
  package let detail: String

  /// What went wrong.
  package enum Code: Sendable, Equatable {
    /// The file is not what it was when it was chosen.
    case changed
    /// There is no trash that it could be put into.
    case noTrash
    /// The operating system refuses it.
    case refused
    /// Another salon is dealing with files.
    case busy
  }

  package var description: String {
    switch code {
    case .changed: "\(path): \(detail); left where it is"
    case .noTrash: "\(path): there is no trash for it (\(detail)); move it with `salon move`"
    case .refused: "\(path): \(detail); check permissions and room"
    case .busy: "\(path): another salon is dealing with files; try again when it is done"
    }
  }
}
