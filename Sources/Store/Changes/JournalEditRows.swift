internal import GRDB

extension JournalEdit {
  /// The shortest way to say that `old` became `new`, which set the same thing, and back.
  ///
  /// Orders are told as moves where both are there: an order may be as long as the gallery.
  static func pair(from old: Edit, to new: Edit) -> (forward: JournalEdit, inverse: JournalEdit) {
    if case .order(let group, let new?) = new, case .order(_, let old?) = old {
      let moves = OrderMoves(from: old, to: new)
      if 2 * (moves.taken.count + moves.put.count) < old.count + new.count {
        return (.moves(group: group, moves), .moves(group: group, moves.reversed))
      }
    }
    return (.value(new), .value(old))
  }

  /// The edit that the part comes to where its thing is still as `other` set it, which is the part
  /// in the other direction; `nil` where it was changed since.
  func edit(after other: JournalEdit, _ db: Database) throws -> Edit? {
    switch (self, other) {
    case (.value(let edit), .value(let other)):
      let current = try edit.current(db)
      return current == other || current == edit ? edit : nil
    case (.moves(let group, let moves), _):
      return try Orders.order(of: group, db).flatMap(moves.applied)
        .map { .order(group: group, $0) }
    case (.value, .moves):
      throw DatabaseError(
        resultCode: .SQLITE_CORRUPT, message: "the journal tells a change and its inverse apart")
    }
  }
}
