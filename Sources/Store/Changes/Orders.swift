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
  ///
  /// Only the places that change are written, since an order may be as long as the gallery.
  static func set(
    _ order: [ContentDigest]?, of group: String, _ stamp: Stamp, _ db: Database
  ) throws {
    let id = try Int64.fetchOne(
      db.cachedStatement(
        sql: """
          INSERT INTO groupOrder (groupKey, changedAt, revision) VALUES (CAST(? AS TEXT), ?, ?)
          ON CONFLICT (groupKey) DO UPDATE SET
            changedAt = excluded.changedAt, revision = excluded.revision
          RETURNING id
          """),
      arguments: [ForeignText(group), stamp.date.milliseconds, stamp.revision])
    var places = try places(of: id, db)
    let put = try db.cachedStatement(
      sql: """
        INSERT INTO groupOrderPlace (groupOrderId, pictureId, place) VALUES (?, ?, ?)
        ON CONFLICT (groupOrderId, pictureId) DO UPDATE SET place = excluded.place
        """)
    for (index, digest) in (order ?? []).enumerated() {
      let picture = try Pictures.id(of: digest, now: stamp.date, db)
      guard places.removeValue(forKey: picture) != index + 1 else { continue }
      try put.execute(arguments: [id, picture, index + 1])
    }
    let take = try db.cachedStatement(
      sql: "DELETE FROM groupOrderPlace WHERE groupOrderId = ? AND pictureId = ?")
    for picture in places.keys { try take.execute(arguments: [id, picture]) }
  }

  /// The places of an order's pictures.
  private static func places(of order: Int64?, _ db: Database) throws -> [Int64: Int] {
    let rows = try Row.fetchCursor(
      db.cachedStatement(
        sql: "SELECT pictureId, place FROM groupOrderPlace WHERE groupOrderId = ?"),
      arguments: [order])
    var places: [Int64: Int] = [:]
    while let row = try rows.next() {
      places[try row.decode(atIndex: 0)] = try row.decode(Int.self, atIndex: 1)
    }
    return places
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
