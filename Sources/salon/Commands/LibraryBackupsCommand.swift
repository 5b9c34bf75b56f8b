internal import ArgumentParser
internal import Curation
internal import Foundation
internal import Store
internal import Terminal

/// `salon library backups`: what can be gone back to.
struct LibraryBackupsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "backups",
    abstract: "List the library's backups, the latest first.",
    discussion: """
      A backup is a library itself: look at it with --library, or put it in the library's place \
      while no salon runs. The library may be damaged or gone.
      """)

  @OptionGroup var remembered: LibraryOptions

  @Flag(help: "One JSON object a backup.")
  var json = false

  func run() throws {
    let path = remembered.path(Places.ofThisProcess())
    let backups = Library.backups(ofLibraryAt: path)
    if backups.isEmpty {
      Console.note("\(path) has no backups; the first decision of a day makes one")
    }
    for backup in backups {
      if json {
        Console.line(
          JSONText.object([
            ("path", .string(backup.path)),
            ("time", .string(backup.date.formatted(.iso8601))),
            ("reason", .string(backup.reason.rawValue)),
            ("bytes", JSONText(backup.size)),
          ]).text)
      } else {
        Console.line(
          "\(MomentText.short(backup.date))  \(backup.reason.rawValue.padded(to: 9))  "
            + backup.path.printable)
      }
    }
  }
}
