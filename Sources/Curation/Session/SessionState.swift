internal import Provenance
internal import Scorers
internal import Store

/// All that a session knows, and the changes that nobody has been told of yet.
///
/// A value: ``GallerySession`` holds the lock.
struct SessionState {
  private(set) var gallery: Gallery
  /// Changes made since they were last taken.
  private(set) var news: [GalleryChange] = []
  private(set) var queue: ScoringQueue
  private(set) var isScanned = false
  /// Whether what was found is kept for the next start, or nothing is to be kept.
  private(set) var isKept = false
  /// Grows with every change of what is kept for the next start.
  private(set) var listingRevision = 0
  /// The scorers whose weights have been loaded.
  private(set) var loadedScorers: [any Scorer] = []
  /// What went wrong beside single pictures, each once.
  private(set) var problems: [SessionProblem] = []
  /// Pictures that are to be read for their content's sake.
  private(set) var identification = IdentificationQueue()
  /// The pictures that hold a content.
  private(set) var picturesOf = ContentIndex()
  /// Orders by hand as the library has them.
  private var orders: [GroupID: [ContentDigest]] = [:]
  /// What was said of two pictures at a time, as the library has it.
  var comparisons: [GroupID: [Comparison]]
  /// Scorers that are asked: all but the lost.
  private var scorers: [ScorerID]
  /// Scorers that cannot be used, with the reason.
  private var lostScorers: [ScorerID: String] = [:]
  private let decodesAll: Bool
  private var done = 0
  private var total = 0

  /// Whether every picture is known and every one that can be scored is.
  var isFinished: Bool { isScanned && isKept && identification.isFinished && queue.isFinished }

  /// Whether each scorer that is asked has been loaded.
  var hasSettledScorers: Bool {
    scorers.allSatisfy { id in loadedScorers.contains { $0.id == id } }
  }

  /// A session that has found nothing yet.
  init(
    _ configuration: GallerySession.Configuration, orders: [GroupID: [ContentDigest]],
    comparisons: [GroupID: [Comparison]] = [:]
  ) {
    gallery = Gallery(grouping: configuration.grouping)
    scorers = configuration.scorers
    decodesAll = configuration.decodesAll
    queue = ScoringQueue(workers: configuration.workers, batch: configuration.batch)
    self.orders = orders
    self.comparisons = comparisons
  }

  /// The changes since the last call.
  mutating func takeNews() -> [GalleryChange] {
    defer { news = [] }
    return news
  }

  /// Whether a picture is still part of the gallery.
  func contains(_ id: PictureID) -> Bool { gallery.pictures.contains(id) }

  /// The scorers that still owe a picture a score.
  func missingScorers(of id: PictureID) -> [ScorerID] {
    contains(id) ? scorers.filter { gallery[id].scores[$0] == .pending } : []
  }

  // MARK: - Finding

  /// Makes room for so many pictures that will be found.
  mutating func expect(_ count: Int) {
    picturesOf.reserve(count)
  }

  /// Takes in pictures whose ids follow those so far, with what the library remembers of them.
  mutating func found(_ pictures: [Picture]) {
    guard !pictures.isEmpty else { return }
    var blank = FirstScores(scorers: scorers, lost: lostScorers)
    var added = pictures
    for index in added.indices { blank.fill(&added[index]) }
    make(.found(added))
    welcome(added)
  }

  /// Takes in that the files of pictures are gone.
  mutating func removed(_ ids: [PictureID]) {
    let ids = ids.filter(contains)
    guard !ids.isEmpty else { return }
    for id in ids { forget(id) }
    make(.removed(ids))
    // A tie may have been with one that is gone.
    for group in Set(ids.map({ gallery.group(of: $0) })) { tellTies(of: group) }
    tellProgress()
  }

  /// Takes in that there are other pictures, whose ids follow those so far, in the place of some.
  mutating func replaced(_ replacements: [Replacement]) {
    guard !replacements.isEmpty else { return }
    var blank = FirstScores(scorers: scorers, lost: lostScorers)
    let filled = replacements.map { replacement in
      var picture = replacement.picture
      blank.fill(&picture)
      return Replacement(replacement.old, by: picture)
    }
    for replacement in filled { forget(replacement.old) }
    make(.replaced(filled))
    welcome(filled.map(\.picture))
  }

  /// Groups the pictures by something else.
  mutating func regroup(by grouping: Grouping) {
    guard grouping != gallery.grouping else { return }
    make(.regrouped(grouping))
    queue.regroup { gallery.group(of: $0) }
    restoreOrders(ofGroups: gallery.groups.map(\.id))
  }

