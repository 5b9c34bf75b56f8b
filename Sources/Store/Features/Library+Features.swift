internal import Foundation
internal import GRDB

extension Library {
  /// What a source with one set of weights saw in pictures, as vectors of numbers; those that it has
  /// not seen are left out.
  package func features(
    of pictures: [ContentDigest], source: String, weights: String
  ) throws(LibraryError) -> [ContentDigest: [Float]] {
    guard !pictures.isEmpty else { return [:] }
    return try read { db in
      let rows = try Row.fetchCursor(
        db,
        sql: """
          SELECT wanted.key, feature.vector
          FROM json_each(?) AS wanted
          CROSS JOIN picture ON picture.digest = wanted.value
          CROSS JOIN feature ON feature.pictureId = picture.id AND feature.featureSourceId =
            (SELECT id FROM featureSource WHERE name = ? AND weights = ?)
          """,
        arguments: [WantedList.text(pictures.lazy.map(\.rawValue)), source, weights])
      var features: [ContentDigest: [Float]] = [:]
      while let row = try rows.next() {
        let picture = try pictures[row.decode(Int.self, atIndex: 0)]
        features[picture] = FeatureVector.values(try row.decode(Data.self, atIndex: 1))
      }
      return features
    }
  }

  /// Remembers what a source with one set of weights saw in pictures, in place of what was there;
  /// all of it or, on an error, nothing.
  ///
  /// An empty vector is refused.
  package func save(
    _ features: [(picture: ContentDigest, values: [Float])], source: String, weights: String
  ) throws(LibraryError) {
    guard !features.isEmpty else { return }
    let date = now()
    try write { db in
      let sourceID = try FeatureVector.sourceID(source, weights: weights, db)
      let statement = try db.cachedStatement(
        sql: """
          INSERT INTO feature (pictureId, featureSourceId, vector) VALUES (?, ?, ?)
          ON CONFLICT (pictureId, featureSourceId) DO UPDATE SET vector = excluded.vector
          """)
      for (digest, values) in features {
        let picture = try Pictures.id(of: digest, now: date, db)
        try statement.execute(arguments: [picture, sourceID, FeatureVector.bytes(values)])
      }
    }
  }
}

/// Vectors as the library keeps them: 32-bit floats, little-endian.
private enum FeatureVector {
  /// The bytes of a vector.
  static func bytes(_ values: [Float]) -> Data {
    values.map(\.bitPattern.littleEndian).withUnsafeBytes { Data($0) }
  }

  /// The vector of bytes, which need not be aligned.
  static func values(_ bytes: Data) -> [Float] {
    bytes.withUnsafeBytes { raw in
      (0..<raw.count / 4).map { index in
        let pattern = raw.loadUnaligned(fromByteOffset: index * 4, as: UInt32.self)
        return Float(bitPattern: UInt32(littleEndian: pattern))
      }
    }
  }

  /// The row of a source with one set of weights, made where it is not there yet.
  static func sourceID(_ name: String, weights: String, _ db: Database) throws -> Int64 {
    let known = try Int64.fetchOne(
      db, sql: "SELECT id FROM featureSource WHERE name = ? AND weights = ?",
      arguments: [name, weights])
    if let known { return known }
    try db.execute(
      sql: "INSERT INTO featureSource (name, weights) VALUES (?, ?)", arguments: [name, weights])
    return db.lastInsertedRowID
  }
}
