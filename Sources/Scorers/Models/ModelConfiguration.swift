internal import Foundation
internal import Tensors

/// What shapes do not tell, from a `config.json` beside the checkpoint, where there is one.
///
/// Read in Hugging Face's form: `vision_config` and `text_config`, each with
/// `num_attention_heads` and `hidden_act` (`gelu` or `quick_gelu`). Every key may be missing: heads
/// are then as wide as the published model's, see `Weights.heads`, and the activation is the
/// published model's. Other keys are not looked at.
struct ModelConfiguration: Sendable, Equatable {
  /// Of the vision tower.
  var vision: Tower?
  /// Of the text tower.
  var text: Tower?

  /// One tower's.
  struct Tower: Sendable, Equatable {
    var heads: Int?
    var activation: String?
  }
}

extension ModelConfiguration: Decodable {
  private enum CodingKeys: String, CodingKey {
    case vision = "vision_config"
    case text = "text_config"
  }

  /// Reads the file at `path`; none gives a configuration that says nothing.
  static func read(_ path: String) throws(ScorerError) -> ModelConfiguration {
    guard FileManager.default.fileExists(atPath: path) else { return ModelConfiguration() }
    do {
      let data = try Data(contentsOf: URL(filePath: path))
      return try JSONDecoder().decode(ModelConfiguration.self, from: data)
    } catch {
      throw ScorerError(
        .badConfiguration, path,
        detail: "it is not the JSON of a model's configuration", advice: "Remove or replace it.")
    }
  }
}

extension ModelConfiguration.Tower: Decodable {
  private enum CodingKeys: String, CodingKey {
    case heads = "num_attention_heads"
    case activation = "hidden_act"
  }
}

extension ModelConfiguration.Tower? {
  /// The tower's curve, or `usual` where the configuration does not name one.
  func activation(
    or usual: Activation, _ weights: Weights
  ) throws(CheckpointError) -> Activation {
    guard let name = self?.activation else { return usual }
    guard let activation = Activation(rawValue: name) else {
      throw weights.error(
        .unknownModel, "", detail: "its config.json asks for the activation “\(name)”")
    }
    return activation
  }
}
