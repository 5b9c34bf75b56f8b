package import Curation
internal import Foundation
package import Scorers

/// Which pictures are shown: those that answer a question, and those that stay until it is asked anew.
///
/// Kept beside the gallery, as ``Arrangement`` is, so that a frame costs what is visible.
package struct GalleryFilter: Sendable, Equatable {
  private var answers: PictureFilter
  /// Groups in which something was decided since the question was asked: no picture leaves them.
  private var judgedGroups: Set<GroupID> = []
  /// Pictures that are shown though they do not answer, or not any more.
  private var held: Set<PictureID> = []
  /// How many pictures of each of the gallery's groups are shown.
  private var counts: [Int] = []
  /// The groups of which pictures are shown, by their indices among the gallery's.
  private(set) var groups: [Int] = []
  /// How many pictures are shown.
  package private(set) var count = 0

  /// Asks about all pictures of a gallery, whose table is `table`; `now` and `calendar` say what
  /// `today` and `7d` mean.
  init(
    _ query: Query, of gallery: Gallery, _ table: inout QueryTable, now: Date, calendar: Calendar
  ) {
    answers = PictureFilter(query, of: &table, now: now, calendar: calendar)
    recount(gallery)
  }

  /// The question as it was typed.
  package var text: String { answers.query.text }

  /// The scorers that it asks about.
  package var scorers: [ScorerID] { answers.query.scorers }

  /// Whether a picture is shown.
  package func shows(_ picture: PictureID) -> Bool {
    answers.contains(picture) || (!held.isEmpty && held.contains(picture))
  }

  /// How many pictures of a group are shown, by its index among the gallery's.
  package func count(ofGroup index: Int) -> Int {
    counts.indices.contains(index) ? counts[index] : 0
  }

  /// Takes in changes that `gallery` and its table have taken in already.
  ///
  /// Pictures that answer now are shown. Those that do not answer any more are hidden, but for the
  /// groups in which something was decided: it must not vanish under the person's hands.
  mutating func take(_ changes: [GalleryChange], of gallery: Gallery, _ table: inout QueryTable) {
    for case .judged(let id, _) in changes where shows(id) {
      judgedGroups.insert(gallery.group(of: id))
    }
    let before = answers
    answers.update(from: &table)
    for group in judgedGroups {
      for picture in gallery[group]?.pictures ?? []
      where before.contains(picture) && !answers.contains(picture) { held.insert(picture) }
    }
    recount(gallery)
  }

  /// Shows a picture, whatever the question is.
  mutating func hold(_ picture: PictureID, in gallery: Gallery) {
    guard !shows(picture) else { return }
    held.insert(picture)
    recount(gallery)
  }

  private mutating func recount(_ gallery: Gallery) {
    counts = gallery.groups.map { group in group.pictures.count { shows($0) } }
    groups = counts.indices.filter { counts[$0] > 0 }
    count = counts.reduce(0, +)
  }
}
