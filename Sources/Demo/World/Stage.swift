/// How subjects are put into a scenery.
struct Stage: Sendable {
  /// How they are lit.
  var light: Light
  /// The heights at which they may be: of their feet where they stand, else of their middle.
  var heights: ClosedRange<Float>
  var footing: Footing

  /// What is below a subject.
  enum Footing: Sendable {
    /// Ground that takes a shadow of this colour.
    case ground(Ink)
    /// Water that mirrors it.
    case water
    /// Nothing: it floats, with a shine of this colour around it.
    case air(Ink)
  }
}
