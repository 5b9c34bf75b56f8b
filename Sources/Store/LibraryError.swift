/// Why the library could not be opened, read or written.
package struct LibraryError: Error, Sendable, Equatable {
  /// The kinds of failure that a person can do something different about.
  package enum Code: Sendable, Equatable, CaseIterable {
    /// The file is something else: no database, or another program's.
    case notALibrary
    /// A later salon has changed the library's form.
    case newer
    /// The file or its folder cannot be reached or made.
    case noAccess
    /// The file or its folder cannot be written.
    case readOnly
    /// There is no room on the disk.
    case full
    /// Another program kept the library locked for too long.
    case busy
    /// The file's contents contradict themselves.
    case damaged
    /// A value breaks a rule of the library, such as six stars.
    case refused
    /// Anything else, such as a failing disk.
    case failed
  }

  package let code: Code
  /// The library's file.
  package let path: String
  /// What exactly went wrong.
  package let detail: String

  /// A failure of a kind, at a file.
  package init(code: Code, path: String, detail: String) {
    self.code = code
    self.path = path
    self.detail = detail
  }
}

extension LibraryError: CustomStringConvertible {
  package var description: String {
    "library \(path): \(problem) (\(detail)); \(advice)"
  }

  private var problem: String {
    switch code {
    case .notALibrary: "is not a salon library"
    case .newer: "was written by a newer salon"
    case .noAccess: "cannot be opened"
    case .readOnly: "cannot be written"
    case .full: "the disk is full"
    case .busy: "is held by another program"
    case .damaged: "is damaged"
    case .refused: "a value was refused"
    case .failed: "cannot be read or written"
    }
  }

  private var advice: String {
    switch code {
    case .notALibrary: "name another file with --library, or move this one away"
    case .newer: "update salon, or name another file with --library"
    case .noAccess, .readOnly:
      "give yourself the right to write the file and its folder, or name another with --library"
    case .full: "make room and try again; what was confirmed before is kept"
    case .busy: "try again once the other program is done"
    case .damaged:
      "put a copy aside and bring back a backup (`salon library backups` names them), or see "
        + "`sqlite3 FILE .recover`"
    case .refused: "nothing was changed; please report this"
    case .failed: "see whether the disk is in order and try again"
    }
  }
}