  /// Lines up what is to be done for pictures that are new.
  private mutating func welcome(_ pictures: [Picture]) {
    picturesOf.reserve(pictures.count { $0.digest != nil })
    for picture in pictures {
      if let digest = picture.digest {
        picturesOf.add(picture.id, to: digest)
      } else if picture.fault == nil {
        identification.add(picture.id)
      }
      guard needsWork(picture) else { continue }
      total += picture.scores.values.count { $0 == .pending }
      queue.add(picture.id, in: gallery.group(of: picture.id))
    }
    restoreOrders(of: pictures.lazy.filter { $0.digest != nil }.map(\.id))
    tellProgress()
  }

  /// Gives up what was to be done for a picture, which is still in the gallery.
  private mutating func forget(_ id: PictureID) {
    let picture = gallery[id]
    total -= picture.scores.values.count { $0 == .pending }
    queue.remove(id)
    if let digest = picture.digest { picturesOf.remove(id, from: digest) }
  }

  private func needsWork(_ picture: Picture) -> Bool {
    picture.scores.values.contains(.pending) || (decodesAll && picture.fault == nil)
  }

  /// Says that there are no more pictures to be found.
  mutating func scanned() {
    isScanned = true
    make(.scanned)
  }

  /// Says that what was found is kept for the next start.
  mutating func kept() {
    isKept = true
  }

  // MARK: - Identifying

  /// Takes the next pictures out that are to be read.
  mutating func nextToIdentify(limit: Int) -> [PictureID] {
    identification.next(limit: limit) { id in
      gallery.pictures.contains(id) && gallery[id].digest == nil && gallery[id].fault == nil
    }
  }

  /// Says that pictures which were taken out are read, or cannot be.
  mutating func identificationDone(_ ids: [PictureID]) {
    identification.finish(ids.count)
  }

  /// Takes in what a picture's bytes are and what the library remembers of them; the order of its
  /// group is left to ``restoreOrders(of:)``.
  mutating func identified(
    _ id: PictureID, _ digest: ContentDigest, _ judgement: Judgement, _ scores: ScoreList
  ) {
    guard contains(id), gallery[id].digest == nil else { return }
    picturesOf.add(id, to: digest)
    make(.identified(id, digest, judgement, scores))
  }

  /// Takes in the orders by hand, and the answers, of the groups of pictures that have just been
  /// identified: once a group, since each costs as much as the group is large.
  mutating func restoreOrders(of pictures: some Sequence<PictureID>) {
    guard !orders.isEmpty || !comparisons.isEmpty else { return }
    let groups = Set(pictures.map { gallery.group(of: $0) })
    restoreOrders(ofGroups: groups)
    for group in groups where comparisons[group] != nil {
      make(.answered(group, answers(of: group)))
    }
  }

  private mutating func restoreOrders(ofGroups groups: some Sequence<GroupID>) {
    guard !orders.isEmpty else { return }
    for group in groups {
      guard let order = orders[group] else { continue }
      let known = self.pictures(order, in: group)
      if !known.isEmpty, known != gallery[group]?.order { make(.ordered(group, known)) }
      tellTies(of: group)
    }
  }

  /// Takes in a score that the library remembers of a picture, unless there is one by now.
  mutating func remembered(_ id: PictureID, _ scorer: ScorerID, _ state: ScoreState) {
    guard contains(id), gallery[id].scores[scorer] == .pending else { return }
    make(.scored(id, scorer, state))
  }

  /// The pictures of a group that have these contents, in their order, each once.
  private func pictures(_ digests: [ContentDigest], in group: GroupID) -> [PictureID] {
    var seen: Set<ContentDigest> = []
    return digests.filter { seen.insert($0).inserted }
      .flatMap { picturesOf[$0] }.filter { gallery.group(of: $0) == group }
  }

  // MARK: - Judging

  /// Whether a picture is open here.
  func isOpen(_ picture: ContentDigest) -> Bool { picturesOf.contains(picture) }

  /// Takes in what the library now holds.
  mutating func applied(_ edits: [Edit]) {
    for edit in edits {
      switch edit {
      case .decision(let digest, let decision): judge(digest) { $0.decision = decision }
      case .stars(let digest, let stars): judge(digest) { $0.stars = stars }
      case .order(let key, let digests): order(GroupID(rawValue: key), digests)
      case .comparison(let key, let first, let second, let preference):
        compared(first, second, preference, in: GroupID(rawValue: key))
      }
    }
    tellAnswers(edits)
  }

  private mutating func judge(_ digest: ContentDigest, _ edit: (inout Judgement) -> Void) {
    for id in picturesOf[digest] {
      var judgement = gallery[id].judgement
      edit(&judgement)
      if judgement != gallery[id].judgement { make(.judged(id, judgement)) }
    }
  }

