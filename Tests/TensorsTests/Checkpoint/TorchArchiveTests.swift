import Tensors
import TestSupport
import Testing

@Suite("What torch.save writes")
struct TorchArchiveTests {
  private let expected: [Float] = [1, 2, 3, 4, 5, 6]

  @Test(
    "A state dict opens alone and inside a training checkpoint",
    arguments: [nil, "state_dict", "model", "model_state_dict"])
  func wrappers(wrapper: String?) throws {
    let checkpoint = try opened(CheckpointWriter.torch(SampleTensor.sample, under: wrapper))
    #expect(checkpoint.names == ["blip.proj.bias", "blip.proj.weight", "scale"])
    #expect(try checkpoint.tensor("blip.proj.weight").values == expected)
    #expect(try checkpoint.tensor("scale").values == [4.6])
  }

  @Test(
    "Every way to pack it opens",
    arguments: [ZipWriter.Style.stored, .deflated, .wide], ["archive/", "a b/ü/", ""])
  func packings(style: ZipWriter.Style, folder: String) throws {
    let checkpoint = try opened(
      CheckpointWriter.torch(SampleTensor.sample, folder: folder, style))
    #expect(try checkpoint.tensor("blip.proj.weight").values == expected)
    #expect(try checkpoint.tensor("blip.proj.bias").values == [-1, 0.5])
  }

  @Test("Storages of other devices open", arguments: ["cuda:0", "mps", "xla:1"])
  func devices(device: String) throws {
    let checkpoint = try opened(CheckpointWriter.torch(SampleTensor.sample, device: device))
    #expect(try checkpoint.tensor("blip.proj.weight").values == expected)
  }

  @Test("Files from before PyTorch 1.6 open")
  func legacy() throws {
    let checkpoint = try opened(CheckpointWriter.legacyTorch(SampleTensor.sample))
    #expect(checkpoint.names == ["blip.proj.bias", "blip.proj.weight", "scale"])
    #expect(try checkpoint.tensor("blip.proj.weight").values == expected)
    #expect(try checkpoint.tensor("scale").values == [4.6])
  }

  @Test(
    "Views of a storage give what they show",
    arguments: [
      ("whole", 0, [2, 3], [3, 1], [0, 1, 2, 3, 4, 5]),
      ("transposed", 0, [3, 2], [1, 3], [0, 3, 1, 4, 2, 5]),
      ("a column", 1, [2], [3], [1, 4]),
      ("a row in the middle", 3, [3], [1], [3, 4, 5]),
      ("repeated", 2, [2, 2], [0, 0], [2, 2, 2, 2]),
      ("sizes of one with odd strides", 1, [1, 2, 1], [77, 1, 99], [1, 2]),
      (
        "permuted in three dimensions", 0, [2, 3, 2], [1, 2, 6],
        [
          0, 6, 2, 8, 4, 10, 1, 7, 3, 9, 5, 11,
        ]
      ),
      ("empty", 12, [0, 5], [5, 1], []),
    ])
  func views(
    what: String, offset: Int, shape: [Int], strides: [Int], values: [Int]
  ) throws {
    let numbers = (0..<12).flatMap { LittleEndian.bytes(Float($0).bitPattern) }
    let file = CheckpointWriter.torch(
      pickle: Self.pickle(offset: offset, shape: shape, strides: strides), storages: [numbers])
    let tensor = try opened(file).tensor("x")
    #expect(tensor.shape == shape)
    #expect(tensor.values == values.map(Float.init))
  }

  @Test(
    "A view that reaches beyond its storage is a named error",
    arguments: [
      (0, [13], [1]), (1, [12], [1]), (0, [2, 3], [12, 1]), (Int.max, [1], [1]),
      (0, [2], [Int.max]), (0, [Int.max, Int.max], [1, 1]), (0, [3, Int.max], [0, 0]),
      (0, [1 << 62, 4, 0], [1, 1, 1]),
    ])
  func reaching(offset: Int, shape: [Int], strides: [Int]) throws {
    let file = CheckpointWriter.torch(
      pickle: Self.pickle(offset: offset, shape: shape, strides: strides),
      storages: [[UInt8](repeating: 0, count: 48)])
    #expect(try failure(file)?.code == .damaged)
    #expect(try failure(file)?.subject == "x")
  }

