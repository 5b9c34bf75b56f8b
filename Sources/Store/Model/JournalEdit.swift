/// One part of a change as the journal keeps it.
package enum JournalEdit: Sendable, Hashable {
  /// A value that was set.
  case value(Edit)
  /// Pictures that were moved within a group's order.
  case moves(group: String, OrderMoves)
}

extension JournalEdit {
  /// The pictures that the part is about; of a whole order all.
  package var pictures: [ContentDigest] {
    switch self {
    case .value(.decision(let picture, _)), .value(.stars(let picture, _)): [picture]
    case .value(.order(_, let order)): order ?? []
    case .value(.comparison(_, let first, let second, _)): [first, second]
    case .moves(_, let moves): moves.pictures
    }
  }
}
