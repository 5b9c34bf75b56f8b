/// A file of named tensors, mapped into memory.
///
/// Read are safetensors, also in parts (through `….safetensors.index.json`), what `torch.save` writes,
/// and TorchScript archives; which one it is, the content says. Nothing in a file is ever run.
package struct Checkpoint: Sendable {
  /// The file that was opened.
  package let path: String
  /// Every tensor's name, sorted.
  package let names: [String]
  /// The files that make it up: its own, and those that it is the index of.
  package let files: [String]
  /// Bytes of all of them that hold tensors.
  package let byteCount: Int
  private let records: [String: TensorRecord]

  /// More tensors than this are refused: a hostile header may list millions without numbers.
  static let mostTensors = 200_000

  /// Opens the checkpoint at `path`: reads what tensors there are, but not their values.
  package static func open(_ path: String) throws(CheckpointError) -> Checkpoint {
    let file = try MappedFile(path: path)
    switch try CheckpointFormat(of: file) {
    case .safeTensors:
      return try Checkpoint([path], SafeTensors.records(of: file), file.bytes.count)
    case .safeTensorsIndex:
      let index = try SafeTensorsIndex(file)
      let (records, byteCount) = try index.records()
      return try Checkpoint([path] + index.files, records, byteCount)
    case .zip:
      return try Checkpoint([path], TorchArchive(file).records(), file.bytes.count)
    case .legacyTorch:
      return try Checkpoint([path], LegacyTorchFile(file).records(), file.bytes.count)
    }
  }

  private init(
    _ files: [String], _ records: [String: TensorRecord], _ byteCount: Int
  ) throws(CheckpointError) {
    let path = files[0]
    guard !records.isEmpty else {
      throw CheckpointError(.unsupported, path, detail: "holds no named tensors")
    }
    // Many tensors may share the same bytes. Without a bound a small file could ask for any amount
    // of memory; a byte of an honest one becomes one Float at most.
    // What is deflated is there twice for a moment, so that the peak is about double the fixed part.
    var room = 4 * byteCount + 96 << 20
    for (name, record) in records {
      guard record.cost <= room else {
        throw CheckpointError(
          .unsupported, path, name,
          detail: "and the other tensors would take far more room than the file")
      }
      room -= record.cost
    }
    self.path = path
    self.files = files
    self.records = records
    self.byteCount = byteCount
    names = records.keys.sorted()
  }

  /// Whether there is such a tensor.
  package func contains(_ name: String) -> Bool { records[name] != nil }

  /// A tensor's shape.
  package func shape(of name: String) -> [Int]? { records[name]?.shape }

  /// How a tensor's numbers are stored.
  package func elementType(of name: String) -> ElementType? { records[name]?.type }

  /// A tensor: used in place where the file has aligned Float32, else converted to it.
  package func tensor(_ name: String) throws(CheckpointError) -> Tensor {
    guard let record = records[name] else {
      throw CheckpointError(.missingTensor, path, name)
    }
    try record.bytes.file.checkLength()
    return try record.tensor(name)
  }

  /// A view of all tensors of which none is taken yet.
  package var weights: Weights { Weights(self) }

  /// Where a tensor lies.
  func record(of name: String) -> TensorRecord? { records[name] }
}
