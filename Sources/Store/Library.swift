package import Foundation
internal import GRDB

/// What salon remembers: which file holds which picture, decisions, orders, scores, and how to take
/// changes back.
///
/// Everything belongs to the picture's content, so that it survives moving and renaming the file.
/// Calls may come from any thread, block it until they are done, and are one transaction each.
/// Several processes may work on one library.
package struct Library: Sendable {
  /// The library's file, absolute.
  package let path: String
  let database: any DatabaseWriter
  /// Whose changes are undone before those of others.
  let session: String
  /// What could not be done when the library was opened, though it can be used.
  package let remarks: [String]
  /// Where backups are kept; `nil` for a library without a file.
  let backupFolder: BackupFolder?
  /// The time that is written beside what is remembered.
  let now: @Sendable () -> Date

  /// Opens the library of a file, which is made, folders and all, where it is not there yet.
  ///
  /// Calls wait up to `patience` seconds for another process to finish writing.
  package static func open(
    at path: String, patience: TimeInterval = 5, now: @escaping @Sendable () -> Date = { Date() }
  ) throws(LibraryError) -> Library {
    guard !path.isEmpty else {
      throw LibraryError(code: .noAccess, path: path, detail: "the path is empty")
    }
    // Absolute, because SQLite takes ":memory:" for something else than a file.
    let file = URL(filePath: path).standardizedFileURL
    try makeFolder(file.deletingLastPathComponent(), for: file.path)
    let backups = BackupFolder(library: file.path)
    var remarks: [String] = []
    let database = try LibraryFile.open(file.path, patience: patience) {
      do throws(LibraryError) {
        _ = try backups.make(.migration, at: now())
      } catch {
        remarks.append("no backup was made before the library's form was changed: \(error)")
      }
    }
    return Library(
      path: file.path, database: database, session: newSession(), remarks: remarks,
      backupFolder: backups, now: now)
  }

  /// A library that is forgotten with the last reference to it.
  package static func inMemory(
    now: @escaping @Sendable () -> Date = { Date() }
  ) throws(LibraryError) -> Library {
    Library(
      path: "(in memory)", database: try LibraryFile.inMemory(), session: newSession(),
      remarks: [], backupFolder: nil, now: now)
  }

  /// The same library for somebody else, whose changes are not this session's own.
  package func forNewSession() -> Library {
    Library(
      path: path, database: database, session: Self.newSession(), remarks: remarks,
      backupFolder: backupFolder, now: now)
  }

  /// Reads from one state of the library.
  func read<Value>(_ body: (Database) throws -> Value) throws(LibraryError) -> Value {
    do {
      return try database.read(body)
    } catch {
      throw LibraryError(error, path: path)
    }
  }

  /// Makes changes that all come about or none; they are on disk when this returns.
  func write<Value>(_ body: (Database) throws -> Value) throws(LibraryError) -> Value {
    do {
      return try database.write(body)
    } catch {
      throw LibraryError(error, path: path)
    }
  }

  private static func newSession() -> String {
    UUID().uuidString
  }

  private static func makeFolder(_ folder: URL, for path: String) throws(LibraryError) {
    do {
      // Readable by its owner alone, as the XDG base directory specification asks.
      try FileManager.default.createDirectory(
        at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    } catch {
      throw LibraryError(
        code: .noAccess, path: path,
        detail: "its folder cannot be made: \(error.systemReason)")
    }
  }
}
