internal import Foundation
internal import GRDB

/// The rows that stand for pictures.
enum Pictures {
  /// The row of a picture, made where it is not there yet.
  static func id(of digest: ContentDigest, now: Date, _ db: Database) throws -> Int64 {
    let known = try Int64.fetchOne(
      db.cachedStatement(sql: "SELECT id FROM picture WHERE digest = ?"),
      arguments: [digest.rawValue])
    if let known { return known }
    try db.cachedStatement(sql: "INSERT INTO picture (digest, firstSeen) VALUES (?, ?)")
      .execute(arguments: [digest.rawValue, now.milliseconds])
    return db.lastInsertedRowID
  }
}

extension Date {
  /// The date as the library keeps it: milliseconds since 1970.
  var milliseconds: Int64 { Int64((timeIntervalSince1970 * 1000).rounded()) }

  /// The date of a number of milliseconds since 1970.
  init(milliseconds: Int64) {
    self.init(timeIntervalSince1970: Double(milliseconds) / 1000)
  }
}
