package import Scorers

/// Whose opinion of a gallery's pictures is held against the others'.
package enum Voice: Sendable, Hashable {
  case scorer(ScorerID)
  /// The people who were asked for the dataset that was opened.
  case people
  /// The person who uses this library.
  case you
}

/// How the scorers of a gallery agree with one another and with people.
package struct AgreementReport: Sendable, Equatable {
  /// The groups that were looked at: those of two pictures or more.
  package private(set) var groups = 0
  /// The pictures in them.
  package private(set) var pictures = 0
  /// All who have an opinion on anything: scorers, then people.
  package private(set) var voices: [Voice] = []
  private var againstPeople: [Pair: Agreement] = [:]
  private var taus: [Pair: Mean] = [:]
  private var rhos: [Pair: Mean] = [:]
  /// The groups on which the scorers disagree most, the most first.
  package private(set) var disputed: [Dispute] = []

  /// Two voices; for the agreement of scorers with people the scorer is the first.
  private struct Pair: Sendable, Hashable {
    let first: Voice
    let second: Voice
  }

  /// A group and how far its scorers are from one another.
  package struct Dispute: Sendable, Equatable {
    package let group: GroupID
    package let prompt: String?
    /// ``Disagreement/ofGroup(_:)``.
    package let share: Double
    package let pictures: Int
  }

  /// Holds the scorers of a gallery against one another and against people; the `longest` most
  /// disputed groups are named.
  package init(_ gallery: Gallery, scorers: [ScorerID], longest: Int = 5) {
    var heard: Set<Voice> = []
    let candidates = scorers.map(Voice.scorer) + [.people, .you]
    for group in gallery.groups where group.pictures.count > 1 {
      groups += 1
      pictures += group.pictures.count
      let opinions = Dictionary(
        uniqueKeysWithValues: candidates.map { ($0, Self.opinion(of: $0, on: group, in: gallery)) })
      heard.formUnion(opinions.filter { $1.contains { $0 != nil } }.keys)
      add(opinions, candidates)
      let share = Disagreement.ofGroup(scorers.compactMap { opinions[.scorer($0)] })
      if let share {
        disputed.append(
          Dispute(
            group: group.id, prompt: group.prompt, share: share, pictures: group.pictures.count))
      }
    }
    voices = candidates.filter(heard.contains)
    disputed.sort { $0.share > $1.share }
    disputed = Array(disputed.prefix(longest))
  }

  /// How well a scorer agrees with people; `nil` where they have nothing in common.
  package func agreement(of scorer: ScorerID, with people: Voice) -> Agreement? {
    againstPeople[Pair(first: .scorer(scorer), second: people)].flatMap {
      $0.groups > 0 ? $0 : nil
    }
  }

  /// The mean over the groups of two voices' Kendall τ-b and Spearman ρ, and of how many groups;
  /// `nil` where no group has them.
  package func correlation(
    _ one: Voice, _ other: Voice
  ) -> (kendallTauB: Double, spearmanRho: Double, groups: Int)? {
    for pair in [Pair(first: one, second: other), Pair(first: other, second: one)] {
      if let mean = taus[pair], let tau = mean.value, let rho = rhos[pair]?.value {
        return (tau, rho, mean.count)
      }
    }
    return nil
  }

  private mutating func add(_ opinions: [Voice: [Double?]], _ voices: [Voice]) {
    for (index, one) in voices.enumerated() {
      for other in voices.dropFirst(index + 1) {
        let pair = Pair(first: one, second: other)
        guard let first = opinions[one], let second = opinions[other] else { continue }
        if let tau = RankCorrelation.kendallTauB(first, second),
          let rho = RankCorrelation.spearmanRho(first, second)
        {
          taus[pair, default: Mean()].add(tau)
          rhos[pair, default: Mean()].add(rho)
        }
        if case .scorer = one, other == .people || other == .you {
          againstPeople[pair, default: Agreement()].add(
            scores: first, ranks: second.map { $0.map { -$0 } })
        }
      }
    }
  }

  /// What a voice says of each picture of a group, higher is better.
  static func opinion(
    of voice: Voice, on group: PromptGroup, in gallery: Gallery
  ) -> [Double?] {
    switch voice {
    case .scorer(let scorer):
      group.pictures.map { gallery[$0].fault == nil ? gallery[$0].score(scorer) : nil }
    case .people: group.pictures.map { gallery[$0].people.map { -$0 } }
    case .you: OwnRanking.ranks(of: group, in: gallery).map { $0.map { -Double($0) } }
    }
  }
}
