import Tensors
import TestSupport
import Testing

@Suite("Safetensors files")
struct SafeTensorsTests {
  @Test("Names, shapes and values come out as they went in")
  func values() throws {
    let checkpoint = try opened(CheckpointWriter.safeTensors(SampleTensor.sample))
    #expect(checkpoint.names == ["blip.proj.bias", "blip.proj.weight", "scale"])
    #expect(checkpoint.shape(of: "blip.proj.weight") == [2, 3])
    #expect(checkpoint.shape(of: "scale") == [])
    #expect(checkpoint.elementType(of: "scale") == .float32)
    #expect(try checkpoint.tensor("blip.proj.weight").values == [1, 2, 3, 4, 5, 6])
    #expect(try checkpoint.tensor("scale").values == [4.6])
  }

  @Test(
    "Every type of number becomes Float32",
    arguments: [
      ("F64", LittleEndian.bytes((-1.5).bitPattern), -1.5),
      ("F32", LittleEndian.bytes(Float(2.25).bitPattern), 2.25),
      ("F16", [0x00, 0x3E], 1.5), ("BF16", [0x40, 0xC0], -3),
      ("I64", LittleEndian.bytes(Int64(-7)), -7), ("I32", LittleEndian.bytes(Int32(70000)), 70000),
      ("I16", LittleEndian.bytes(Int16(-300)), -300), ("I8", [0xFF], -1), ("U8", [0xFF], 255),
      ("BOOL", [2], 1),
    ])
  func types(type: String, bytes: [UInt8], value: Double) throws {
    let tensor = SampleTensor("x", [2], type: type, bytes: bytes + bytes)
    let checkpoint = try opened(CheckpointWriter.safeTensors([tensor]))
    #expect(checkpoint.elementType(of: "x")?.rawValue == type)
    #expect(try checkpoint.tensor("x").values == [Float(value), Float(value)])
  }

  @Test("Numbers that begin at an odd place are right")
  func odd() throws {
    let flag = SampleTensor("flag", [1], type: "U8", bytes: [9])
    let checkpoint = try opened(CheckpointWriter.safeTensors([flag] + SampleTensor.sample))
    #expect(try checkpoint.tensor("blip.proj.weight").values == [1, 2, 3, 4, 5, 6])
  }

  @Test("Escapes in names are resolved")
  func escapes() throws {
    let header = #"{"a\u00e9\n\"\ud83d\ude00":{"dtype":"U8","shape":[1],"data_offsets":[0,1]}}"#
    let checkpoint = try opened(CheckpointWriter.safeTensors(header: header, values: [1]))
    #expect(checkpoint.names == ["aé\n\"😀"])
  }

  @Test(
    "A header that lies is a named error",
    arguments: [
      ("not JSON", "{nonsense", CheckpointError.Code.damaged),
      ("an array", "[]", .unknownFormat),
      ("no tensors", "{}", .unsupported),
      ("text behind the end", "{} {}", .damaged),
      ("a tensor that is no object", #"{"a":3}"#, .damaged),
      ("an endless string", #"{"a"#, .damaged),
      ("no shape", #"{"a":{"dtype":"F32","data_offsets":[0,4]}}"#, .damaged),
      ("a negative size", #"{"a":{"dtype":"F32","shape":[-1],"data_offsets":[0,4]}}"#, .damaged),
      (
        "a size beyond 64 bits",
        #"{"a":{"dtype":"F32","shape":[99999999999999999999],"data_offsets":[0,4]}}"#, .damaged
      ),
      (
        "a product beyond 64 bits",
        #"{"a":{"dtype":"F32","shape":[4294967296,4294967296,0],"data_offsets":[0,0]}}"#, .damaged
      ),
      (
        "too few bytes for the shape",
        #"{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,4]}}"#, .damaged
      ),
      (
        "an end before the beginning",
        #"{"a":{"dtype":"F32","shape":[1],"data_offsets":[4,0]}}"#, .damaged
      ),
      (
        "an end behind the file's", #"{"a":{"dtype":"F32","shape":[9],"data_offsets":[0,36]}}"#,
        .truncated
      ),
      (
        "tensors over one another",
        #"{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},"#
          + #""b":{"dtype":"F32","shape":[1],"data_offsets":[2,6]}}"#, .damaged
      ),
      (
        "a name twice",
        #"{"a":{"dtype":"U8","shape":[1],"data_offsets":[0,1]},"#
          + #""a":{"dtype":"U8","shape":[1],"data_offsets":[1,2]}}"#, .damaged
      ),
      (
        "a type that is not read",
        #"{"a":{"dtype":"F8_E4M3","shape":[1],"data_offsets":[0,1]}}"#, .unsupported
      ),
    ])
  func lies(what: String, header: String, code: CheckpointError.Code) throws {
    var file = CheckpointWriter.safeTensors(header: header, values: [UInt8](repeating: 0, count: 8))
    if code == .unknownFormat { file = Array(header.utf8) }
    #expect(try failure(file)?.code == code)
  }

  @Test("Values that are nested too deeply are a named error")
  func depth() throws {
    let header = #"{"__metadata__":"# + String(repeating: "[", count: 100_000)
    #expect(try failure(CheckpointWriter.safeTensors(header: header))?.code == .damaged)
  }

  @Test(
    "A length that is too large is a named error",
    arguments: [
      (UInt64(100), CheckpointError.Code.truncated), (100_000_001, .damaged),
      (1 << 55, .damaged),
    ])
  func length(length: UInt64, code: CheckpointError.Code) throws {
    let file = LittleEndian.bytes(length) + Array("{}".utf8)
    #expect(try failure(file)?.code == code)
  }

  @Test("A file that was cut anywhere is a named error")
  func cuts() throws {
    let whole = CheckpointWriter.safeTensors(SampleTensor.sample)
    let folder = try TemporaryFolder()
    for count in 0..<whole.count {
      #expect(try failure(Array(whole[..<count]), in: folder) != nil)
    }
  }
}
