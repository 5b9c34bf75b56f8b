internal import Foundation

/// The index of a checkpoint that was split into several safetensors files beside it
/// (`model.safetensors.index.json`, as Hugging Face's libraries write it).
struct SafeTensorsIndex {
  private let path: String
  /// Which file each tensor lies in.
  private var places: [String: String] = [:]

  /// More files than any model has, yet few enough to have them all open.
  private static let mostFiles = 500

  /// Reads the index.
  init(_ file: MappedFile) throws(CheckpointError) {
    path = file.path
    guard file.bytes.count <= 100_000_000 else {
      throw CheckpointError(.unknownFormat, path, detail: "a JSON file too large for an index")
    }
    var places: [String: String] = [:]
    var scanner = JSONScanner(file.bytes)
    let isWhole = try scanner.object { key, scanner throws(CheckpointError) in
      guard key == "weight_map" else { return scanner.skip() }
      return try scanner.object { name, scanner throws(CheckpointError) in
        places[name] = scanner.string()
        return places[name] != nil && places.count <= Checkpoint.mostTensors
      }
    }
    guard isWhole, scanner.isAtEnd(), !places.isEmpty else {
      throw CheckpointError(
        .unknownFormat, path, detail: "it is JSON, but no index of safetensors files")
    }
    self.places = places
  }

  /// The paths of the files that it names, once `records` has found them to be names.
  var files: [String] { Set(places.values).sorted().map(path(of:)) }

  private func path(of name: String) -> String {
    URL(filePath: path).deletingLastPathComponent().appending(path: name).path
  }

  /// Where the tensors lie, in all files, and how many bytes those have.
  func records() throws(CheckpointError) -> ([String: TensorRecord], Int) {
    let files = Set(places.values)
    guard files.count <= Self.mostFiles else {
      throw CheckpointError(.unsupported, path, detail: "names \(files.count) files")
    }
    var records: [String: TensorRecord] = [:]
    var byteCount = 0
    for name in files.sorted() {
      // A name with a folder in it could reach anywhere.
      guard !name.isEmpty, !name.contains("/"), !name.contains("\0") else {
        throw CheckpointError(.damaged, path, name, detail: "is not a name of a file beside it")
      }
      let file = try MappedFile(path: path(of: name))
      byteCount += file.bytes.count
      for (tensor, record) in try SafeTensors.records(of: file) where places[tensor] == name {
        records[tensor] = record
      }
    }
    if let missing = places.keys.filter({ records[$0] == nil }).min() {
      throw CheckpointError(
        .damaged, path, missing, detail: "is not in \(places[missing] ?? "its file")")
    }
    return (records, byteCount)
  }
}
