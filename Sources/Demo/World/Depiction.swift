/// What a picture shows of a motif: all of it, or with faults.
package struct Depiction: Sendable, Equatable {
  /// What was asked for.
  package let motif: Motif
  /// What is wrong, each once.
  package let faults: [Fault]

  /// A picture of a motif.
  package init(_ motif: Motif, faults: [Fault]) {
    self.motif = motif
    self.faults = faults
  }

  /// How good the picture is for the prompt: 0 where nothing is wrong, else below.
  package var quality: Int { -faults.reduce(0) { $0 + $1.cost } }

  /// Draws `count` faults that can be seen side by side in a picture of a motif.
  static func faults(_ count: Int, in motif: Motif, _ dice: inout Dice) -> [Fault] {
    var drawn: [Fault] = []
    for fault in dice.shuffled(Fault.allCases) where drawn.count < count {
      if fault == .side, motif.side == nil { continue }
      // The scenery alone is rare among what generators get wrong.
      if fault == .missing, dice.happens(50) { continue }
      if drawn.allSatisfy(fault.goes(with:)) { drawn.append(fault) }
    }
    return drawn
  }

  /// What is shown instead of the motif.
  func shown(_ dice: inout Dice) -> Shown {
    var shown = Shown(
      count: motif.count, hue: motif.hue, subject: motif.subject, scenery: motif.scenery,
      side: motif.side)
    for fault in faults {
      switch fault {
      case .color: shown.hue = dice.pick(Hue.allCases.filter { $0 != motif.hue })
      case .subject: shown.subject = dice.pick(Subject.allCases.filter { $0 != motif.subject })
      case .missing: shown.count = 0
      case .scenery: shown.scenery = dice.pick(Scenery.allCases.filter { $0 != motif.scenery })
      case .side: shown.side = motif.side?.other
      case .count:
        let others = (1...5).filter { $0 != motif.count && abs($0 - motif.count) <= 2 }
        shown.count = dice.pick(others)
      case .blur, .noise, .melted: break
      }
    }
    return shown
  }

  /// What there is to see.
  package struct Shown: Sendable, Equatable {
    package fileprivate(set) var count: Int
    package fileprivate(set) var hue: Hue
    package fileprivate(set) var subject: Subject
    package fileprivate(set) var scenery: Scenery
    /// The half in which all of them are; `nil` where they may be anywhere.
    package fileprivate(set) var side: Side?
  }
}
