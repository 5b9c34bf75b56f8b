internal import Provenance
internal import Store

extension Listing {
  /// The listing as bytes, in two parts that belong one behind the other: texts that several
  /// share and recipes, then the pictures folder by folder.
  func encoded() -> [[UInt8]] {
    var body = ListingWriter()
    body.reserve(shelves.reduce(0) { $0 + $1.entries.count } * Self.usualLength)
    var tables = ListingTables()
    body.write(shelves.count)
    for shelf in shelves {
      body.write(shelf.folder.path)
      body.write(tables.index(of: shelf.root))
      body.writeWhole(shelf.lists)
      body.write(shelf.entries.count)
      for entry in shelf.entries { entry.write(to: &body, &tables) }
    }
    var head = ListingWriter()
    tables.write(to: &head)
    return [head.bytes, body.bytes]
  }

  /// Bytes that a picture mostly takes.
  private static let usualLength = 96

  /// The listing of bytes that ``encoded()`` gave.
  init(_ reader: inout ListingReader) throws(ListingReader.Damage) {
    let tables = try ListingTables(&reader)
    let count = try reader.count()
    for _ in 0..<count {
      let folder = Folder(try reader.text())
      let root = try tables.text(reader.number())
      guard let root else { throw ListingReader.Damage() }
      var shelf = Shelf(folder: folder, root: root, lists: try reader.wholeNumber())
      let entries = try reader.count()
      shelf.entries.reserveCapacity(entries)
      for _ in 0..<entries { shelf.entries.append(try Entry(&reader, tables, in: folder)) }
      shelves.append(shelf)
    }
    guard reader.isAtEnd else { throw ListingReader.Damage() }
  }
}

/// Which optional parts of a picture are there.
private struct Parts: OptionSet {
  let rawValue: UInt64

  static let stamp = Parts(rawValue: 1)
  static let seed = Parts(rawValue: 2)
  static let scores = Parts(rawValue: 4)
  static let people = Parts(rawValue: 8)
  static let pixels = Parts(rawValue: 16)
  static let digest = Parts(rawValue: 32)
  static let sidecars = Parts(rawValue: 64)
  static let settled = Parts(rawValue: 128)
}

extension Listing.Entry {
  fileprivate func write(to writer: inout ListingWriter, _ tables: inout ListingTables) {
    var parts: Parts = []
    if finding.stamp != nil { parts.insert(.stamp) }
    if finding.seed != nil { parts.insert(.seed) }
    if !finding.importedScores.isEmpty { parts.insert(.scores) }
    if finding.people != nil { parts.insert(.people) }
    if finding.pixels != nil { parts.insert(.pixels) }
    let digest = finding.digest.flatMap { HexDigest.bytes(of: $0.rawValue) }
    if digest != nil { parts.insert(.digest) }
    if sidecars != 0 { parts.insert(.sidecars) }
    if isSettled { parts.insert(.settled) }
    writer.write(parts.rawValue)
    writer.write(finding.name)
    writer.write(tables.index(of: finding.recipe))
    writer.write(tables.index(of: finding.fault))
    if let stamp = finding.stamp {
      writer.write(UInt64(bitPattern: stamp.size))
      writer.writeWhole(UInt64(bitPattern: stamp.modified))
      writer.write(UInt64(bitPattern: stamp.inode))
    }
    if let seed = finding.seed { writer.write(seed) }
    if parts.contains(.scores) {
      writer.write(finding.importedScores.count)
      for (name, score) in finding.importedScores.sorted(by: { $0.key < $1.key }) {
        writer.write(tables.index(of: name))
        writer.writeWhole(score.bitPattern)
      }
    }
    if let people = finding.people { writer.writeWhole(people.bitPattern) }
    if let pixels = finding.pixels {
      writer.write(pixels.width)
      writer.write(pixels.height)
    }
    if let digest { writer.writeRaw(digest) }
    if sidecars != 0 { writer.writeWhole(sidecars) }
  }

  fileprivate init(
    _ reader: inout ListingReader, _ tables: ListingTables, in folder: Folder
  ) throws(ListingReader.Damage) {
    let parts = Parts(rawValue: try reader.number())
    finding = Finding(folder: folder, name: try reader.text())
    finding.recipe = try tables.recipe(reader.number())
    finding.fault = try tables.text(reader.number())
    if parts.contains(.stamp) {
      finding.stamp = FileStamp(
        size: Int64(bitPattern: try reader.number()),
        modified: Int64(bitPattern: try reader.wholeNumber()),
        inode: Int64(bitPattern: try reader.number()))
    }
    if parts.contains(.seed) { finding.seed = try reader.number() }
    if parts.contains(.scores) {
      let count = try reader.count()
      for _ in 0..<count {
        guard let name = try tables.text(reader.number()) else { throw ListingReader.Damage() }
        finding.importedScores[name] = Double(bitPattern: try reader.wholeNumber())
      }
    }
    if parts.contains(.people) {
      finding.people = Double(bitPattern: try reader.wholeNumber())
    }
    if parts.contains(.pixels) {
      finding.pixels = PictureSize(width: try reader.int(), height: try reader.int())
    }
    if parts.contains(.digest) {
      finding.digest = ContentDigest(rawValue: HexDigest.text(of: try reader.raw(32)))
    }
    sidecars = parts.contains(.sidecars) ? try reader.wholeNumber() : 0
    isSettled = parts.contains(.settled)
  }
}
