/// What `torch.save` writes: a zip archive with a pickle, `data.pkl`, and the numbers of each storage
/// beside it, `data/N`; or a TorchScript archive, which has the same and code, which is not looked at.
struct TorchArchive {
  private let file: MappedFile
  private let archive: ZipArchive
  /// The folder inside the archive, with a slash at the end; or nothing.
  private let folder: String

  /// Opens the archive that a file is.
  init(_ file: MappedFile) throws(CheckpointError) {
    self.file = file
    archive = try ZipArchive(file)
    let pickle = "data.pkl"
    let folders = archive.entries.keys
      .filter { $0 == pickle || $0.hasSuffix("/" + pickle) }
      .map { String($0.dropLast(pickle.count)) }
    // The archive's own is the outermost one.
    guard let folder = folders.min(by: { ($0.utf8.count, $0) < ($1.utf8.count, $1) }) else {
      throw CheckpointError(
        .unknownFormat, file.path, detail: "it is a zip archive, but not one that PyTorch wrote")
    }
    self.folder = folder
  }

  /// Where the tensors lie.
  func records() throws(CheckpointError) -> [String: TensorRecord] {
    try checkByteOrder()
    let name = folder + "data.pkl"
    guard let stored = try archive.bytes(name), stored.count <= Unpickler.longest else {
      throw CheckpointError(.unsupported, file.path, name, detail: "is too large")
    }
    var unpickler = Unpickler(try stored.copied(name), path: file.path, name: name)
    let root = try unpickler.run()
    let state = try StateDictionary(unpickler.graph, root: root, path: file.path)
    var storages = StorageTable(unpickler.graph.storages, path: file.path)
    return try storages.records(state.tensors) { storage throws(CheckpointError) in
      try archive.bytes(folder + "data/" + storage.key)
    }
  }

  /// Archives of big-endian machines say so.
  private func checkByteOrder() throws(CheckpointError) {
    let name = folder + "byteorder"
    guard let stored = try archive.bytes(name), stored.count < 100 else { return }
    guard try stored.copied(name) != Array("big".utf8) else {
      throw CheckpointError(
        .unsupported, file.path, detail: "was written on a machine that puts high bytes first")
    }
  }
}
