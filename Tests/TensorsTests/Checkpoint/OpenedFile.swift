import Tensors
import TestSupport
import Testing

/// Writes bytes as a file and opens it as a checkpoint; the file stays mapped when it is removed.
func opened(_ bytes: [UInt8], as name: String = "model.pt") throws -> Checkpoint {
  let folder = try TemporaryFolder()
  return try Checkpoint.open(try folder.write(name, bytes))
}

/// The error that opening such a file and taking all of its tensors gives; `nil` where it works.
func failure(
  _ bytes: [UInt8], in folder: TemporaryFolder? = nil
) throws -> CheckpointError? {
  let folder = try folder ?? TemporaryFolder()
  let path = try folder.write("model.pt", bytes)
  do throws(CheckpointError) {
    let checkpoint = try Checkpoint.open(path)
    for name in checkpoint.names { _ = try checkpoint.tensor(name) }
    return nil
  } catch {
    #expect(error.path == path)
    return error
  }
}

extension SampleTensor {
  /// A few tensors of a model.
  static let sample = [
    SampleTensor("blip.proj.weight", [2, 3], [1, 2, 3, 4, 5, 6]),
    SampleTensor("blip.proj.bias", [2], [-1, 0.5]),
    SampleTensor("scale", [], [4.6]),
  ]
}
