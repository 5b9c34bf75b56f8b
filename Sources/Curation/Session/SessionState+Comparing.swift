internal import Store

extension SessionState {
  /// What was answered about pictures of a group that are open here; copies of one content are as
  /// good as one another.
  func answers(of group: GroupID) -> [Duel.Answer] {
    var answers: [Duel.Answer] = []
    for comparison in comparisons[group] ?? [] {
      for first in pictures(comparison.first, in: group) {
        answers += pictures(comparison.second, in: group).map {
          Duel.Answer(first, $0, comparison.preference)
        }
      }
    }
    var firsts: [ContentDigest: PictureID] = [:]
    for picture in gallery[group]?.pictures ?? [] {
      guard let digest = digest(picture) else { continue }
      if let first = firsts[digest] {
        answers.append(Duel.Answer(first, picture, .neither, isGiven: false))
      } else {
        firsts[digest] = picture
      }
    }
    return answers
  }

  private func digest(_ picture: PictureID) -> ContentDigest? { gallery[picture].digest }

  private func pictures(_ digest: ContentDigest, in group: GroupID) -> [PictureID] {
    picturesOf[digest].filter { gallery.group(of: $0) == group }
  }

  /// The edits that give up what an order contradicts: answers about pictures that it puts the other
  /// way round than the order before, or than they say.
  func comparisons(
    of group: GroupID, supersededBy order: [ContentDigest]
  ) -> [Edit] {
    guard let known = comparisons[group], !known.isEmpty else { return [] }
    func places(_ order: [ContentDigest]) -> [ContentDigest: Int] {
      Dictionary(zip(order, 0...), uniquingKeysWith: { first, _ in first })
    }
    let before = places((gallery[group]?.order ?? []).compactMap(digest))
    let after = places(order)
    return known.filter { comparison in
      guard let first = after[comparison.first], let second = after[comparison.second] else {
        return false
      }
      if let one = before[comparison.first], let other = before[comparison.second] {
        return (one < other) != (first < second)
      }
      switch comparison.preference {
      case .first: return first > second
      case .second: return second > first
      case .neither: return false
      }
    }.map { .comparison(group: group.rawValue, $0.first, $0.second, nil) }
  }

  /// Takes in what the library has of two pictures of a group.
  mutating func compared(
    _ first: ContentDigest, _ second: ContentDigest, _ preference: Preference?, in group: GroupID
  ) {
    var known = comparisons[group] ?? []
    known.removeAll { Set([$0.first, $0.second]) == [first, second] }
    if let preference { known.append(Comparison(first, second, preference)) }
    comparisons[group] = known.isEmpty ? nil : known
  }

  /// Tells what is answered now in the groups whose comparisons changed.
  mutating func tellAnswers(_ edits: [Edit]) {
    let groups = edits.compactMap { edit in
      if case .comparison(let group, _, _, _) = edit { GroupID(rawValue: group) } else { nil }
    }
    for group in Set(groups) where gallery[group] != nil {
      make(.answered(group, answers(of: group)))
      tellTies(of: group)
    }
  }

  /// Tells what was answered about pictures that have just been identified: a duel that began before
  /// could not know it.
  mutating func tellAnswers(about pictures: some Sequence<PictureID>) {
    guard !comparisons.isEmpty else { return }
    for group in Set(pictures.map { gallery.group(of: $0) }) where comparisons[group] != nil {
      make(.answered(group, answers(of: group)))
    }
  }

  /// Tells which pictures of a group's order are as good as the one before them.
  mutating func tellTies(of group: GroupID) {
    guard let known = gallery[group], let order = known.order else { return }
    let equals = Set(
      (comparisons[group] ?? []).filter { $0.preference == .neither }
        .map { Set([$0.first, $0.second]) })
    var ties: Set<PictureID> = []
    var run: [ContentDigest] = []
    for picture in order where !equals.isEmpty {
      guard let digest = digest(picture) else { continue }
      if run.contains(where: { $0 == digest || equals.contains([$0, digest]) }) {
        ties.insert(picture)
      } else {
        run = []
      }
      run.append(digest)
    }
    if ties != known.ties { make(.tied(group, ties)) }
  }
}
