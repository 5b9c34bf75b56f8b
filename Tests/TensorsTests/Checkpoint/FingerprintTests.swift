import Tensors
import TestSupport
import Testing

@Suite("Telling weights apart")
struct FingerprintTests {
  private func fingerprint(_ tensors: [SampleTensor]) throws -> [UInt8] {
    var bytes: [UInt8] = []
    try opened(CheckpointWriter.safeTensors(tensors)).fingerprint { bytes += $0 }
    return bytes
  }

  @Test("The same weights give the same bytes, whatever the order in the file")
  func same() throws {
    #expect(
      try fingerprint(SampleTensor.sample) == fingerprint(SampleTensor.sample.reversed()))
  }

  @Test("A value, a shape, a name or a type more or less is seen")
  func changes() throws {
    let sample = try fingerprint(SampleTensor.sample)
    for index in SampleTensor.sample.indices {
      var changed = SampleTensor.sample
      changed[index].bytes[3] ^= 1
      #expect(try fingerprint(changed) != sample)
      changed = SampleTensor.sample
      changed[index].name += "x"
      #expect(try fingerprint(changed) != sample)
      changed = SampleTensor.sample
      changed[index].type = "I32"
      #expect(try fingerprint(changed) != sample)
      changed.remove(at: index)
      #expect(try fingerprint(changed) != sample)
    }
    var turned = SampleTensor.sample
    turned[0].shape = [3, 2]
    #expect(try fingerprint(turned) != sample)
  }

  @Test("Of a large tensor both ends are seen, and far from all of it is read")
  func large() throws {
    let zeros = SampleTensor("x", [1 << 20], [Float](repeating: 0, count: 1 << 20))
    let base = try fingerprint([zeros])
    #expect(base.count < 20_000)
    for place in [0, zeros.bytes.count - 1] {
      var changed = zeros
      changed.bytes[place] = 1
      #expect(try fingerprint([changed]) != base)
    }
  }
}
