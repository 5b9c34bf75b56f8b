internal import Foundation

extension Library {
  /// The backups that are there, the latest first.
  package func backups() -> [Backup] {
    backupFolder?.list() ?? []
  }

  /// The backups of the library at a path, which is not opened: it may be damaged, or gone.
  package static func backups(ofLibraryAt path: String) -> [Backup] {
    BackupFolder(library: path).list()
  }

  /// Makes a backup; `nil` where another process is just making one, or for a library without a
  /// file.
  package func backUp(_ reason: Backup.Reason) throws(LibraryError) -> Backup? {
    try backupFolder?.make(reason, at: now())
  }

  /// Makes the backup of the day, unless there is one of today; to be called once something was
  /// decided, from a thread that may wait.
  @discardableResult
  package func backUpOnceADay() throws(LibraryError) -> Backup? {
    let today = now()
    if let last = backups().first, Calendar.current.isDate(last.date, inSameDayAs: today) {
      return nil
    }
    return try backUp(.daily)
  }
}
