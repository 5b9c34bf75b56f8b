import Tensors
import TestSupport
import Testing

@Suite("Numbers of half precision")
struct FloatConversionTests {
  private func values(_ type: String) throws -> [Float] {
    let bytes = (0...0xFFFF).flatMap { LittleEndian.bytes(UInt16($0)) }
    let tensor = SampleTensor("x", [256, 256], type: type, bytes: bytes)
    return try opened(CheckpointWriter.safeTensors([tensor])).tensor("x").values
  }

  @Test("Each of the 65,536 of binary16 is exact")
  func half() throws {
    for (bits, value) in try values("F16").enumerated() {
      let expected = Float(Float16(bitPattern: UInt16(bits)))
      let isRight = expected.isNaN ? value.isNaN : value.bitPattern == expected.bitPattern
      if !isRight { Issue.record("\(bits) became \(value), not \(expected)") }
    }
  }

  @Test("Each of the 65,536 of bfloat16 is the upper half of a Float32")
  func bfloat() throws {
    let wrong = try values("BF16").enumerated().filter {
      $0.element.bitPattern != UInt32($0.offset) << 16
    }
    #expect(wrong.isEmpty)
  }

  @Test("Many numbers, which several threads convert, are all right")
  func many() throws {
    let count = 3 << 20
    let bytes = (0..<count).flatMap { index -> [UInt8] in
      [UInt8(truncatingIfNeeded: index &* 7), 0x3C]
    }
    let tensor = SampleTensor("x", [count], type: "F16", bytes: bytes)
    let values = try opened(CheckpointWriter.safeTensors([tensor])).tensor("x").values
    let wrong = values.indices.first {
      values[$0] != 1 + Float(UInt8(truncatingIfNeeded: $0 &* 7)) / 1024
    }
    #expect(wrong == nil)
  }
}
