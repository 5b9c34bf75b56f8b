/// What a picture can have wrong, as generators do.
package enum Fault: String, Sendable, CaseIterable {
  /// Another colour than the prompt's.
  case color
  /// Another kind of thing.
  case subject
  /// The scenery with nothing in it.
  case missing
  /// Other surroundings.
  case scenery
  /// The other half of the picture; only of prompts that name one.
  case side
  /// One or two too many or too few.
  case count
  case blur
  case noise
  /// Outlines that run.
  case melted

  /// How much worse a picture is for it.
  package var cost: Int {
    switch self {
    case .missing: 3
    case .subject, .color, .scenery: 2
    case .side, .count, .blur, .noise, .melted: 1
    }
  }

  /// Whether two faults can be seen side by side.
  func goes(with other: Fault) -> Bool {
    // Where nothing is shown, nothing has a colour.
    let hidden: [Fault] = [.color, .subject, .side, .count, .melted]
    if self == .missing { return !hidden.contains(other) && other != self }
    if other == .missing { return !hidden.contains(self) }
    return self != other
  }
}
