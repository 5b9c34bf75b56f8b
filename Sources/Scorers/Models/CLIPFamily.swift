internal import Tensors

/// How the scorers that are CLIP models differ; another one is another entry.
struct CLIPFamily: Sendable {
  let scorer: ScorerID
  /// The curve of both towers, where no `config.json` names one.
  let activation: Activation
  /// Channels of a head, where no `config.json` says how many heads there are; see
  /// `Weights.heads`.
  let headWidth: Int
  let framing: Preprocessing.Framing
  /// Whether the cosine is multiplied by the checkpoint's exp(`logit_scale`).
  let isScaled: Bool

  /// Every one of them.
  static let all = [
    CLIPFamily(
      scorer: .clip, activation: .quickGELU, headWidth: 64, framing: .middle, isScaled: false),
    CLIPFamily(
      scorer: .demoCLIP, activation: .quickGELU, headWidth: 64, framing: .middle, isScaled: false),
    // ViT-H/14: 16 heads share 1280 channels (open_clip, model_configs/ViT-H-14.json).
    CLIPFamily(
      scorer: .pickScore, activation: .gelu, headWidth: 80, framing: .middle, isScaled: true),
    CLIPFamily(
      scorer: .hpsv2, activation: .gelu, headWidth: 80, framing: .whole, isScaled: false),
  ]

  /// A scorer's entry.
  static func of(_ scorer: ScorerID) -> CLIPFamily? { all.first { $0.scorer == scorer } }
}
