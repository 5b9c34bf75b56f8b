internal import Foundation
internal import GRDB

/// The rows of the orders that a person made by hand.
enum Orders {
  /// A group's order, best first; `nil` where none was made.
  static func order(of group: String, _ db: Database) throws -> [ContentDigest]? {
    let digests = try String.fetchAll(
      db.cachedStatement(
        sql: """
          SELECT picture.digest FROM groupOrder
          JOIN groupOrderPlace ON groupOrderPlace.groupOrderId = groupOrder.id
          JOIN picture ON picture.id = groupOrderPlace.pictureId
          WHERE groupOrder.groupKey = CAST(? AS TEXT) ORDER BY groupOrderPlace.place
          """),
      arguments: [ForeignText(group)])
    return digests.isEmpty ? nil : digests.map(ContentDigest.init)
  }

  /// Replaces a group's order; `nil` takes it away.
  static func set(
    _ order: [ContentDigest]?, of group: String, now: Date, _ db: Database
  ) throws {
    try db.execute(
      sql: "DELETE FROM groupOrder WHERE groupKey = CAST(? AS TEXT)",
      arguments: [ForeignText(group)])
    guard let order else { return }
    try db.execute(
      sql: "INSERT INTO groupOrder (groupKey, changedAt) VALUES (CAST(? AS TEXT), ?)",
      arguments: [ForeignText(group), now.milliseconds])
    let id = db.lastInsertedRowID
    let statement = try db.cachedStatement(
      sql: "INSERT INTO groupOrderPlace (groupOrderId, pictureId, place) VALUES (?, ?, ?)")
    for (index, digest) in order.enumerated() {
      let picture = try Pictures.id(of: digest, now: now, db)
      try statement.execute(arguments: [id, picture, index + 1])
    }
  }
}

extension Library {
  /// A group's order by hand, best first; `nil` where none was made.
  package func order(of group: String) throws(LibraryError) -> [ContentDigest]? {
    try read { try Orders.order(of: group, $0) }
  }

  /// All orders by hand, best first, by the group's key.
  package func orders() throws(LibraryError) -> [String: [ContentDigest]] {
    try read { db in
      let rows = try Row.fetchCursor(
        db,
        sql: """
          SELECT CAST(groupOrder.groupKey AS BLOB), picture.digest FROM groupOrder
          CROSS JOIN groupOrderPlace ON groupOrderPlace.groupOrderId = groupOrder.id
          CROSS JOIN picture ON picture.id = groupOrderPlace.pictureId
          ORDER BY groupOrder.id, groupOrderPlace.place
          """)
      var orders: [String: [ContentDigest]] = [:]
      while let row = try rows.next() {
        let group = try row.decode(ForeignText.self, atIndex: 0).string
        orders[group, default: []].append(ContentDigest(rawValue: try row.decode(atIndex: 1)))
      }
      return orders
    }
  }
}
