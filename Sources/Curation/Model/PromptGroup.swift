/// The key that the pictures of one group share: the source's id, else the normalised prompt, or
/// what else they are grouped by.
package struct GroupID: RawRepresentable, Sendable, Hashable {
  package let rawValue: String

  /// A group of a given key.
  package init(rawValue: String) {
    self.rawValue = rawValue
  }

  /// The group of the pictures without a prompt, or without what else they are grouped by.
  package static let withoutPrompt = GroupID(rawValue: "")
}

/// The pictures made from one prompt.
package struct PromptGroup: Sendable, Equatable, Identifiable {
  package let id: GroupID
  /// The prompt in the spelling of the group's first picture; `nil` where there is none, or where
  /// the pictures are grouped by something else.
  package let prompt: String?
  /// The group's pictures, in the order of the files.
  package var pictures: [PictureID]
  /// The person's own ranking, best first, of all or some of the pictures; `nil` where none was made.
  package var order: [PictureID]?
  /// The pictures of `order` that are as good as the one before them.
  package var ties: Set<PictureID> = []

  /// A group of a given key.
  package init(id: GroupID, prompt: String?, pictures: [PictureID], order: [PictureID]? = nil) {
    self.id = id
    self.prompt = prompt
    self.pictures = pictures
    self.order = order
  }

  /// The ranks that the order gives, 1 for the best; ties share the better one.
  package var ranksByHand: [PictureID: Int] {
    var ranks: [PictureID: Int] = [:]
    var rank = 0
    for (index, picture) in (order ?? []).enumerated() {
      if !ties.contains(picture) { rank = index + 1 }
      ranks[picture] = max(1, rank)
    }
    return ranks
  }
}
