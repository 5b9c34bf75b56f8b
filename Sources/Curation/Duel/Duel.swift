package import Store

/// Pictures that are put into order by questions about two of them at a time.
///
/// Binary insertion: each picture is held against the middle of those that are in order already, so
/// that n pictures take at most the sum of ⌈log₂ k⌉ for k from 2 to n questions, near the least
/// possible ⌈log₂ n!⌉, and fewer where some are equals. Answers that are known are not asked for
/// again, which makes a duel resumable: it is a function of its pictures and of the answers so far.
package struct Duel: Sendable, Equatable {
  /// The pictures, in the order in which they are taken up.
  package let pictures: [PictureID]
  /// The pictures that are in order so far, best first, equals together.
  package private(set) var tiers: [[PictureID]] = []
  /// What is to be asked next; `nil` once all are in order.
  package private(set) var question: Question?
  /// How many answers the order so far rests on.
  package private(set) var answered = 0
  private var answers: [Pair: Preference] = [:]
  /// The picture that is being placed, and between which tiers.
  private var placing: (picture: PictureID, range: Range<Int>)?

  /// Two pictures, of which the person says which is better.
  package struct Question: Sendable, Hashable {
    package let left: PictureID
    package let right: PictureID
  }

  /// What a person said of two pictures.
  package struct Answer: Sendable, Hashable {
    package let first: PictureID
    package let second: PictureID
    package let preference: Preference
    /// Whether a person was asked; that copies of one content are equal is known without.
    package let isGiven: Bool

    /// An answer about two pictures.
    package init(
      _ first: PictureID, _ second: PictureID, _ preference: Preference, isGiven: Bool = true
    ) {
      self.first = first
      self.second = second
      self.preference = preference
      self.isGiven = isGiven
    }
  }

  /// Two pictures in the order of their ids.
  private struct Pair: Hashable {
    let lower: PictureID
    let upper: PictureID
  }

  /// A duel of different pictures, of which some answers are known; later answers count.
  package init(_ pictures: [PictureID], answers: [Answer] = []) {
    self.pictures = pictures
    for answer in answers { note(answer) }
    goOn()
  }

  package static func == (one: Duel, other: Duel) -> Bool {
    one.pictures == other.pictures && one.tiers == other.tiers && one.answers == other.answers
      && one.placing?.picture == other.placing?.picture
      && one.placing?.range == other.placing?.range
  }

  /// Takes an answer to the present question in.
  package mutating func answer(_ preference: Preference) {
    guard let question else { return }
    note(Answer(question.left, question.right, preference))
    goOn()
  }

  /// How many questions are about to come: as many as are certain to suffice, so that the number
  /// falls short of the truth never and by luck only.
  package var questionsLeft: Int {
    guard let placing else { return 0 }
    let next = placed + 1
    return Self.questions(among: placing.range.count)
      + (next..<max(next, pictures.count)).reduce(0) { sum, placed in
        sum + Self.questions(among: min(placed, tiers.count + placed - self.placed))
      }
  }

  /// The most questions that `count` different pictures take.
  package static func mostQuestions(of count: Int) -> Int {
    (1..<max(1, count)).reduce(0) { $0 + questions(among: $1) }
  }

  private var placed: Int { tiers.reduce(0) { $0 + $1.count } }

  /// Questions that find the place of one more picture among so many tiers.
  private static func questions(among tiers: Int) -> Int {
    tiers <= 0 ? 0 : Int.bitWidth - tiers.leadingZeroBitCount
  }

  private mutating func note(_ answer: Answer) {
    guard answer.first != answer.second else { return }
    let isInOrder = answer.first < answer.second
    answers[
      Pair(lower: min(answer.first, answer.second), upper: max(answer.first, answer.second))] =
      isInOrder ? answer.preference : answer.preference.reversed
  }

  /// What is known of two pictures.
  private func known(_ first: PictureID, _ second: PictureID) -> Preference? {
    let preference = answers[Pair(lower: min(first, second), upper: max(first, second))]
    return first < second ? preference : preference?.reversed
  }

  /// Places pictures as far as the answers go, and asks the first question that they leave open.
  private mutating func goOn() {
    question = nil
    while true {
      guard let (picture, range) = placing ?? next else { return placing = nil }
      placing = (picture, range)
      if range.isEmpty {
        tiers.insert([picture], at: range.lowerBound)
        placing = nil
        continue
      }
      let middle = (range.lowerBound + range.upperBound) / 2
      let tier = tiers[middle]
      guard let preference = tier.compactMap({ known(picture, $0) }).first else {
        // By turns, so that neither side is always the one that is new.
        let isNewLeft = answered.isMultiple(of: 2)
        question = Question(
          left: isNewLeft ? picture : tier[0], right: isNewLeft ? tier[0] : picture)
        return
      }
      answered += 1
      switch preference {
      case .first: placing = (picture, range.lowerBound..<middle)
      case .second: placing = (picture, (middle + 1)..<range.upperBound)
      case .neither:
        tiers[middle].append(picture)
        placing = nil
      }
    }
  }

  /// The next picture to be placed, anywhere.
  private var next: (picture: PictureID, range: Range<Int>)? {
    let placed = placed
    return pictures.indices.contains(placed) ? (pictures[placed], 0..<tiers.count) : nil
  }
}
