/// The entries of a zip archive (PKWARE's APPNOTE, 4.3 and 4.5), also of more than 4 GB.
struct ZipArchive {
  private let file: MappedFile
  private(set) var entries: [String: Entry] = [:]

  /// What the central directory says of an entry.
  struct Entry {
    /// Where its local header begins.
    let header: Int
    /// Bytes in the file.
    let size: Int
    /// Bytes once expanded.
    let expandedSize: Int
    let isDeflated: Bool
  }

  /// Reads the central directory.
  init(_ file: MappedFile) throws(CheckpointError) {
    self.file = file
    let (start, count) = try directory()
    guard var cursor = ByteCursor(file.bytes, at: start) else {
      throw error(.truncated, "", "lacks its list of entries")
    }
    for _ in 0..<count {
      guard let (name, entry) = try Self.entry(&cursor, file) else {
        throw error(.damaged, "", "has a list of entries that is damaged")
      }
      guard entries.updateValue(entry, forKey: name) == nil else {
        throw error(.damaged, name, "is there twice")
      }
    }
  }

  /// The bytes of an entry; `nil` where there is none.
  func bytes(_ name: String) throws(CheckpointError) -> StoredBytes? {
    guard let entry = entries[name] else { return nil }
    guard var cursor = ByteCursor(file.bytes, at: entry.header),
      cursor.next(UInt32.self) == 0x0403_4B50, cursor.skip(22) != nil,
      let nameLength = cursor.next(UInt16.self), let extraLength = cursor.next(UInt16.self),
      cursor.skip(Int(nameLength) + Int(extraLength)) != nil
    else { throw error(.damaged, name, "does not begin where the archive says") }
    guard let range = cursor.skip(entry.size) else {
      throw error(.truncated, name, "goes on behind the file's end")
    }
    if !entry.isDeflated { return StoredBytes(file, range) }
    // Deflate cannot do better than 1 to 1032.
    guard entry.expandedSize / 1032 <= entry.size else {
      throw error(.damaged, name, "cannot expand to \(entry.expandedSize) bytes")
    }
    return StoredBytes(file, deflated: range, expandedCount: entry.expandedSize)
  }

  // MARK: - Directory

  /// Where the central directory begins, and how many entries it has.
  private func directory() throws(CheckpointError) -> (start: Int, count: Int) {
    guard let end = endRecord(), var cursor = ByteCursor(file.bytes, at: end + 10),
      let count = cursor.next(UInt16.self), cursor.skip(4) != nil,
      let start = cursor.next(UInt32.self)
    else { throw error(.truncated, "", "lacks its end, so it was not downloaded whole") }
    let found =
      count == .max || start == .max
      ? try wideDirectory(end) : (start: Int(start), count: Int(count))
    // Each entry of the directory takes 46 bytes at least.
    guard found.start <= end, found.count <= (end - found.start) / 46 else {
      throw error(.damaged, "", "has a list of entries that is damaged")
    }
    return found
  }

  /// The last place where the end record can begin: it has a comment of any length behind it.
  private func endRecord() -> Int? {
    let bytes = file.bytes
    guard bytes.count >= 22 else { return nil }
    for start in stride(from: bytes.count - 22, through: max(0, bytes.count - 22 - 0xFFFF), by: -1)
    where bytes[start] == 0x50 {
      if bytes.loadUnaligned(fromByteOffset: start, as: UInt32.self) == 0x0605_4B50 {
        return start
      }
    }
    return nil
  }

  /// The same from the record of large archives, which a locator before the end record points to.
  private func wideDirectory(_ end: Int) throws(CheckpointError) -> (start: Int, count: Int) {
    guard var locator = ByteCursor(file.bytes, at: end - 20),
      locator.next(UInt32.self) == 0x0706_4B50, locator.skip(4) != nil,
      let place = locator.next(UInt64.self).flatMap(Int.init(exactly:)),
      var cursor = ByteCursor(file.bytes, at: place), cursor.next(UInt32.self) == 0x0606_4B50,
      cursor.skip(28) != nil,
      let count = cursor.next(UInt64.self).flatMap(Int.init(exactly:)), cursor.skip(8) != nil,
      let start = cursor.next(UInt64.self).flatMap(Int.init(exactly:))
    else { throw error(.damaged, "", "has a list of entries that is damaged") }
    return (start, count)
  }

  /// The next entry of the central directory.
  private static func entry(
    _ cursor: inout ByteCursor, _ file: MappedFile
  ) throws(CheckpointError) -> (String, Entry)? {
    guard cursor.next(UInt32.self) == 0x0201_4B50, cursor.skip(4) != nil,
      let flags = cursor.next(UInt16.self), let method = cursor.next(UInt16.self),
      cursor.skip(8) != nil, let narrowSize = cursor.next(UInt32.self),
      let narrowExpanded = cursor.next(UInt32.self), let nameLength = cursor.next(UInt16.self),
      let extraLength = cursor.next(UInt16.self), let commentLength = cursor.next(UInt16.self),
      cursor.skip(8) != nil, let narrowHeader = cursor.next(UInt32.self),
      let nameRange = cursor.skip(Int(nameLength)), let extra = cursor.skip(Int(extraLength)),
      cursor.skip(Int(commentLength)) != nil,
      let name = String(validating: file.bytes[nameRange], as: UTF8.self)
    else { return nil }
    // In this order, and only those that do not fit, does the extra field give wide values.
    var wide = ByteCursor(UnsafeRawBufferPointer(rebasing: file.bytes[wideField(file, extra)]))
    func value(_ narrow: UInt32) -> Int? {
      narrow == .max ? wide?.next(UInt64.self).flatMap(Int.init(exactly:)) : Int(narrow)
    }
    guard let expandedSize = value(narrowExpanded), let size = value(narrowSize),
      let header = value(narrowHeader)
    else { return nil }
    guard flags & 1 == 0, method == 0 || method == 8 else {
      let detail = flags & 1 == 1 ? "is encrypted" : "is compressed by method \(method)"
      throw CheckpointError(.unsupported, file.path, name, detail: detail)
    }
    guard method == 8 || size == expandedSize else { return nil }
    return (
      name,
      Entry(header: header, size: size, expandedSize: expandedSize, isDeflated: method == 8)
    )
  }

  /// The extra field of wide values, 1, among an entry's extra fields; else an empty range.
  private static func wideField(_ file: MappedFile, _ extra: Range<Int>) -> Range<Int> {
    guard var cursor = ByteCursor(file.bytes, at: extra.lowerBound) else { return 0..<0 }
    while cursor.position < extra.upperBound, let id = cursor.next(UInt16.self),
      let length = cursor.next(UInt16.self), let field = cursor.skip(Int(length)),
      field.upperBound <= extra.upperBound
    {
      if id == 1 { return field }
    }
    return 0..<0
  }

  private func error(
    _ code: CheckpointError.Code, _ entry: String, _ detail: String
  ) -> CheckpointError {
    CheckpointError(code, file.path, entry, detail: detail)
  }
}