  private mutating func order(_ group: GroupID, _ digests: [ContentDigest]?) {
    orders[group] = digests
    guard let before = gallery[group] else { return }
    let order = digests.map { pictures($0, in: group) }
    if order != before.order { make(.ordered(group, order)) }
    tellTies(of: group)
  }

  /// Takes in something that went wrong beside single pictures.
  mutating func reported(_ problem: SessionProblem) {
    guard !problems.contains(problem) else { return }
    problems.append(problem)
    make(.reported(problem.text))
  }

  // MARK: - Scoring

  /// Takes in that a scorer can be used from now on.
  mutating func loaded(_ scorer: any Scorer) {
    loadedScorers.append(scorer)
  }

  /// Takes in that a scorer cannot be used, for this reason.
  mutating func lost(_ scorer: ScorerID, because reason: String) {
    scorers.removeAll { $0 == scorer }
    lostScorers[scorer] = reason
    for picture in gallery.pictures where picture.scores[scorer] == .pending {
      make(.scored(picture.id, scorer, .impossible(reason)))
    }
  }

  /// Says what the person looks at.
  mutating func prioritise(group: GroupID, visible: [PictureID]) {
    queue.prioritise(group: group, visible: visible)
  }

  /// Begins no more scores, or goes on.
  mutating func setPaused(_ isPaused: Bool) {
    guard isPaused != queue.isPaused else { return }
    if isPaused { queue.pause() } else { queue.resume() }
    tellProgress()
  }

  /// Takes out pictures to be prepared for scoring, all of one group; none where none wait.
  mutating func nextToPrepare() -> [PictureID] { queue.nextToPrepare() }

  /// Takes in pictures that are ready to be scored; those that were taken out with them and are not
  /// among them have nothing to be scored.
  mutating func prepared(_ batch: PreparedBatch, outOf taken: [PictureID]) {
    var batch = batch
    batch.pictures.removeAll { !contains($0.id) }
    let ready = Set(batch.pictures.map(\.id))
    queue.finish(taken.filter { !ready.contains($0) })
    if !batch.pictures.isEmpty { queue.add(batch) }
    tellProgress()
  }

  /// Takes out a batch to be computed, at a moment in seconds.
  mutating func nextToCompute(at moment: Double) -> PreparedBatch? {
    queue.nextToCompute(at: moment)
  }

  /// Takes in that a source has looked at so many pictures, and already knew of so many more.
  mutating func looked(_ source: ScorerID, computed: Int, recalled: Int) {
    queue.tally.computed[source, default: 0] += computed
    queue.tally.recalled[source, default: 0] += recalled
  }

  /// Takes in the scores of a batch, which were computed by a moment in seconds.
  mutating func scored(
    _ scores: [(id: PictureID, state: ScoreState)], by scorer: ScorerID, at moment: Double
  ) {
    for (id, state) in scores where contains(id) { make(.scored(id, scorer, state)) }
    queue.computed(scores.count, at: moment)
    tellProgress()
  }

  /// Takes in that a picture cannot be used, for this reason.
  mutating func failed(_ id: PictureID, because reason: String) {
    guard contains(id), gallery[id].fault == nil else { return }
    make(.failed(id, reason))
    for (scorer, state) in gallery[id].scores where state == .pending {
      make(.scored(id, scorer, .impossible("the picture cannot be read")))
    }
  }

  /// Takes in that pictures which were taken out are done.
  mutating func finished(_ pictures: [PictureID]) {
    queue.finish(pictures)
    tellProgress()
  }

  private mutating func tellProgress() {
    make(
      .progress(
        ScoringProgress(
          done: done, total: total, secondsEach: queue.secondsEach, isPaused: queue.isPaused)))
  }

  /// Makes a change and tells it.
  mutating func make(_ change: GalleryChange) {
    done += settled(by: change)
    if change.concernsFiles { listingRevision += 1 }
    gallery.apply(change)
    news.append(change)
  }

  /// How many scores that were waited for a change makes known.
  private func settled(by change: GalleryChange) -> Int {
    switch change {
    case .scored(let id, let scorer, let state):
      gallery[id].scores[scorer] == .pending && state != .pending ? 1 : 0
    case .identified(let id, _, _, let scores):
      scores.count { gallery[id].scores[$0.key] == .pending && $0.value != .pending }
    default: 0
    }
  }
}

extension GalleryChange {
  /// Whether it tells of files or their contents.
  fileprivate var concernsFiles: Bool {
    switch self {
    case .found, .removed, .replaced, .identified: true
    default: false
    }
  }
}
