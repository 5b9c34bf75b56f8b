package import Scorers

/// How well the pictures of each model do beside those of the others; or of each sampler, or whatever
/// else pictures have in common.
package struct FacetReport: Sendable, Equatable {
  package let facet: Grouping.Facet
  /// Each value of the facet that occurs, the most frequent first; what is not known comes last.
  package private(set) var values: [Value] = []
  /// All who have an opinion on anything: scorers, then people.
  package private(set) var voices: [Voice] = []
  /// Groups in which two values or more occur, which alone tell who wins.
  package private(set) var groups = 0

  /// One model, sampler, ….
  package struct Value: Sendable, Equatable {
    /// What it is called; `nil` for pictures that do not tell.
    package let name: String?
    package fileprivate(set) var pictures = 0
    package fileprivate(set) var standings: [Voice: Standing] = [:]
  }

  /// Holds the values of a facet against one another within the groups of a gallery.
  package init(_ gallery: Gallery, by facet: Grouping.Facet, scorers: [ScorerID]) {
    self.facet = facet
    let candidates = scorers.map(Voice.scorer) + [.people, .you]
    var indexOf: [GroupID: Int] = [:]
    for group in gallery.groups {
      let indices = group.pictures.map { id in
        let key = GroupKey.of(gallery[id], by: Grouping(facet))
        let index = indexOf[key] ?? values.count
        if index == values.count {
          indexOf[key] = index
          values.append(Value(name: Self.name(of: key, facet)))
        }
        values[index].pictures += 1
        return index
      }
      if Set(indices.filter { values[$0].name != nil }).count > 1 { groups += 1 }
      for voice in candidates {
        let opinions = AgreementReport.opinion(of: voice, on: group, in: gallery)
        add(opinions, of: voice, about: indices)
      }
    }
    voices = candidates.filter { voice in values.contains { $0.standings[voice] != nil } }
    for voice in voices { rank(by: voice) }
    values.sort {
      if ($0.name == nil) != ($1.name == nil) { return $1.name == nil }
      return ($1.pictures, $0.name ?? "") < ($0.pictures, $1.name ?? "")
    }
  }

  /// The values that a voice has an opinion on, the best first; those that it cannot rank come last.
  package func ranking(by voice: Voice) -> [(value: Value, standing: Standing)] {
    values.compactMap { value in value.standings[voice].map { (value, $0) } }
      .enumerated().sorted {
        ($0.element.1.rank ?? .max, $0.offset) < ($1.element.1.rank ?? .max, $1.offset)
      }
      .map(\.element)
  }

  /// Takes in what a voice says of a group's pictures, each of the value at an index.
  private mutating func add(_ opinions: [Double?], of voice: Voice, about indices: [Int]) {
    let heard = zip(opinions, indices).compactMap { opinion, index in
      opinion.flatMap { $0.isFinite ? (opinion: $0, index: index) : nil }
    }
    for (opinion, index) in heard { values[index].standings[voice, default: .init()].add(opinion) }
    let known = heard.filter { values[$0.index].name != nil }
    for (index, contest) in Contest.all(known) {
      values[index].standings[voice]?.add(contest)
    }
  }

  private mutating func rank(by voice: Voice) {
    let rates = values.map { $0.standings[voice]?.winRate }
    for (index, rank) in Ranking.ranks(rates).enumerated() {
      values[index].standings[voice]?.rank = rank
    }
  }

  /// The value that a key names; `nil` for the key of those that do not tell.
  private static func name(of key: GroupID, _ facet: Grouping.Facet) -> String? {
    if key == .withoutPrompt { return nil }
    let prefix = facet.rawValue + ":"
    return String(key.rawValue.dropFirst(key.rawValue.hasPrefix(prefix) ? prefix.count : 0))
  }
}

/// What one voice says of the pictures of one model, sampler, ….
package struct Standing: Sendable, Equatable {
  private var sum = 0.0
  /// Pictures on which there is an opinion.
  package private(set) var count = 0
  /// Pairs of pictures of one group, one of this value and one of another.
  package private(set) var pairs = 0
  private var wins = 0.0
  /// The place among the values by ``winRate``, 1 = best; equals share the better one.
  package fileprivate(set) var rank: Int?

  /// The mean of the opinions: of a scorer, of its scores.
  package var mean: Double? { count > 0 ? sum / Double(count) : nil }

  /// The share of the pairs in which the picture of this value is the better one.
  ///
  /// A tie is half a win; `nil` where there are no pairs.
  package var winRate: Double? { pairs > 0 ? wins / Double(pairs) : nil }

  fileprivate mutating func add(_ opinion: Double) {
    sum += opinion
    count += 1
  }

  fileprivate mutating func add(_ contest: Contest) {
    pairs += contest.pairs
    wins += contest.wins
  }
}

/// How the pictures of one value do against all others of a group.
private struct Contest {
  var pairs = 0
  var wins = 0.0

  /// The contests of all values of a group, by their indices; in n log n steps, so that a group may
  /// be as large as a gallery.
  static func all(_ opinions: [(opinion: Double, index: Int)]) -> [Int: Contest] {
    let sorted = opinions.sorted { $0.opinion < $1.opinion }
    let sizes = Dictionary(grouping: sorted, by: \.index).mapValues(\.count)
    guard sizes.count > 1 else { return [:] }
    var contests = sizes.mapValues { Contest(pairs: $0 * (sorted.count - $0)) }
    var below: [Int: Int] = [:]
    var start = 0
    while start < sorted.count {
      let end = sorted[start...].firstIndex { $0.opinion != sorted[start].opinion } ?? sorted.count
      let equals = Dictionary(grouping: sorted[start..<end], by: \.index).mapValues(\.count)
      for (index, count) in equals {
        let worse = start - below[index, default: 0]
        let even = end - start - count
        contests[index]?.wins += Double(count) * (Double(worse) + Double(even) / 2)
      }
      for (index, count) in equals { below[index, default: 0] += count }
      start = end
    }
    return contests
  }
}
