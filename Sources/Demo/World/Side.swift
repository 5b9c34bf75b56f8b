/// The half of a picture in which its subjects are.
package enum Side: String, Sendable, CaseIterable {
  case left, right

  /// The other half.
  var other: Side { self == .left ? .right : .left }
}
