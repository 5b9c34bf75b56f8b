/// Assembles pickles of protocol 2, as torch writes them; each function gives the opcodes that leave
/// one value on the stack.
package enum PickleWriter {
  /// A whole pickle of one value.
  package static func file(_ value: [UInt8]) -> [UInt8] { [0x80, 2] + value + [0x2E] }

  package static func string(_ text: String) -> [UInt8] {
    [UInt8(ascii: "X")] + LittleEndian.bytes(UInt32(text.utf8.count)) + Array(text.utf8)
  }

  package static func integer(_ value: Int) -> [UInt8] {
    if (0..<256).contains(value) { return [UInt8(ascii: "K"), UInt8(value)] }
    return [0x8A, 8] + LittleEndian.bytes(Int64(value))
  }

  package static func boolean(_ value: Bool) -> [UInt8] { [value ? 0x88 : 0x89] }

  package static func tuple(_ values: [[UInt8]]) -> [UInt8] {
    [UInt8(ascii: "(")] + values.flatMap(\.self) + [UInt8(ascii: "t")]
  }

  package static func list(_ values: [[UInt8]]) -> [UInt8] {
    [UInt8(ascii: "]"), UInt8(ascii: "(")] + values.flatMap(\.self) + [UInt8(ascii: "e")]
  }

  package static func dictionary(_ members: [([UInt8], [UInt8])]) -> [UInt8] {
    [UInt8(ascii: "}")] + items(members)
  }

  package static func orderedDictionary(_ members: [([UInt8], [UInt8])]) -> [UInt8] {
    call("collections", "OrderedDict", []) + items(members)
  }

  /// `module.name`, named but not called.
  package static func global(_ module: String, _ name: String) -> [UInt8] {
    [UInt8(ascii: "c")] + Array("\(module)\n\(name)\n".utf8)
  }

  /// A call of `module.name`.
  package static func call(
    _ module: String, _ name: String, _ arguments: [[UInt8]]
  ) -> [UInt8] {
    global(module, name) + tuple(arguments) + [UInt8(ascii: "R")]
  }

  /// An object of a class with attributes, as TorchScript writes modules.
  package static func object(
    _ module: String, _ name: String, _ attributes: [([UInt8], [UInt8])]
  ) -> [UInt8] {
    global(module, name) + [UInt8(ascii: ")"), 0x81] + dictionary(attributes)
      + [UInt8(ascii: "b")]
  }

  /// A storage that lies beside the pickle.
  package static func storage(
    _ kind: String, _ key: String, count: Int, device: String = "cpu", isLegacy: Bool = false
  ) -> [UInt8] {
    let id = [string("storage"), global("torch", kind), string(key), string(device)]
    let view: [[UInt8]] = isLegacy ? [[UInt8(ascii: "N")]] : []
    return tuple(id + [integer(count)] + view) + [UInt8(ascii: "Q")]
  }

  /// A tensor of a storage.
  package static func tensor(
    storage: [UInt8], offset: Int = 0, shape: [Int], strides: [Int]
  ) -> [UInt8] {
    call(
      "torch._utils", "_rebuild_tensor_v2",
      [
        storage, integer(offset), tuple(shape.map(integer)), tuple(strides.map(integer)),
        boolean(false), call("collections", "OrderedDict", []),
      ])
  }

  private static func items(_ members: [([UInt8], [UInt8])]) -> [UInt8] {
    [UInt8(ascii: "(")] + members.flatMap { $0 + $1 } + [UInt8(ascii: "u")]
  }
}
