/// Opens the files of datasets.
package enum DatasetFile {
  /// Bytes that a dataset's JSON may have.
  package static let limit = 64 << 20
  /// Values that it may have: 16 MB of numbers and commas have as many.
  private static let mostValues = 1 << 23
  /// As much of a file as tells whether it is one of rankings.
  private static let sniffedLength = 64 << 10
  /// More JSON files of one folder than these are not looked into: they belong to its pictures.
  private static let mostCandidates = 16

  /// Whether a file's name is that of a list or a dataset.
  package static func isCandidate(_ path: String) -> Bool {
    [".json", ".jsonl", ".csv"].contains { path.lowercased().hasSuffix($0) }
  }

  /// Reads a list or a dataset; `nil` where its layout is none that is known.
  ///
  /// The pictures are looked for beside the file and in the folders in which each layout's
  /// publisher puts them.
  package static func read(_ path: String) throws(ProvenanceError) -> Manifest? {
    guard path.lowercased().hasSuffix(".json") else { return try Manifest.read(listAt: path) }
    var source = try ByteSource(fileAt: path)
    let bytes = try source.allBytes(limit: limit)
    guard let value = try? JSONParser.parse(bytes[...], mostValues: mostValues) else { return nil }
    let slash = path.utf8.lastIndex(of: UInt8(ascii: "/"))
    let folder = slash.map { String(path[..<$0]) } ?? "."
    return DatasetReaders.manifest(value, folder: folder).map { placed($0, folder, path) }
  }

  /// The datasets of rankings that lie directly in a folder, each with its path.
  ///
  /// `names` are the folder's files. A file that cannot be read is none: nobody asked for it.
  package static func rankings(
    inFolder folder: String, names: [String]
  ) -> [(path: String, manifest: Manifest)] {
    let candidates = names.filter { $0.lowercased().hasSuffix(".json") }
    guard candidates.count <= mostCandidates else { return [] }
    return candidates.compactMap { name in
      let path = folder.hasSuffix("/") ? folder + name : folder + "/" + name
      guard looksLikeRankings(path), let manifest = try? read(path), manifest.holdsRankings else {
        return nil
      }
      return (path, manifest)
    }
  }

  /// Whether the first bytes are those of an array with one of the members that name pictures.
  private static func looksLikeRankings(_ path: String) -> Bool {
    guard var source = try? ByteSource(fileAt: path),
      let start = try? source.bytes(at: 0, count: min(source.count, sniffedLength)),
      start.first(where: { !InfotextScanner.isBlank($0) }) == UInt8(ascii: "[")
    else { return false }
    let text = String(decoding: start, as: UTF8.self)
    return text.contains("\"generations\"") || text.contains("\"image_path\"")
  }

  /// Folders below the dataset's own in which its pictures may lie.
  private static let bases = ["", "images", "test_images", "test", "train", "valid"]

  /// A list whose files are where the first that can be found is.
  private static func placed(
    _ manifest: Manifest, _ folder: String, _ path: String
  ) -> Manifest {
    let some = manifest.files.prefix(32)
    let base = bases.first { base in
      let start = base.isEmpty ? folder : folder + "/" + base
      return some.contains { ByteSource.exists(start + "/" + $0) }
    }
    return manifest.moved(into: base ?? "")
  }
}
