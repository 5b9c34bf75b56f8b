/// The name of a scorer, as it is typed and stored, such as `imagereward`.
package struct ScorerID: RawRepresentable, Sendable, Hashable, Codable {
  package let rawValue: String

  /// A scorer's name; no check is made that such a scorer exists.
  package init(rawValue: String) {
    self.rawValue = rawValue
  }

  /// ImageReward-v1.0 (THUDM/ImageReward).
  package static let imageReward = ScorerID(rawValue: "imagereward")
  /// CLIP ViT-L/14's cosine (openai/CLIP).
  package static let clip = ScorerID(rawValue: "clip")
  /// BLIP ViT-L's cosine (salesforce/BLIP).
  package static let blip = ScorerID(rawValue: "blip")
  /// LAION's aesthetic score (christophschuhmann/improved-aesthetic-predictor).
  package static let aesthetic = ScorerID(rawValue: "aesthetic")
  /// PickScore v1 (yuvalkirstain/PickScore).
  package static let pickScore = ScorerID(rawValue: "pickscore")
  /// Human Preference Score v2 (tgxs002/HPSv2).
  package static let hpsv2 = ScorerID(rawValue: "hpsv2")

  /// A small ImageReward that was trained on salon's own drawings.
  package static let demoImageReward = ScorerID(rawValue: "demo-imagereward")
  /// A small CLIP that was trained on salon's own drawings.
  package static let demoCLIP = ScorerID(rawValue: "demo-clip")

  /// Every scorer whose weights are published, in the order in which they are shown.
  package static let all: [ScorerID] = [
    .imageReward, .clip, .blip, .aesthetic, .pickScore, .hpsv2,
  ]

  /// The scorers of `salon demo`, whose weights come along.
  ///
  /// They know nothing of real pictures, and so are asked by name only.
  package static let demo: [ScorerID] = [.demoImageReward, .demoCLIP]

  /// Every scorer that can be loaded.
  package static let known = all + demo

  /// Whether its scores depend on the prompt.
  package var needsPrompt: Bool { self != .aesthetic }

  /// The name in running text: the one that is typed, in its maker's capitals.
  package var title: String {
    switch self {
    case .imageReward: "ImageReward"
    case .clip: "CLIP"
    case .blip: "BLIP"
    case .aesthetic: "Aesthetic"
    case .pickScore: "PickScore"
    case .hpsv2: "HPSv2"
    case .demoImageReward: "demo-ImageReward"
    case .demoCLIP: "demo-CLIP"
    default: rawValue
    }
  }

  /// Two letters for narrow places.
  package var abbreviation: String {
    switch self {
    case .imageReward, .demoImageReward: "IR"
    case .clip, .demoCLIP: "CL"
    case .blip: "BL"
    case .aesthetic: "AE"
    case .pickScore: "PK"
    case .hpsv2: "HP"
    default: String(rawValue.prefix(2)).uppercased()
    }
  }
}

extension ScorerID: Comparable {
  package static func < (one: ScorerID, other: ScorerID) -> Bool {
    one.rawValue < other.rawValue
  }
}
