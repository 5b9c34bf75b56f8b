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

  /// Whether all of the pictures are in order.
  package var isOver: Bool { duel.map { $0.question == nil } ?? false }
}
