import Foundation
import Tensors
import TestSupport
import Testing

@Suite(
  "Published files open",
  .enabled(if: Reference.isPresent, "the reference data is not beside the package"))
struct PublishedFilesTests {
  private struct Spec: Decodable {
    struct Entry: Decodable {
      let name: String
      let shape: [Int]
    }
    let tensors: [Entry]
  }

  @Test("OpenAI's form of CLIP has the names and shapes of the state dict")
  func torchScript() throws {
    let spec = try JSONDecoder().decode(
      Spec.self, from: Data(contentsOf: Reference.file("specs/clip-tiny.json")))
    let checkpoint = try Checkpoint.open(Reference.file("weights/clip-tiny-torchscript.pt").path)
    #expect(checkpoint.names == spec.tensors.map(\.name).sorted())
    for entry in spec.tensors { #expect(checkpoint.shape(of: entry.name) == entry.shape) }
    #expect(checkpoint.elementType(of: "visual.conv1.weight") == .float16)
    #expect(checkpoint.elementType(of: "ln_final.weight") == .float32)
    #expect(try checkpoint.tensor("logit_scale").values == [4.6])
    let values = try checkpoint.tensor("visual.proj").values
    #expect(values.allSatisfy { abs($0) < 1 })
  }

  @Test("The aesthetic head that was saved from a GPU opens")
  func aesthetic() throws {
    let checkpoint = try Checkpoint.open(
      Reference.file("weights/sac+logos+ava1-l14-linearMSE.pth").path)
    #expect(checkpoint.names.count == 10)
    let weights = checkpoint.weights
    #expect(try weights["layers.0"].tensor("weight", 1024, 768).values.allSatisfy(\.isFinite))
    #expect(try weights["layers.7"].tensor("bias", 1).values[0].isFinite)
  }
}
