internal import Foundation

/// Weights folders with checkpoints of random weights in the published layouts, small ones, as the
/// reference's own script writes them.
package enum ReferenceWeights {
  /// Whether they can be made here: the reference data and python3 with numpy are there.
  package static let arePossible = Reference.isPresent && Python.hasNumpy

  /// A weights folder with a small ImageReward and a small CLIP.
  package static func folder() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    let files = [
      (
        "imagereward/ImageReward.pt", "imagereward-tiny", "vocab.txt",
        "bert-base-uncased-vocab.txt"
      ),
      (
        "clip/ViT-L-14.pt", "clip-tiny", "bpe_simple_vocab_16e6.txt.gz",
        "bpe_simple_vocab_16e6.txt.gz"
      ),
    ]
    for (checkpoint, spec, vocabulary, published) in files {
      let scorer = checkpoint.prefix { $0 != "/" }
      try folder.write("\(scorer)/\(vocabulary)", try Reference.bytes("vocab/\(published)"))
      try write(spec, to: folder.path(checkpoint))
    }
    return folder
  }

  /// A weights folder with a small model of every scorer.
  ///
  /// The aesthetic score's head is `head`, which sees through the small CLIP.
  package static func jury(head: SampleHead) throws -> TemporaryFolder {
    let folder = try folder()
    for (checkpoint, spec, format, vocabulary, published) in [
      ("blip/a.pt", "imagereward-tiny", "pt", "vocab.txt", "bert-base-uncased-vocab.txt"),
      ("pickscore/a.safetensors", "clip-gelu-tiny-hf", "safetensors", merges, merges),
      ("hpsv2/a.pt", "clip-tiny", "nested", merges, merges),
    ] {
      let scorer = checkpoint.prefix { $0 != "/" }
      try folder.write("\(scorer)/\(vocabulary)", try Reference.bytes("vocab/\(published)"))
      try write(spec, to: folder.path(checkpoint), format: format)
    }
    try folder.write("aesthetic/head.pth", CheckpointWriter.torch(head.tensors))
    return folder
  }

  private static let merges = "bpe_simple_vocab_16e6.txt.gz"

  /// Writes the checkpoint of a spec.
  package static func write(
    _ spec: String, to path: String, format: String = "pt", dtype: String = "f32"
  ) throws {
    try write(
      specAt: Reference.file("specs/\(spec).json").path, to: path, format: format, dtype: dtype)
  }

  /// Writes the checkpoint of a spec that is a file.
  package static func write(
    specAt spec: String, to path: String, format: String, dtype: String
  ) throws {
    let status = try Python.run([
      Reference.file("make_checkpoint.py").path, spec, "--seed", "1", "--out", path,
      "--format", format, "--dtype", dtype,
    ])
    guard status == 0 else { throw CocoaError(.fileWriteUnknown) }
  }
}
