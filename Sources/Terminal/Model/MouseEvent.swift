/// What was done with the mouse, and where.
package struct MouseEvent: Sendable, Hashable {
  package var kind: Kind
  /// The cell under the pointer.
  package var position: Position

  /// What was done.
  package enum Kind: Sendable, Hashable {
    /// The main button was pressed.
    case click
    /// It was pressed a second time, at once and in the same place.
    case doubleClick
    case wheelUp, wheelDown
  }

  /// Something that was done at a place.
  package init(_ kind: Kind, at position: Position) {
    self.kind = kind
    self.position = position
  }
}
