/// Turns a pickle's tensors into records, finding each storage's bytes once.
struct StorageTable {
  private let storages: [TorchStorage]
  private let path: String
  private var found: [Int: StoredBytes] = [:]

  /// A table of the storages that a pickle named.
  init(_ storages: [TorchStorage], path: String) {
    self.storages = storages
    self.path = path
  }

  /// Where the tensors lie; `bytes` finds those of a storage, or gives `nil`.
  mutating func records(
    _ tensors: [String: TorchTensor],
    bytes: (TorchStorage) throws(CheckpointError) -> StoredBytes?
  ) throws(CheckpointError) -> [String: TensorRecord] {
    var records: [String: TensorRecord] = [:]
    for (name, tensor) in tensors {
      let storage = storages[tensor.storage]
      let stored = try stored(tensor.storage, name, bytes)
      let (offset, isTooFar) = tensor.offset.multipliedReportingOverflow(by: storage.type.width)
      guard !isTooFar,
        let record = TensorRecord(
          shape: tensor.shape, strides: tensor.strides, type: storage.type, bytes: stored,
          offset: offset)
      else {
        throw CheckpointError(
          .damaged, path, name,
          detail: "of shape \(tensor.shape) does not lie inside its \(stored.count) bytes")
      }
      records[name] = record
    }
    return records
  }

  private mutating func stored(
    _ place: Int, _ name: String,
    _ bytes: (TorchStorage) throws(CheckpointError) -> StoredBytes?
  ) throws(CheckpointError) -> StoredBytes {
    if let stored = found[place] { return stored }
    let storage = storages[place]
    guard let stored = try bytes(storage) else {
      throw CheckpointError(.damaged, path, name, detail: "has no numbers in the file")
    }
    let (size, isTooLarge) = storage.count.multipliedReportingOverflow(by: storage.type.width)
    guard !isTooLarge, size <= stored.count else {
      throw CheckpointError(
        .truncated, path, name,
        detail: "has \(stored.count) bytes for \(storage.count) numbers of "
          + storage.type.rawValue)
    }
    found[place] = stored
    return stored
  }
}
