package import Curation

/// A duel on the screen.
package struct DuelState: Sendable, Equatable {
  package let group: GroupID
  /// The pictures that are put into order.
  package let pictures: [PictureID]
  /// How far it is; `nil` until the answers of earlier times have been looked up.
  package internal(set) var duel: Duel?

  /// What is asked now.
  package var question: Duel.Question? { duel?.question }

  /// The pictures in the order in which they are taken up: those that were asked about as they came,
  /// so that a duel goes on where it was left however the group is sorted now.
  func pictures(after answers: [Duel.Answer]) -> [PictureID] {
    let all = Set(pictures)
    var seen: Set<PictureID> = []
    let asked = answers.filter(\.isGiven).flatMap { [$0.first, $0.second] }
    return (asked + pictures).filter { all.contains($0) && seen.insert($0).inserted }
  }

  /// Whether all of the pictures are in order.
  package var isOver: Bool { duel.map { $0.question == nil } ?? false }
}
