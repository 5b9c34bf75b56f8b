/// What a prompt asks for: how many of what, in which colour and where.
package struct Motif: Sendable, Hashable {
  package var count: Int
  package var hue: Hue
  package var subject: Subject
  package var scenery: Scenery
  /// The half in which they are; `nil` where the prompt does not say.
  package var side: Side?

  /// The most of a subject that a prompt asks for.
  package static let most = 4

  /// So many subjects of one kind.
  package init(
    _ count: Int, _ hue: Hue, _ subject: Subject, _ scenery: Scenery, _ side: Side? = nil
  ) {
    precondition((1...Self.most).contains(count), "a count that has a word")
    self.count = count
    self.hue = hue
    self.subject = subject
    self.scenery = scenery
    self.side = side
  }

  /// Every motif that there is, in an order that stays.
  package static let all: [Motif] = (1...most).flatMap { count in
    Hue.allCases.flatMap { hue in
      Subject.allCases.flatMap { subject in
        Scenery.allCases.flatMap { scenery in
          [nil, .left, .right].map { Motif(count, hue, subject, scenery, $0) }
        }
      }
    }
  }

  /// Whether the motif is kept for trials: weights are never trained on such a motif.
  ///
  /// Mirror images are kept or trained on together, as training may mirror pictures.
  package var isKeptForTrials: Bool {
    let side = side == nil ? "" : "|"
    // A hash by hand, as Swift's own differs from run to run; FNV-1a.
    var hash: UInt32 = 2_166_136_261
    for byte in "\(count)\(hue)\(subject)\(scenery)\(side)".utf8 {
      hash = (hash ^ UInt32(byte)) &* 16_777_619
    }
    return (hash >> 8) % 8 == 0
  }

  /// The words.
  package var prompt: String {
    let number = ["one", "two", "three", "four"][count - 1]
    let noun = count == 1 ? subject.rawValue : subject.plural
    let place = side.map { ", on the \($0.rawValue)" } ?? ""
    return "\(number) \(hue.rawValue) \(noun) \(scenery.words)\(place)"
  }
}
