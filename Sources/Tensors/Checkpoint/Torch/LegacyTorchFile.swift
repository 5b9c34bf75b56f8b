/// What `torch.save` wrote before PyTorch 1.6: five pickles one behind the other (a magic number, a
/// version, notes on the machine, the object, the storages' keys), then each storage's numbers
/// (torch/serialization.py, `_legacy_save`).
struct LegacyTorchFile {
  private let file: MappedFile

  /// The first pickle: the number 0x1950a86a20f9469cfc6c.
  static let magic: [UInt8] = [
    0x80, 0x02, 0x8A, 0x0A, 0x6C, 0xFC, 0x9C, 0x46, 0xF9, 0x20, 0x6A, 0xA8, 0x50, 0x19, 0x2E,
  ]

  /// A file that begins with `magic`.
  init(_ file: MappedFile) {
    self.file = file
  }

  /// Where the tensors lie.
  func records() throws(CheckpointError) -> [String: TensorRecord] {
    let bytes = Array(file.bytes.prefix(Unpickler.longest))
    var unpickler = Unpickler(bytes, path: file.path, name: "pickle")
    _ = try unpickler.run()
    guard try unpickler.run() == .int(1001) else {
      throw CheckpointError(.unsupported, file.path, detail: "is of an unknown version")
    }
    let notes = try unpickler.run()
    try checkByteOrder(unpickler.graph.members(notes) ?? [])
    let root = try unpickler.run()
    guard case .sequence(let keys) = try unpickler.run() else {
      throw CheckpointError(.damaged, file.path, detail: "does not say which storages it has")
    }
    let graph = unpickler.graph
    let places = try places(graph.sequences[keys], graph.storages, from: unpickler.position)
    let state = try StateDictionary(graph, root: root, path: file.path)
    var table = StorageTable(graph.storages, path: file.path)
    return try table.records(state.tensors) { places[$0.key] }
  }

  /// Where each storage lies: a count in eight bytes and so many numbers, in the order of the keys.
  private func places(
    _ keys: [PickleValue], _ storages: [TorchStorage], from start: Int
  ) throws(CheckpointError) -> [String: StoredBytes] {
    let types = Dictionary(storages.map { ($0.key, $0.type) }) { first, _ in first }
    var places: [String: StoredBytes] = [:]
    var cursor = ByteCursor(file.bytes, at: start)
    for key in keys {
      guard case .string(let key) = key, let type = types[key] else {
        throw CheckpointError(.damaged, file.path, detail: "lists a storage that nothing uses")
      }
      guard let count = cursor?.next(UInt64.self).flatMap(Int.init(exactly:)),
        case let (size, isTooLarge) = count.multipliedReportingOverflow(by: type.width),
        !isTooLarge, let range = cursor?.skip(size)
      else {
        throw CheckpointError(.truncated, file.path, "storage \(key)", detail: "is cut short")
      }
      places[key] = StoredBytes(file, range)
    }
    return places
  }

  private func checkByteOrder(
    _ notes: [(key: PickleValue, value: PickleValue)]
  ) throws(CheckpointError) {
    if notes.contains(where: { $0.key == .string("little_endian") && $0.value == .bool(false) }) {
      throw CheckpointError(
        .unsupported, file.path, detail: "was written on a machine that puts high bytes first")
    }
  }
}
