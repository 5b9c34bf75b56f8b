internal import Foundation

/// The folder beside a library that holds its last backups.
struct BackupFolder: Sendable {
  /// How many backups are kept.
  static let limit = 8

  /// The library's file.
  let library: String

  /// The folder's path.
  var path: String { library + ".backups" }

  /// The backups that are there, the latest first.
  func list() -> [Backup] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
    return names.compactMap { name in
      BackupName(name).map {
        let file = path + "/" + name
        let attributes = try? FileManager.default.attributesOfItem(atPath: file)
        return Backup(
          path: file, date: $0.date, reason: $0.reason,
          size: (attributes?[.size] as? NSNumber)?.int64Value ?? 0)
      }
    }.sorted { ($0.date, $0.path) > ($1.date, $1.path) }
  }

  /// Makes a backup and lets go of the oldest beyond the limit; `nil` where another process is
  /// making one.
  func make(_ reason: Backup.Reason, at date: Date) throws(LibraryError) -> Backup? {
    do {
      try FileManager.default.createDirectory(
        atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    } catch {
      throw LibraryError(
        code: .noAccess, path: path, detail: "it cannot be made: \(error.systemReason)")
    }
    guard let lock = try FileLock(path + "/lock", patience: 0) else { return nil }
    defer { lock.release() }
    let name = BackupName(date, reason)
    let file = path + "/" + name.text
    let partial = file + ".partial"
    removePartials()
    try BackupCopy.make(of: library, at: partial)
    guard rename(partial, file) == 0 else {
      throw LibraryError(
        code: .noAccess, path: file, detail: String(cString: strerror(errno)))
    }
    let backups = list()
    for old in backups.dropFirst(Self.limit) { unlink(old.path) }
    return backups.first { $0.path == file }
  }

  /// Removes what a process left that was ended while it made a backup.
  private func removePartials() {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
    for name in names where name.contains(".partial") { unlink(path + "/" + name) }
  }
}
