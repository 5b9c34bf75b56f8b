extension Manifest {
  /// The names under which lists are found, the most trusted first.
  package static let names = ["prompts.jsonl", "metadata.jsonl", "prompts.csv", "metadata.csv"]
  /// Bytes that a list may have.
  package static let limit = 256 << 20

  /// The lists in a folder, taken together; `nil` where it has none.
  ///
  /// What two lists say of one picture is joined, the first of ``names`` winning. A part of
  /// DiffusionDB, which has its folder's name, a benchmark's prompts and Fooocus's log are lists
  /// too.
  package static func read(inFolder folder: String) throws(ProvenanceError) -> Manifest? {
    var whole: Manifest?
    let base = folder.hasSuffix("/") ? folder : folder + "/"
    for name in names {
      let path = base + name
      guard ByteSource.exists(path) else { continue }
      let found = try read(listAt: path)
      whole = whole?.completed(by: found) ?? found
    }
    let own = folder.split(separator: "/").last.map { "\($0).json" }
    for name in [own, BenchmarkPrompts.fileName].compactMap(\.self) {
      let path = base + name
      guard ByteSource.exists(path), let found = try DatasetFile.read(path) else { continue }
      whole = whole?.completed(by: found) ?? found
    }
    let log = base + FooocusLog.fileName
    if ByteSource.exists(log), let found = try FooocusLog.read(log, folder: folder) {
      whole = whole?.completed(by: found) ?? found
    }
    return whole
  }

  /// Reads one list, JSON lines or a table by its name's ending, about the folder it lies in.
  static func read(listAt path: String) throws(ProvenanceError) -> Manifest {
    var source = try ByteSource(fileAt: path)
    let bytes = try source.allBytes(limit: limit)
    let slash = path.utf8.lastIndex(of: UInt8(ascii: "/"))
    let name = slash.map { String(path[path.utf8.index(after: $0)...]) } ?? path
    let folder = slash.map { String(path[..<$0]) }
    return name.hasSuffix(".csv")
      ? parse(table: bytes, name: name, folder: folder) : parse(bytes, name: name, folder: folder)
  }

  /// Parses a list of one JSON object a line; lines that are no use become warnings.
  ///
  /// Where `folder` is given, absolute paths below it are taken too. A later line about a picture
  /// replaces an earlier one.
  package static func parse(
    _ bytes: [UInt8], name: String, folder: String? = nil
  ) -> Manifest {
    var manifest = Manifest(folder: folder)
    var rest = withoutMark(bytes)
    var number = 0
    while !rest.isEmpty {
      number += 1
      let end = rest.firstIndex(of: 0x0A) ?? rest.endIndex
      let line = rest[..<end]
      rest = rest[min(end + 1, rest.endIndex)...]
      guard line.contains(where: { !InfotextScanner.isBlank($0) }) else { continue }
      manifest.add(number, of: name) { () throws(ManifestRow.Fault) in try ManifestRow(line) }
    }
    return manifest
  }

  /// Parses a table with a header of the same names; otherwise as ``parse(_:name:folder:)``.
  package static func parse(
    table bytes: [UInt8], name: String, folder: String? = nil
  ) -> Manifest {
    var manifest = Manifest(folder: folder)
    var records = CSVRecords(withoutMark(bytes))
    guard let header = records.next() else { return manifest }
    while let record = records.next() {
      manifest.add(record.line, of: name) { () throws(ManifestRow.Fault) in
        try ManifestRow(header: header.fields, fields: record.fields)
      }
    }
    return manifest
  }

  private mutating func add(
    _ number: Int, of name: String, _ row: () throws(ManifestRow.Fault) -> ManifestRow
  ) {
    do throws(ManifestRow.Fault) {
      let row = try row()
      add(row.file, row.generation, number: number, of: name)
    } catch {
      warn(name, number, error.reason)
    }
  }

  private static func withoutMark(_ bytes: [UInt8]) -> ArraySlice<UInt8> {
    bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
  }
}
