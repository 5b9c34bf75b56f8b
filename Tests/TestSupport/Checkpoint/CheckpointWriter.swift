/// Writes small checkpoints byte by byte, in the forms in which models are published.
package enum CheckpointWriter {
  /// A safetensors file.
  package static func safeTensors(_ tensors: [SampleTensor]) -> [UInt8] {
    var offset = 0
    var entries = [#""__metadata__":{"format":"pt"}"#]
    for tensor in tensors {
      let end = offset + tensor.bytes.count
      entries.append(
        #""\#(tensor.name)":{"dtype":"\#(tensor.type)","shape":\#(tensor.shape),"#
          + #""data_offsets":[\#(offset),\#(end)]}"#)
      offset = end
    }
    var header = "{" + entries.joined(separator: ",") + "}"
    while header.utf8.count % 8 != 0 { header += " " }
    return safeTensors(header: header, values: tensors.flatMap(\.bytes))
  }

  /// A safetensors file with a header of any content.
  package static func safeTensors(header: String, values: [UInt8] = []) -> [UInt8] {
    LittleEndian.bytes(UInt64(header.utf8.count)) + Array(header.utf8) + values
  }

  /// What `torch.save` writes of a state dict, or of one under a key beside another.
  package static func torch(
    _ tensors: [SampleTensor], under wrapper: String? = nil, device: String = "cpu",
    folder: String = "archive/", _ style: ZipWriter.Style = .stored
  ) -> [UInt8] {
    var state = PickleWriter.orderedDictionary(
      tensors.enumerated().map { (PickleWriter.string($1.name), tensor($1, "\($0)", device)) })
    if let wrapper {
      state = PickleWriter.dictionary([
        (PickleWriter.string("epoch"), PickleWriter.integer(3)),
        (PickleWriter.string(wrapper), state),
      ])
    }
    return torch(
      pickle: PickleWriter.file(state), storages: tensors.map(\.bytes), folder: folder, style)
  }

  /// The same with a pickle of any content; the storages are named 0, 1, 2 and so on.
  package static func torch(
    pickle: [UInt8], storages: [[UInt8]], folder: String = "archive/",
    _ style: ZipWriter.Style = .stored
  ) -> [UInt8] {
    var zip = ZipWriter(style)
    zip.add(folder + "data.pkl", pickle)
    zip.add(folder + "byteorder", Array("little".utf8))
    for (key, bytes) in storages.enumerated() { zip.add(folder + "data/\(key)", bytes) }
    zip.add(folder + "version", Array("3\n".utf8))
    return zip.finished()
  }

  /// A TorchScript archive whose modules have tensors of these dotted names.
  package static func script(_ tensors: [SampleTensor]) -> [UInt8] {
    let values = tensors.enumerated().map { place, sample in
      (
        path: sample.name.split(separator: ".").map(String.init)[...],
        value: tensor(sample, "\(place)", "cpu")
      )
    }
    return torch(
      pickle: PickleWriter.file(module(values)), storages: tensors.map(\.bytes),
      folder: "model/")
  }

  /// A module's object: tensors, and modules below it.
  private static func module(_ values: [(path: ArraySlice<String>, value: [UInt8])]) -> [UInt8] {
    var attributes = [(PickleWriter.string("training"), PickleWriter.boolean(false))]
    var done: Set<String> = []
    for (path, value) in values {
      guard let name = path.first, done.insert(name).inserted else { continue }
      let inner = values.filter { $0.path.first == name && $0.path.count > 1 }
      attributes.append(
        (
          PickleWriter.string(name),
          inner.isEmpty ? value : module(inner.map { ($0.path.dropFirst(), $0.value) })
        ))
    }
    return PickleWriter.object("__torch__.model", "Module", attributes)
  }

  /// What `torch.save` wrote before PyTorch 1.6.
  package static func legacyTorch(_ tensors: [SampleTensor]) -> [UInt8] {
    let magic: [UInt8] = [
      0x80, 2, 0x8A, 10, 0x6C, 0xFC, 0x9C, 0x46, 0xF9, 0x20, 0x6A, 0xA8, 0x50, 0x19, 0x2E,
    ]
    let notes = PickleWriter.dictionary([
      (PickleWriter.string("little_endian"), PickleWriter.boolean(true))
    ])
    let state = PickleWriter.orderedDictionary(
      tensors.enumerated().map {
        (PickleWriter.string($1.name), tensor($1, "\($0)", "cpu", isLegacy: true))
      })
    let keys = PickleWriter.list(tensors.indices.map { PickleWriter.string("\($0)") })
    let pickles = [PickleWriter.integer(1001), notes, state, keys].flatMap(PickleWriter.file)
    let storages = tensors.flatMap { tensor -> [UInt8] in
      let count = tensor.shape.reduce(1, *)
      return LittleEndian.bytes(UInt64(count)) + tensor.bytes
    }
    return magic + pickles + storages
  }

  /// The pickle of a tensor that fills a storage.
  private static func tensor(
    _ tensor: SampleTensor, _ key: String, _ device: String, isLegacy: Bool = false
  ) -> [UInt8] {
    let strides = tensor.shape.indices.map { tensor.shape[($0 + 1)...].reduce(1, *) }
    return PickleWriter.tensor(
      storage: PickleWriter.storage(
        tensor.storageClass, key, count: tensor.shape.reduce(1, *), device: device,
        isLegacy: isLegacy),
      shape: tensor.shape, strides: strides)
  }
}
