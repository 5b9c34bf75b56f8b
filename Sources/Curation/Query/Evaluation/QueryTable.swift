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
  /// Rows, also those of pictures that are gone.
  package private(set) var count = 0
  /// The rows whose pictures are gone, or were never here.
  private(set) var gone = DenseSet()

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
  /// Each picture's group, by the order in which the groups came; -1 for one that is gone.
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

  /// Adds a picture, whose id must follow those so far; ids that are left out are of pictures that
  /// are gone.
  package mutating func append(_ picture: Picture, in group: GroupID) {
    precondition(picture.id.rawValue >= count, "pictures are appended in order")
    while count < picture.id.rawValue { skip() }
    appendRow(of: picture)
    groupOf.append(number(of: group))
    enter(picture.id.rawValue)
    update(picture)
  }

  /// Takes a picture out.
  package mutating func remove(_ id: PictureID) {
    let row = id.rawValue
    guard row < count, !gone.contains(row) else { return }
    let group = Int(groupOf[row])
    for index in scores.indices { set(.nan, of: row, by: knownScorers[index]) }
    var flags = flags[row]
    setDecision(nil, of: row, &flags)
    groups[group].size -= 1
    groups[group].undecided -= 1
    groupOf[row] = -1
    gone.set(row)
    ranks.membersChanged()
  }

  /// Takes in that the pictures of a gallery are in other groups.
  package mutating func regroup(as gallery: Gallery) {
    groups = []
    numberOfGroup = [:]
    ranks = GroupRanks()
    for row in 0..<count { figures[Figure.order.rawValue][row] = .nan }
    for picture in gallery.pictures {
      let row = picture.id.rawValue
      groupOf[row] = number(of: gallery.group(of: picture.id))
      enter(row)
      flags[row].remove([.accepted, .rejected])
      update(picture)
    }
  }

  /// Counts a row in as undecided.
  private mutating func enter(_ row: Int) {
    groups[Int(groupOf[row])].size += 1
    groups[Int(groupOf[row])].undecided += 1
    ranks.membersChanged()
  }

  private mutating func number(of group: GroupID) -> Int32 {
    if let known = numberOfGroup[group] { return known }
    let number = Int32(groups.count)
    groups.append(GroupCounts())
    numberOfGroup[group] = number
    return number
  }

  /// Adds the row of a picture that is gone.
  private mutating func skip() {
    gone.set(count)
    appendRow(of: Picture(id: PictureID(rawValue: count), path: "/"))
    groupOf.append(-1)
  }

  private mutating func appendRow(of picture: Picture) {
    count += 1
    folders.append(picture.folder.path)
    names.append(picture.name)
    let generation = picture.recipe?.generation
    prompts.append(generation?.prompt)
    negatives.append(generation?.negativePrompt)
    models.append(generation?.model)
    samplers.append(generation?.sampler)
    schedulers.append(generation?.scheduler)
    tools.append(generation?.generator)
    seeds.append(picture.seed ?? 0)
    flags.append(picture.seed == nil ? [] : .hasSeed)
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
  }

  /// Takes in what changes of a picture: its judgement, scores and whether it can be read.
  package mutating func update(_ picture: Picture) {
    let row = picture.id.rawValue
    guard !gone.contains(row) else { return }
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

  /// Takes in a group's order by hand.
  package mutating func setOrder(of group: PromptGroup) {
    for picture in group.pictures { figures[Figure.order.rawValue][picture.rawValue] = .nan }
    for (picture, rank) in group.ranksByHand {
      figures[Figure.order.rawValue][picture.rawValue] = Double(rank)
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
