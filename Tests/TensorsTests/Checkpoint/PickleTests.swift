import Tensors
import TestSupport
import Testing

@Suite("Pickles that are not what they seem")
struct PickleTests {
  private func failed(_ value: [UInt8]) throws -> CheckpointError? {
    try failure(CheckpointWriter.torch(pickle: PickleWriter.file(value), storages: [[0, 0, 0, 0]]))
  }

  @Test(
    "A global that no checkpoint needs is named, and nothing is run",
    arguments: [
      ("os", "system"), ("posix", "system"), ("builtins", "eval"), ("builtins", "getattr"),
      ("subprocess", "Popen"), ("torch", "load"), ("torch.storage", "_load_from_bytes"),
      ("numpy.core.multiarray", "_reconstruct"), ("__main__", "Net"), ("__torch", "x"),
      ("torch._utils", "_rebuild_qtensor"), ("torch", "os.system"), ("", ""),
    ])
  func foreign(module: String, name: String) throws {
    let called = try failed(
      PickleWriter.call(module, name, [PickleWriter.string("touch /tmp/salon-was-here")]))
    #expect(called?.code == .foreignGlobal)
    #expect(called?.subject == "\(module) \(name)")
    let stacked =
      PickleWriter.string(module) + PickleWriter.string(name) + [0x93, UInt8(ascii: ")"), 0x81]
    #expect(try failed(stacked)?.subject == "\(module) \(name)")
  }

  @Test(
    "Opcodes that make no sense are a named error",
    arguments: [
      ("nothing on the stack", [], CheckpointError.Code.damaged),
      ("a tuple without a mark", [UInt8(ascii: "t")], .damaged),
      ("a value that was not remembered", [UInt8(ascii: "h"), 7], .damaged),
      ("members of a number", [UInt8(ascii: "K"), 1] + Array("NNs".utf8), .damaged),
      ("an odd number of members", Array("}(Nu".utf8), .damaged),
      ("a call of a string", Array("U\u{1}x)R".utf8), .damaged),
      ("a call of a storage class", Array("ctorch\nFloatStorage\n)R".utf8), .damaged),
      ("attributes of a number", Array("K\u{1}}b".utf8), .damaged),
      ("a string that is too long", [UInt8(ascii: "X"), 0xFF, 0xFF, 0xFF, 0x7F], .truncated),
      ("a string of negative length", [0x8D] + [UInt8](repeating: 0xFF, count: 8), .truncated),
      ("a number that is too long", [0x8B, 0xFF, 0xFF, 0xFF, 0xFF], .truncated),
      ("a global without an end", Array("cos".utf8), .truncated),
      ("a global that is no text", Array("c".utf8) + [0xFF, 0x0A, 0x0A], .damaged),
      ("a reference to something else", Array("NQ".utf8), .unsupported),
      ("a reference to a tuple of nothing", Array(")Q".utf8), .unsupported),
      ("an opcode of protocol 0", Array("I1\n".utf8), .unsupported),
      ("protocol 0", [0x80, 0], .unsupported),
      ("a number instead of a state dict", [UInt8(ascii: "K"), 1], .unsupported),
      ("a pop below a mark", Array("N(0".utf8), .damaged),
    ])
  func nonsense(what: String, opcodes: [UInt8], code: CheckpointError.Code) throws {
    #expect(try failed(opcodes)?.code == code)
  }

  @Test("A pickle without an end is a named error")
  func endless() throws {
    let file = CheckpointWriter.torch(pickle: [0x80, 2, UInt8(ascii: "N")], storages: [])
    #expect(try failure(file)?.code == .truncated)
  }

  @Test("A dictionary that holds itself is a named error")
  func cycle() throws {
    let cycle = Array("}q\u{0}".utf8) + PickleWriter.string("a") + Array("h\u{0}s".utf8)
    #expect(try failed(cycle)?.code == .unsupported)
  }

  @Test("A few dictionaries that hold one another a million times are a named error")
  func explosion() throws {
    var pickle = Array("}q\u{0}".utf8)
    for level in UInt8(1)...30 {
      pickle += Array("}(".utf8)
      for key in 0..<10 {
        pickle += PickleWriter.string("k\(key)") + [UInt8(ascii: "h"), level - 1]
      }
      pickle += [UInt8(ascii: "u"), UInt8(ascii: "q"), level]
    }
    #expect(try failed(pickle)?.code == .unsupported)
  }

  @Test("A long list that is copied again and again is a named error")
  func copies() throws {
    var pickle = Array("](".utf8)
    for _ in 0..<10_000 { pickle += Array("NN\u{86}".unicodeScalars.map { UInt8($0.value) }) }
    pickle += Array("eq\u{0}0".utf8)
    for _ in 0..<1000 {
      pickle += PickleWriter.global("collections", "OrderedDict")
      pickle += [UInt8(ascii: "h"), 0, 0x85, UInt8(ascii: "R")]
    }
    #expect(try failed(pickle)?.code == .damaged)
  }

  @Test("A pickle with too many steps is a named error")
  func steps() throws {
    let pickle = [UInt8](repeating: UInt8(ascii: "N"), count: 3_000_000)
    #expect(try failed(pickle)?.code == .unsupported)
  }

  @Test("Framing, memoizing and short opcodes of later protocols are read")
  func laterProtocols() throws {
    func short(_ text: String) -> [UInt8] { [0x8C, UInt8(text.utf8.count)] + Array(text.utf8) }
    let storage =
      [UInt8(ascii: "(")] + short("storage") + short("torch") + short("FloatStorage") + [0x93]
      + short("0") + short("cpu") + [UInt8(ascii: "K"), 1, UInt8(ascii: "t"), UInt8(ascii: "Q")]
    let shape = [UInt8(ascii: "K"), 1, 0x85, 0x94]
    let tensor =
      short("torch._utils") + short("_rebuild_tensor_v2") + [0x93, UInt8(ascii: "(")] + storage
      + [UInt8(ascii: "K"), 0] + shape + shape + [0x89, UInt8(ascii: "}")]
      + [UInt8(ascii: "t"), UInt8(ascii: "R"), 0x94]
    let body = [UInt8(ascii: "}"), 0x94] + short("x") + tensor + [UInt8(ascii: "s"), 0x2E]
    let pickle = [0x80, 4, 0x95] + LittleEndian.bytes(UInt64(body.count)) + body
    let file = CheckpointWriter.torch(pickle: pickle, storages: [[0, 0, 0x80, 0x3F]])
    #expect(try opened(file).tensor("x").values == [1])
  }
}
