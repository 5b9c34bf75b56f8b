import Foundation
import Scorers
import TestSupport
import Testing

/// Checkpoints of random weights in the published layout, written by the reference's own script.
enum MadeCheckpoint {
  /// Whether checkpoints can be made here: the reference data and python3 with numpy are there.
  static let isPossible = ReferenceWeights.arePossible

  /// Writes `spec`, as `edit` leaves its tensors, to `path`.
  static func write(
    _ spec: String, to path: String, format: String = "pt", dtype: String = "f32",
    edit: ((inout [[String: Any]]) -> Void)? = nil
  ) throws {
    var specPath = Reference.file("specs/\(spec).json").path
    if let edit {
      var whole = try self.spec(spec)
      var tensors = try #require(whole["tensors"] as? [[String: Any]])
      edit(&tensors)
      whole["tensors"] = tensors
      specPath = path + ".spec.json"
      try JSONSerialization.data(withJSONObject: whole).write(to: URL(filePath: specPath))
    }
    try ReferenceWeights.write(specAt: specPath, to: path, format: format, dtype: dtype)
  }

  /// A weights folder that has one scorer: a checkpoint of `spec` and the reference's vocabulary,
  /// with a `config.json` where the layout is Hugging Face's.
  static func folder(
    _ scorer: ScorerID, _ spec: String, format: String = "pt", dtype: String = "f32",
    edit: ((inout [[String: Any]]) -> Void)? = nil
  ) throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try addVocabulary(scorer, to: folder)
    let name = "\(scorer.rawValue)/made." + (format == "safetensors" ? format : "pt")
    try write(spec, to: folder.path(name), format: format, dtype: dtype, edit: edit)
    if spec.hasSuffix("-hf"), let config = try self.spec(spec)["config"] as? [String: Any] {
      let curve = try #require(config["activation"] as? String)
      try folder.write(
        "\(scorer.rawValue)/config.json",
        #"{"vision_config": {"hidden_act": "\#(curve)", "num_attention_heads": 2}, "#
          + #""text_config": {"hidden_act": "\#(curve)"}, "model_type": "clip"}"#)
    }
    return folder
  }

  /// A scorer that was loaded from such a folder.
  ///
  /// The folder is removed; the files stay mapped.
  static func scorer(
    _ id: ScorerID, _ spec: String, format: String = "pt", dtype: String = "f32"
  ) throws -> any Scorer {
    let folder = try folder(id, spec, format: format, dtype: dtype)
    return try WeightsFolder(folder.url.path).load(id)
  }

  /// Puts the reference's vocabulary where the scorer looks for it.
  static func addVocabulary(_ scorer: ScorerID, to folder: TemporaryFolder) throws {
    guard let name = WeightsCatalog.builtIn.of(scorer)?.vocabulary?.name else { return }
    let from = name == "vocab.txt" ? "bert-base-uncased-vocab.txt" : name
    try folder.write("\(scorer.rawValue)/\(name)", try Reference.bytes("vocab/\(from)"))
  }

  private static func spec(_ name: String) throws -> [String: Any] {
    let data = try Data(contentsOf: Reference.file("specs/\(name).json"))
    return try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
  }
}
