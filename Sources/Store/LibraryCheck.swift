internal import GRDB

/// What is in a library, and whether it is whole.
package struct LibraryCheck: Sendable, Hashable {
  /// What SQLite finds wrong; empty where the file is in order.
  package let problems: [String]
  /// How many there are of each thing, by its name.
  package let counts: [Count]

  /// A thing and how many there are of it.
  package struct Count: Sendable, Hashable {
    package let name: String
    package let value: Int
  }

  /// Whether nothing is wrong.
  package var isSound: Bool { problems.isEmpty }
}

extension Library {
  /// Reads the whole library and counts what is in it.
  package func check() throws(LibraryError) -> LibraryCheck {
    try read { db in
      let integrity = try String.fetchAll(db, sql: "PRAGMA integrity_check").filter { $0 != "ok" }
      let references = try Row.fetchAll(db, sql: "PRAGMA foreign_key_check").map {
        "a row of \($0[0] as String? ?? "?") refers to one that is not there"
      }
      return LibraryCheck(
        problems: integrity + references,
        counts: try Self.counted.map { name, source in
          LibraryCheck.Count(
            name: name, value: try Int.fetchOne(db, sql: "SELECT COUNT(*) FROM \(source)") ?? 0)
        })
    }
  }

  private static let counted = [
    ("pictures", "picture"), ("files", "location"),
    ("accepted", "judgement WHERE decision = 'accepted'"),
    ("rejected", "judgement WHERE decision = 'rejected'"),
    ("starred", "judgement WHERE stars > 0"),
    ("orders", "(SELECT DISTINCT groupOrderId FROM groupOrderPlace)"),
    ("comparisons", "comparison"), ("scores", "score"), ("changes", "journal"),
    ("undone", "journal WHERE undoneAs IS NOT NULL"),
  ]
}
