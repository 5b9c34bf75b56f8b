package import Foundation
internal import GRDB

extension Library {
  /// Writes a change of files to the journal before any of them is touched; the steps with their
  /// numbers.
  package func begin(_ label: String, _ steps: [FileStep]) throws(LibraryError) -> [FileStep] {
    guard !steps.isEmpty else { return [] }
    let date = now()
    return try write { db in
      let stamp = try Stamp.next(date, db)
      let change = try Journal.append(label, forward: [], inverse: [], by: session, stamp, db)
      return try steps.map { try FileSteps.insert($0, of: change, db) }
    }
  }

  /// Writes how far steps are.
  package func update(_ steps: [FileStep]) throws(LibraryError) {
    guard !steps.isEmpty else { return }
    try write { db in for step in steps { try FileSteps.update(step, db) } }
  }

  /// Forgets steps that came to nothing, and changes of which nothing is left.
  package func drop(_ steps: [FileStep]) throws(LibraryError) {
    guard !steps.isEmpty else { return }
    try write { db in
      for step in steps { try FileSteps.delete(step, db) }
      for change in Set(steps.map(\.change)) where try FileSteps.ofChange(change, db).isEmpty {
        try db.execute(sql: "DELETE FROM journal WHERE id = ?", arguments: [change])
      }
    }
  }

  /// Says that changes are in force, the undoing of which was broken off.
  package func reinstate(_ changes: Set<Int64>) throws(LibraryError) {
    guard !changes.isEmpty else { return }
    let date = now()
    try write { db in
      let stamp = try Stamp.next(date, db)
      for change in changes { try Journal.mark(change, undoneBy: nil, stamp, db) }
    }
  }

  /// Steps that were begun and not finished, by this process or one that is no more.
  package func unfinishedFileSteps() throws(LibraryError) -> [FileStep] {
    try read(FileSteps.unfinished)
  }

  /// Keeps all other processes from dealing with files until the lock is released; `nil` where one
  /// of them does so for longer than `patience` seconds.
  ///
  /// A library without a file has no other process.
  package func lockFiles(patience: TimeInterval) throws(LibraryError) -> FileLock? {
    guard let backupFolder else { return .ofNothing }
    return try FileLock(backupFolder.library + ".files-lock", patience: patience)
  }
}
