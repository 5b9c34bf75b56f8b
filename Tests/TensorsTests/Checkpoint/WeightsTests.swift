import Tensors
import TestSupport
import Testing

@Suite("Taking a model's tensors")
struct WeightsTests {
  private func weights() throws -> Weights {
    let layers = (0..<12).map { SampleTensor("blocks.\($0).bias", [1], [Float($0)]) }
    return try opened(CheckpointWriter.safeTensors(SampleTensor.sample + layers)).weights
  }

  @Test("Names go on below a prefix")
  func prefixes() throws {
    let weights = try weights()
    #expect(try weights["blip"]["proj"].tensor("bias", 2).values == [-1, 0.5])
    #expect(try weights["blip.proj"].tensor("weight", shape: [2, 3]).count == 6)
    #expect(try weights["blip"].shape(of: "proj.weight") == [2, 3])
    #expect(weights["blip"].contains("proj.bias"))
    #expect(!weights["bli"].contains("p.proj.bias"))
  }

  @Test("Layers come in the order of their numbers")
  func layers() throws {
    let biases = try weights()["blocks"].layers { layer throws(CheckpointError) in
      try layer.tensor("bias", 1).values[0]
    }
    #expect(biases == (0..<12).map(Float.init))
    let error = #expect(throws: CheckpointError.self) {
      try weights()["blip"].layers { _ throws(CheckpointError) in 0 }
    }
    #expect(error?.code == .missingTensor)
  }

  @Test("A missing tensor is named in full")
  func missing() throws {
    let weights = try weights()
    let error = #expect(throws: CheckpointError.self) {
      try weights["blip.proj"].tensor("gain", 2)
    }
    #expect(error?.code == .missingTensor)
    #expect(error?.subject == "blip.proj.gain")
  }

  @Test("A wrong shape is told with the right one")
  func wrongShape() throws {
    let weights = try weights()
    let error = #expect(throws: CheckpointError.self) {
      try weights["blip.proj"].tensor("weight", 3, 2)
    }
    #expect(error?.code == .wrongShape)
    #expect(error?.subject == "blip.proj.weight")
    #expect(error?.detail == "has the shape [2, 3], the model needs [3, 2]")
  }

  @Test("Tensors that nothing took are told at the end")
  func extra() throws {
    let weights = try weights()
    _ = try weights["blocks"].layers { layer throws(CheckpointError) in
      try layer.tensor("bias", 1)
    }
    _ = try weights["blip"].tensor("proj.weight", 2, 3)
    let error = #expect(throws: CheckpointError.self) { try weights.finish(ignoring: []) }
    #expect(error?.code == .extraTensors)
    #expect(error?.description.contains("blip.proj.bias and 1 more, such as scale") == true)
    try weights.finish(ignoring: ["scale", "blip.proj.bias"])
    try weights["blocks"].finish(ignoring: [])
    _ = try weights.tensor("scale", shape: [])
    try weights.finish { $0.hasPrefix("blip.") }
  }
}
