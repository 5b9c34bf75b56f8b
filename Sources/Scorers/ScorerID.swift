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

  /// Every scorer that can be loaded, in the order in which they are shown.
  package static let all: [ScorerID] = [.imageReward, .clip]

  /// The name in running text.
  package var title: String {
    switch self {
    case .imageReward: "ImageReward"
    case .clip: "CLIP"
    default: rawValue
    }
  }

  /// Two letters for narrow places.
  package var abbreviation: String {
    switch self {
    case .imageReward: "IR"
    case .clip: "CL"
    default: String(rawValue.prefix(2)).uppercased()
    }
  }
}

extension ScorerID: Comparable {
  package static func < (one: ScorerID, other: ScorerID) -> Bool {
    one.rawValue < other.rawValue
  }
}
