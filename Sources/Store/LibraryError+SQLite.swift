internal import GRDB

extension LibraryError {
  /// The failure that an error of the database stands for.
  init(_ error: any Error, path: String) {
    switch error {
    case let error as LibraryError:
      self = error
    case let error as DatabaseError:
      let detail = error.message ?? "SQLite error \(error.extendedResultCode.rawValue)"
      self.init(code: Code(error.extendedResultCode), path: path, detail: detail)
    default:
      // GRDB throws nothing else but what it cannot decode from a row.
      self.init(code: .damaged, path: path, detail: "\(error)")
    }
  }
}

extension LibraryError.Code {
  /// After https://www.sqlite.org/rescode.html; a primary code stands for all of its extended ones.
  fileprivate init(_ code: ResultCode) {
    switch code {
    case .SQLITE_NOTADB: self = .notALibrary
    case .SQLITE_CANTOPEN, .SQLITE_PERM, .SQLITE_AUTH: self = .noAccess
    case .SQLITE_READONLY: self = .readOnly
    case .SQLITE_FULL: self = .full
    case .SQLITE_BUSY, .SQLITE_LOCKED, .SQLITE_PROTOCOL: self = .busy
    case .SQLITE_CORRUPT, .SQLITE_FORMAT: self = .damaged
    case .SQLITE_CONSTRAINT, .SQLITE_MISMATCH, .SQLITE_TOOBIG: self = .refused
    default: self = .failed
    }
  }
}
