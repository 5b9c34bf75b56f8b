import Tensors
import TestSupport
import Testing

@Suite("Safetensors in several files")
struct SafeTensorsIndexTests {
  private let index = #"""
    {"metadata": {"total_size": 44, "kinds": ["a", {"b": null}]},
     "weight_map": {"blip.proj.weight": "model-1.safetensors", "scale": "model-2.safetensors"}}
    """#

  private func folder(_ index: String) throws -> (TemporaryFolder, String) {
    let folder = try TemporaryFolder()
    let sample = SampleTensor.sample
    try folder.write("model-1.safetensors", CheckpointWriter.safeTensors([sample[0], sample[1]]))
    try folder.write("model-2.safetensors", CheckpointWriter.safeTensors([sample[2]]))
    return (folder, try folder.write("model.safetensors.index.json", index))
  }

  @Test("The index opens them as one")
  func parts() throws {
    let (folder, path) = try folder(index)
    let checkpoint = try withExtendedLifetime(folder) { try Checkpoint.open(path) }
    #expect(checkpoint.names == ["blip.proj.weight", "scale"])
    #expect(try checkpoint.tensor("blip.proj.weight").values == [1, 2, 3, 4, 5, 6])
    #expect(try checkpoint.tensor("scale").values == [4.6])
  }

  @Test(
    "An index that does not fit is a named error",
    arguments: [
      ("a missing file", "model-2", "model-3", CheckpointError.Code.unreadable),
      ("a tensor in another file", "scale", "other", .damaged),
      ("a file in another folder", "model-2", "../model-2", .damaged),
      ("an absolute path", "model-2", "/etc/passwd", .damaged),
      ("no list of files", "weight_map", "weights", .unknownFormat),
      ("a file that is a number", #""model-2.safetensors""#, "7", .unknownFormat),
    ])
  func misfits(
    what: String, text: String, replacement: String, code: CheckpointError.Code
  ) throws {
    let (folder, path) = try folder(index.replacing(text, with: replacement))
    let error = #expect(throws: CheckpointError.self) {
      try withExtendedLifetime(folder) { try Checkpoint.open(path) }
    }
    #expect(error?.code == code)
  }
}