  @Test("A view that repeats a number more often than memory allows is a named error")
  func expanded() throws {
    let file = CheckpointWriter.torch(
      pickle: Self.pickle(offset: 0, shape: [1 << 40], strides: [0]), storages: [[0, 0, 0, 0]])
    #expect(try failure(file)?.code == .unsupported)
  }

  @Test("A storage that is shorter than the pickle says, or not there, is a named error")
  func storages() throws {
    let pickle = Self.pickle(offset: 0, shape: [1], strides: [1])
    let short = CheckpointWriter.torch(pickle: pickle, storages: [[0, 0, 0, 0]])
    #expect(try failure(short) == nil)
    let tensor = PickleWriter.tensor(
      storage: PickleWriter.storage("FloatStorage", "0", count: 2), shape: [1], strides: [1])
    let state = PickleWriter.dictionary([(PickleWriter.string("x"), tensor)])
    let lying = CheckpointWriter.torch(
      pickle: PickleWriter.file(state), storages: [[0, 0, 0, 0]])
    #expect(try failure(lying)?.code == .truncated)
    #expect(
      try failure(CheckpointWriter.torch(pickle: pickle, storages: []))?.code == .damaged)
  }

  @Test("Bytes of a machine that puts high ones first are refused")
  func byteOrder() throws {
    var zip = ZipWriter()
    zip.add("a/data.pkl", Self.pickle(offset: 0, shape: [1], strides: [1]))
    zip.add("a/byteorder", Array("big".utf8))
    #expect(try failure(zip.finished())?.code == .unsupported)
  }

  @Test("Modules of a TorchScript archive give dotted names")
  func script() throws {
    func weight(_ key: String, _ kind: String, _ count: Int) -> [UInt8] {
      PickleWriter.tensor(
        storage: PickleWriter.storage(kind, key, count: count), shape: [count], strides: [1])
    }
    let inner = PickleWriter.object(
      "__torch__.torch.nn.modules.linear.___torch_mangle_1", "Linear",
      [
        (PickleWriter.string("training"), PickleWriter.boolean(false)),
        (PickleWriter.string("weight"), weight("0", "HalfStorage", 2)),
      ])
    let empty = PickleWriter.object("__torch__.clip.model", "QuickGELU", [])
    let root = PickleWriter.object(
      "__torch__.clip.model", "CLIP",
      [
        (PickleWriter.string("input_resolution"), PickleWriter.integer(224)),
        (PickleWriter.string("scale"), weight("1", "FloatStorage", 1)),
        (PickleWriter.string("proj"), inner), (PickleWriter.string("gelu"), empty),
      ])
    let checkpoint = try opened(
      CheckpointWriter.torch(
        pickle: PickleWriter.file(root), storages: [[0, 0x3C, 0, 0xC0], [0, 0, 0x80, 0x3F]],
        folder: "ViT-L-14/"))
    #expect(checkpoint.names == ["proj.weight", "scale"])
    #expect(try checkpoint.tensor("proj.weight").values == [1, -2])
    #expect(try checkpoint.tensor("scale").values == [1])
  }

  /// A pickle of one tensor, `x`, that shows a storage of 12 numbers, or of as many as it needs.
  private static func pickle(offset: Int, shape: [Int], strides: [Int]) -> [UInt8] {
    let count = shape == [1] || shape == [1 << 40] ? 1 : 12
    let tensor = PickleWriter.tensor(
      storage: PickleWriter.storage("FloatStorage", "0", count: count), offset: offset,
      shape: shape, strides: strides)
    return PickleWriter.file(
      PickleWriter.orderedDictionary([
        (
          PickleWriter.string("x"),
          PickleWriter.call(
            "torch._utils", "_rebuild_parameter",
            [
              tensor, PickleWriter.boolean(true), PickleWriter.list([]),
            ])
        )
      ]))
  }
}
