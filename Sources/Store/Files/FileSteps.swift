internal import GRDB

/// The rows of what changes do to files.
enum FileSteps {
  private static let columns =
    "id, journalId, kind, source, destination, digest, isPicture, state"

  /// Writes a step that is not in the journal yet.
  static func insert(_ step: FileStep, of change: Int64, _ db: Database) throws -> FileStep {
    try db.cachedStatement(
      sql: """
        INSERT INTO fileStep (journalId, kind, source, destination, digest, isPicture, state)
        VALUES (?, ?, ?, ?, ?, ?, ?)
        """
    ).execute(
      arguments: [
        change, step.kind.rawValue, step.source, step.destination, step.digest.rawValue,
        step.isPicture, step.state.rawValue,
      ])
    var step = step
    step.id = db.lastInsertedRowID
    step.change = change
    return step
  }

  /// Writes where a step leads and how far it is.
  static func update(_ step: FileStep, _ db: Database) throws {
    try db.cachedStatement(
      sql: "UPDATE fileStep SET source = ?, destination = ?, state = ? WHERE id = ?"
    ).execute(arguments: [step.source, step.destination, step.state.rawValue, step.id])
  }

  /// Forgets a step that came to nothing.
  static func delete(_ step: FileStep, _ db: Database) throws {
    try db.cachedStatement(sql: "DELETE FROM fileStep WHERE id = ?").execute(arguments: [step.id])
  }

  /// The steps of a change, in their order.
  static func ofChange(_ change: Int64, _ db: Database) throws -> [FileStep] {
    try all("WHERE journalId = ?", [change], db)
  }

  /// Steps that were begun and not finished.
  static func unfinished(_ db: Database) throws -> [FileStep] {
    try all("WHERE state IN ('intended', 'returning')", [], db)
  }

  private static func all(
    _ condition: String, _ arguments: StatementArguments, _ db: Database
  ) throws -> [FileStep] {
    try Row.fetchAll(
      db.cachedStatement(sql: "SELECT \(columns) FROM fileStep \(condition) ORDER BY id"),
      arguments: arguments
    ).map { row in
      guard let kind = FileStep.Kind(rawValue: try row.decode(atIndex: 2)),
        let state = FileStep.State(rawValue: try row.decode(atIndex: 7))
      else {
        throw DatabaseError(resultCode: .SQLITE_CORRUPT, message: "a file was dealt with somehow")
      }
      var step = FileStep(
        kind, from: try row.decode(atIndex: 3), to: try row.decode(atIndex: 4),
        digest: ContentDigest(rawValue: try row.decode(atIndex: 5)),
        isPicture: try row.decode(atIndex: 6))
      step.id = try row.decode(atIndex: 0)
      step.change = try row.decode(atIndex: 1)
      step.state = state
      return step
    }
  }
}
