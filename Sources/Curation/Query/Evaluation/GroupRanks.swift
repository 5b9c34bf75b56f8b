/// Places within the groups, computed when they are asked for.
struct GroupRanks: Sendable, Equatable {
  /// Ranks by a scorer's index.
  private var columns: [Int: Column] = [:]
  private var disagreement: Column?
  private var members = GroupMembers()

  /// A number of each picture, not a number where there is none.
  private struct Column: Sendable, Equatable {
    var values: [Double] = []
    /// Groups whose numbers are not true any more.
    var stale: Set<Int> = []

    mutating func grow(to count: Int) {
      values.append(contentsOf: repeatElement(.nan, count: max(0, count - values.count)))
    }
  }

  /// Takes in that a score of a group is another now.
  mutating func changed(scorer: Int, isInUse: Bool, inGroup group: Int) {
    columns[scorer]?.stale.insert(group)
    if isInUse { disagreement?.stale.insert(group) }
  }

  /// Takes in that a group has other pictures now.
  mutating func membersChanged() { members.isStale = true }

  /// The ranks by a scorer as they were last prepared.
  func ranks(by scorer: Int) -> [Double] { columns[scorer]?.values ?? [] }

  /// The disagreement of the scorers as it was last prepared.
  var disagreements: [Double] { disagreement?.values ?? [] }

  /// The pictures of a group as they were last prepared.
  func rows(ofGroup group: Int) -> ArraySlice<Int32> { members.rows(of: group) }

  /// Brings the lists of the groups' pictures up to date.
  mutating func prepareMembers(_ groupOf: [Int32], groups: Int) {
    members.update(groupOf, groups: groups)
  }

  /// Brings the ranks by a scorer up to date.
  mutating func prepareRanks(by scorer: Int, _ scores: [Double], groups: Int) {
    var column = columns.removeValue(forKey: scorer) ?? Column(stale: Set(0..<groups))
    column.grow(to: scores.count)
    for group in column.stale {
      let rows = members.rows(of: group)
      let places = Self.ranks(rows.map { scores[Int($0)] })
      for (row, place) in zip(rows, places) { column.values[Int(row)] = place }
    }
    column.stale = []
    columns[scorer] = column
  }

  /// Brings the disagreement of scorers, each with its column of scores, up to date.
  mutating func prepareDisagreement(_ scores: [[Double]], count: Int, groups: Int) {
    var column = disagreement ?? Column(stale: Set(0..<groups))
    disagreement = nil
    column.grow(to: count)
    for group in column.stale {
      let rows = members.rows(of: group)
      let spreads = Self.disagreements(scores.map { scores in rows.map { scores[Int($0)] } })
      for (index, row) in rows.enumerated() {
        column.values[Int(row)] = spreads.isEmpty ? .nan : spreads[index]
      }
    }
    column.stale = []
    disagreement = column
  }

  /// The rank of each score, 1 for the highest; equals share the better one, and what is not a
  /// number has none.
  static func ranks(_ scores: [Double]) -> [Double] {
    var ranks = Array(repeating: Double.nan, count: scores.count)
    let sorted = scores.indices.filter { !scores[$0].isNaN }.sorted { scores[$0] > scores[$1] }
    for (place, index) in sorted.enumerated() {
      let isTied = place > 0 && scores[sorted[place - 1]] == scores[index]
      ranks[index] = isTied ? ranks[sorted[place - 1]] : Double(place + 1)
    }
    return ranks
  }

  /// How many places lie between the best and the worst rank of each picture of a group.
  ///
  /// The ranks are those among the pictures that every scorer which knows the group has scored, so
  /// that a scorer which is not done yet does not seem to disagree; the others, and all where
  /// fewer than two scorers know the group, have none.
  static func disagreements(_ scores: [[Double]]) -> [Double] {
    let scores = scores.filter { scores in scores.contains { !$0.isNaN } }
    guard scores.count > 1, let count = scores.first?.count else { return [] }
    var spreads = Array(repeating: Double.nan, count: count)
    let common = spreads.indices.filter { row in scores.allSatisfy { !$0[row].isNaN } }
    let ranks = scores.map { scores in Self.ranks(common.map { scores[$0] }) }
    for (place, row) in common.enumerated() {
      let given = ranks.map { $0[place] }
      if let best = given.min(), let worst = given.max() { spreads[row] = worst - best }
    }
    return spreads
  }
}

/// The rows of each group, one after the other.
private struct GroupMembers: Sendable, Equatable {
  private var starts: [Int] = [0]
  private var rows: [Int32] = []
  /// Whether pictures came or went since the last update.
  var isStale = true

  func rows(of group: Int) -> ArraySlice<Int32> { rows[starts[group]..<starts[group + 1]] }

  /// Sorts all rows by their groups anew where others than before are there.
  mutating func update(_ groupOf: [Int32], groups: Int) {
    guard isStale else { return }
    isStale = false
    starts = Array(repeating: 0, count: groups + 1)
    for group in groupOf where group >= 0 { starts[Int(group) + 1] += 1 }
    for group in 0..<groups { starts[group + 1] += starts[group] }
    var next = starts
    rows = Array(repeating: 0, count: starts[groups])
    for (row, group) in groupOf.enumerated() where group >= 0 {
      rows[next[Int(group)]] = Int32(row)
      next[Int(group)] += 1
    }
  }
}
