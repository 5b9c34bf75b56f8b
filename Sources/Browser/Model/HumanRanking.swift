package import Curation

/// A group as people rank it: the person at the screen, or those who were asked for a dataset.
package struct HumanRanking: Sendable, Equatable {
  package let voice: Voice
  /// The ranked pictures, best first.
  package let pictures: [PictureID]
  private let ranks: [PictureID: Double]

  /// What a voice that is no scorer's says of a group.
  init(_ voice: Voice, of group: PromptGroup, in gallery: Gallery) {
    self.voice = voice
    let ranks = Self.ranks(voice, group, gallery)
    let ranked = zip(group.pictures, ranks).compactMap { id, rank in rank.map { (id, $0) } }
    self.ranks = Dictionary(ranked, uniquingKeysWith: { first, _ in first })
    pictures = ranked.sorted { ($0.1, $0.0) < ($1.1, $1.0) }.map(\.0)
  }

  /// A picture's rank, 1 for the best; the people of a dataset may leave ranks out.
  package subscript(picture: PictureID) -> Double? { ranks[picture] }

  private static func ranks(
    _ voice: Voice, _ group: PromptGroup, _ gallery: Gallery
  ) -> [Double?] {
    switch voice {
    case .people: group.pictures.map { gallery[$0].people }
    case .you: OwnRanking.ranks(of: group, in: gallery).map { $0.map(Double.init) }
    case .scorer: group.pictures.map { _ in nil }
    }
  }
}
