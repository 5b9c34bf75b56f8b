internal import Provenance
package import Scorers
internal import Store

/// What questions are answered from: the open gallery by columns, in the order of its pictures.
///
/// A picture's row is its id. Texts are folded when they come in; decisions and scores are set as
/// they change; ranks are computed when a question needs them, and then only those of the groups in
/// which something changed.
package struct QueryTable: Sendable, Equatable {
  /// The scorers in use: those that `unscored` and `disagree` are about.
  package let scorers: [ScorerID]
  /// Pictures.
  package private(set) var count = 0

  private(set) var names = FoldedTexts()
  private(set) var folders = TextColumn()
  private(set) var prompts = TextColumn()
  private(set) var negatives = TextColumn()
  private(set) var models = TextColumn()
  private(set) var samplers = TextColumn()
  private(set) var schedulers = TextColumn()
  private(set) var tools = TextColumn()
  private(set) var seeds: [UInt64] = []
  private(set) var flags: [PictureFlags] = []
  private var figures: [[Double]] = Array(repeating: [], count: Figure.allCases.count)
  /// The scorers that have a column: those in use, and others whose scores were seen.
  private(set) var knownScorers: [ScorerID]
  private var scores: [[Double]]
  /// Each picture's group, by the order in which the groups came.
  private(set) var groupOf: [Int32] = []
  private(set) var groups: [GroupCounts] = []
  private var numberOfGroup: [GroupID: Int32] = [:]
  var ranks = GroupRanks()

  /// Numbers that do not change with other pictures; what is not known is not a number.
  enum Figure: Int, CaseIterable {
    case steps, cfg, width, height, pixels, date, stars, order
  }

  /// What can be counted in a group.
  struct GroupCounts: Sendable, Equatable {
    var size: Int32 = 0
    var accepted: Int32 = 0
    var undecided: Int32 = 0
  }

  /// A table without pictures.
  package init(scorers: [ScorerID]) {
    self.scorers = scorers
    knownScorers = scorers
    scores = Array(repeating: [], count: scorers.count)
  }

  /// The group that a picture is in, by the order in which the groups came.
  package func group(of picture: PictureID) -> Int { Int(groupOf[picture.rawValue]) }

  /// A column of figures.
  func figures(_ figure: Figure) -> [Double] { figures[figure.rawValue] }

  /// The scores of one of the known scorers, by its index.
  func scores(_ index: Int) -> [Double] { scores[index] }

  // MARK: - Filling

  /// Adds the next picture, whose id must be the number of pictures so far.
  package mutating func append(_ picture: Picture, in group: GroupID) {
    precondition(picture.id.rawValue == count, "pictures are appended in order")
    count += 1
    let path = picture.path
    let slash = path.utf8.lastIndex(of: UInt8(ascii: "/"))
    folders.append(slash.map { path[..<$0] })
    names.append(slash.map { path[path.utf8.index(after: $0)...] } ?? path[...])
    let generation = picture.generation
    prompts.append(generation?.prompt)
    negatives.append(generation?.negativePrompt)
    models.append(generation?.model)
    samplers.append(generation?.sampler)
    schedulers.append(generation?.scheduler)
    tools.append(generation?.generator)
    seeds.append(generation?.seed ?? 0)
    flags.append(generation?.seed == nil ? [] : .hasSeed)
    append(generation?.steps.map(Double.init), to: .steps)
    append(generation?.cfgScale, to: .cfg)
    let width = picture.pixels.map { Double($0.width) }
    let height = picture.pixels.map { Double($0.height) }
    append(width, to: .width)
    append(height, to: .height)
    append(width.flatMap { width in height.map { width * $0 } }, to: .pixels)
    append(picture.modified, to: .date)
    append(0, to: .stars)
    append(nil, to: .order)
    for index in scores.indices { scores[index].append(.nan) }
    let number = numberOfGroup[group] ?? Int32(groups.count)
    if number == groups.count {
      groups.append(GroupCounts())
      numberOfGroup[group] = number
    }
    groupOf.append(number)
    groups[Int(number)].size += 1
    groups[Int(number)].undecided += 1
    update(picture)
  }

  /// Takes in what changes of a picture: its judgement, scores and whether it can be read.
  package mutating func update(_ picture: Picture) {
    let row = picture.id.rawValue
    var flags = flags[row]
    flags.set(.broken, picture.fault != nil)
    setDecision(picture.judgement.decision, of: row, &flags)
    self.flags[row] = flags
    figures[Figure.stars.rawValue][row] = Double(picture.judgement.stars)
    for (scorer, state) in picture.scores {
      var value = Double.nan
      if case .exact(let score) = state { value = score.value }
      set(value, of: row, by: scorer)
    }
  }

  /// Takes in a group's order by hand, best first.
  package mutating func setOrder(_ order: [PictureID]?, ofGroupOf pictures: [PictureID]) {
    for picture in pictures { figures[Figure.order.rawValue][picture.rawValue] = .nan }
    for (index, picture) in (order ?? []).enumerated()
    where figures[Figure.order.rawValue][picture.rawValue].isNaN {
      figures[Figure.order.rawValue][picture.rawValue] = Double(index + 1)
    }
  }

  private mutating func append(_ value: Double?, to figure: Figure) {
    figures[figure.rawValue].append(value ?? .nan)
  }

  private mutating func setDecision(
    _ decision: Decision?, of row: Int, _ flags: inout PictureFlags
  ) {
    let group = Int(groupOf[row])
    let before = flags
    flags.set(.accepted, decision == .accepted)
    flags.set(.rejected, decision == .rejected)
    let accepted = Int32(flags.contains(.accepted) ? 1 : 0) - (before.contains(.accepted) ? 1 : 0)
    let rejected = Int32(flags.contains(.rejected) ? 1 : 0) - (before.contains(.rejected) ? 1 : 0)
    groups[group].accepted += accepted
    groups[group].undecided -= accepted + rejected
  }

  private mutating func set(_ value: Double, of row: Int, by scorer: ScorerID) {
    let index = knownScorers.firstIndex(of: scorer) ?? knownScorers.count
    if index == knownScorers.count {
      if value.isNaN { return }
      knownScorers.append(scorer)
      scores.append(Array(repeating: .nan, count: count))
    }
    let old = scores[index][row]
    guard old != value, !(old.isNaN && value.isNaN) else { return }
    scores[index][row] = value
    ranks.changed(scorer: index, isInUse: index < scorers.count, inGroup: Int(groupOf[row]))
  }
}

/// What is true of a picture or not.
struct PictureFlags: OptionSet, Sendable, Hashable {
  let rawValue: UInt8

  static let accepted = PictureFlags(rawValue: 1)
  static let rejected = PictureFlags(rawValue: 2)
  static let broken = PictureFlags(rawValue: 4)
  static let hasSeed = PictureFlags(rawValue: 8)

  /// Puts a flag in or takes it out.
  mutating func set(_ flag: PictureFlags, _ isSet: Bool) {
    if isSet { insert(flag) } else { remove(flag) }
  }
}
