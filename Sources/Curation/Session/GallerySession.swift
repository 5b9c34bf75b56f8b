internal import Foundation
package import Scorers
package import Store
internal import Tensors

/// One open gallery: finds its pictures, remembers decisions, scores in the background.
///
/// Both front ends use it: the browser shows its changes, the commands wait for its end.
/// Sendable because every stored property is constant but those that `lock` guards.
package final class GallerySession: @unchecked Sendable {
  /// What is opened, and with what.
  package struct Configuration: Sendable {
    /// Folders and files, as they were typed.
    package var paths: [String]
    /// The prompt of all pictures; `nil` to take what each one's file tells.
    package var prompt: String?
    /// Scorers that are asked, in the order of the screen.
    package var scorers: [ScorerID]
    /// Where their weights are.
    package var weights: WeightsFolder
    /// How many batches are computed side by side.
    package var workers: Int
    /// Pictures a batch.
    package var batch: Int
    /// Whether pictures that no scorer can score are decoded all the same, to find broken files.
    package var decodesAll: Bool
    /// Where pictures' tokens are kept for later prompts; `nil` to keep none.
    package var tokens: TokenCache?
    /// By what the pictures are grouped.
    package var grouping: Grouping
    /// Where what the folders hold is kept for the next start; `nil` to keep nothing.
    package var listings: ListingFolder?
    /// Whether what happens in the folders is followed for as long as the session is open.
    package var watches: Bool
    /// How many folders are followed at most, beside the system's own limit.
    package var mostWatches: Int

    /// A gallery of `paths`; one batch of four pictures a core.
    package init(
      paths: [String], prompt: String? = nil, scorers: [ScorerID], weights: WeightsFolder,
      workers: Int = ProcessInfo.processInfo.activeProcessorCount, batch: Int = 4,
      decodesAll: Bool = false, tokens: TokenCache? = nil, grouping: Grouping = .byPrompt,
      listings: ListingFolder? = nil, watches: Bool = false, mostWatches: Int = .max
    ) {
      self.paths = paths
      self.prompt = prompt
      self.scorers = scorers
      self.weights = weights
      self.workers = max(1, workers)
      self.batch = max(1, batch)
      self.decodesAll = decodesAll
      self.tokens = tokens
      self.grouping = grouping
      self.listings = listings
      self.watches = watches
      self.mostWatches = mostWatches
    }
  }

  package let configuration: Configuration
  let library: Library
  /// What was decided up to here is in the state from the beginning, or once it is looked up.
  private let firstRevision: Int64
  let features: KeptFeatures
  /// Where scoring waits while a key is answered.
  let gate = ComputeGate()
  private let onChange: @Sendable ([GalleryChange]) -> Void
  private let lock = NSCondition()
  private var state: SessionState
  private var isClosed = false
  /// What ends the waits of threads that do not wait for the lock.
  private var wakers: [@Sendable () -> Void] = []
  /// How many threads work for the session.
  private var threads = 0

  /// A session that has not begun.
  ///
  /// `onChange` is called on any thread, in the order of the changes, with a lock held: it must
  /// return soon and not call the session.
  package init(
    _ configuration: Configuration, library: Library,
    onChange: @escaping @Sendable ([GalleryChange]) -> Void = { _ in }
  ) throws {
    self.configuration = configuration
    self.library = library.forNewSession()
    self.onChange = onChange
    firstRevision = try library.revision()
    features = KeptFeatures(library: library, tokens: configuration.tokens)
    let orders = try library.orders().map { (GroupID(rawValue: $0), $1) }
    let comparisons = try library.comparisons().map { (GroupID(rawValue: $0), $1) }
    state = SessionState(
      configuration, orders: Dictionary(uniqueKeysWithValues: orders),
      comparisons: Dictionary(uniqueKeysWithValues: comparisons))
  }

  /// Begins to find and to score.
  package func start() {
    startThread("salon scan") { self.scan() }
    startThread("salon identify", priority: .background) { self.identifyAll() }
    startThread("salon library") { self.followOthers(since: self.firstRevision) }
    ScoringThreads(session: self).start()
  }

  /// Ends all background work soon: what a scorer is looking at is finished and kept, nothing more is
  /// begun.
  package func close() {
    let wakers = lock.withLock {
      isClosed = true
      lock.broadcast()
      return self.wakers
    }
    for wake in wakers { wake() }
  }

  /// The gallery as it is now.
  package var gallery: Gallery { lock.withLock { state.gallery } }

  /// What went wrong beside single pictures: folders, lists, weights, the library.
  package var problems: [SessionProblem] { lock.withLock { state.problems } }

  /// Waits until everything was found and scored.
  package func waitUntilFinished() {
    lock.lock()
    defer { lock.unlock() }
    while !state.isFinished && !isClosed { lock.wait() }
  }

  /// Waits until the threads of a closed session have ended.
  package func waitUntilClosed() {
    lock.lock()
    defer { lock.unlock() }
    while threads > 0 { lock.wait() }
  }

  /// Says what the person looks at, so that it is scored first.
  package func prioritise(group: GroupID, visible: [PictureID]) {
    withState { $0.prioritise(group: group, visible: visible) }
  }

  /// Begins no more scores until ``resume()``; what is being computed is finished.
  package func pause() {
    withState { $0.setPaused(true) }
  }

  /// Goes on scoring.
  package func resume() {
    withState { $0.setPaused(false) }
  }

  /// Lets whoever calls have the cores until ``giveBackCores()``, for a tenth of a second a call at most.
  package func takeCores() {
    gate.close()
  }

  /// Lets scoring go on.
  package func giveBackCores() {
    gate.open()
  }

  /// What scoring has taken so far.
  package var tally: ScoringTally { lock.withLock { state.queue.tally } }

  /// Groups the pictures by something else.
  package func regroup(by grouping: Grouping) {
    withState { $0.regroup(by: grouping) }
  }

  // MARK: - For the threads of the session

  /// Starts a thread that works for the session.
  func startThread(
    _ name: String, priority: BackgroundThread.Priority = .normal,
    _ body: @escaping @Sendable () -> Void
  ) {
    lock.withLock { threads += 1 }
    BackgroundThread.start(name, priority: priority) { [self] in
      body()
      lock.withLock {
        threads -= 1
        lock.broadcast()
      }
    }
  }

  /// Has `wake` called, on any thread, when the session is closed; at once where it is.
  func onClose(_ wake: @escaping @Sendable () -> Void) {
    let isClosed = lock.withLock {
      wakers.append(wake)
      return self.isClosed
    }
    if isClosed { wake() }
  }

  /// Waits until the content of every picture is known, or cannot be.
  func waitUntilIdentified() {
    lock.lock()
    defer { lock.unlock() }
    while !state.identification.isFinished && !isClosed { lock.wait() }
  }

  /// Whether the session is still open.
  var isOpen: Bool { lock.withLock { !isClosed } }

  /// The scorers whose weights have been loaded.
  var loadedScorers: [any Scorer] { lock.withLock { state.loadedScorers } }

  /// The scorers once the weights of all have been loaded or cannot be; those so far once the session
  /// is closed.
  func settledScorers() -> [any Scorer] {
    lock.lock()
    defer { lock.unlock() }
    while !isClosed && !state.hasSettledScorers { lock.wait() }
    return state.loadedScorers
  }

  /// Loads the weights of the scorers that were asked for; what cannot be loaded is told and left
  /// out.
  func loadScorers() {
    // A scorer that shares a part with another comes after it in the list of all.
    let wanted = configuration.scorers
    let inOrder = ScorerID.all.filter(wanted.contains)
    for id in inOrder + wanted.filter({ !inOrder.contains($0) }) where isOpen {
      do {
        let scorer = try configuration.weights.load(id, sharing: loadedScorers)
        withState { $0.loaded(scorer) }
        attempt { try recallScores(by: scorer) }
      } catch {
        // Told first: with the last scorer lost the session may be finished.
        report("\(error)")
        withState { $0.lost(id, because: "its weights cannot be loaded") }
      }
    }
  }

  /// The bytes of a picture's file, which must still be the picture that is open: what is seen and
  /// scored must be what judgements and scores are kept for.
  func bytes(of id: PictureID) throws -> [UInt8] {
    let picture = withState { $0.gallery[id] }
    let bytes = try PictureFile.read(picture.path)
    guard let digest = picture.digest else {
      attempt { try identify(id, bytes: bytes) }
      return bytes
    }
    guard PictureFile.stamp(picture.path) == picture.stamp || ContentDigest.of(bytes) == digest
    else {
      throw hasChanged(picture.path)
    }
    return bytes
  }

  /// Why a file that is not what it was cannot be used.
  func hasChanged(_ path: String) -> CurationError {
    CurationError(
      code: .unusable, path: path,
      detail: configuration.watches
        ? "is just being written anew"
        : "has changed since it was opened; start salon again to see it")
  }

  /// What a picture's file holds, where that is known and the file has not changed since; nothing is
  /// read.
  func unchangedDigest(of id: PictureID) -> ContentDigest? {
    let picture = withState { $0.gallery[id] }
    guard let digest = picture.digest, PictureFile.stamp(picture.path) == picture.stamp else {
      return nil
    }
    return digest
  }

  /// Takes in that a picture cannot be used.
  func fail(_ id: PictureID, _ error: any Error) {
    withState { $0.failed(id, because: FaultText.of(error)) }
  }

  /// Runs what may fail without harm to the rest, and reports it if it does.
  func attempt(_ body: () throws -> Void) {
    do {
      try body()
    } catch {
      report("\(error)")
    }
  }

  /// Takes in something that went wrong beside single pictures; once, however often it happens.
  func report(_ text: String, isFailure: Bool = true) {
    withState { $0.reported(SessionProblem(text: text, isFailure: isFailure)) }
  }

  /// Works on the state, then tells what changed.
  @discardableResult
  func withState<Result>(_ body: (inout SessionState) throws -> Result) rethrows -> Result {
    lock.lock()
    defer { lock.unlock() }
    defer {
      let news = state.takeNews()
      if !news.isEmpty { onChange(news) }
      lock.broadcast()
    }
    return try body(&state)
  }

  /// Keeps what a scorer has seen in pictures; where that cannot be, they are looked at again another
  /// time.
  func keep(_ seen: [(picture: ContentDigest, features: ImageFeatures)], for scorer: any Scorer) {
    do {
      try features.keep(seen, for: scorer)
    } catch {
      report("what \(scorer.id.title) sees in pictures is not kept: \(error)", isFailure: false)
    }
  }

  /// Waits for pictures to be prepared; `nil` once the session is closed.
  func nextToPrepare() -> [PictureID]? {
    waitForWork { state in
      let pictures = state.nextToPrepare()
      return pictures.isEmpty ? nil : pictures
    }
  }

  /// Waits for a batch to compute; `nil` once the session is closed.
  func nextToCompute() -> PreparedBatch? {
    waitForWork { $0.nextToCompute(at: ScoringThreads.now) }
  }

  /// Waits for pictures whose content is not known; `nil` once the session is closed.
  func nextToIdentify(limit: Int) -> [PictureID]? {
    lock.lock()
    defer { lock.unlock() }
    while !isClosed {
      let pictures = state.nextToIdentify(limit: limit)
      if !pictures.isEmpty { return pictures }
      // What was dropped, as done already, may have been the last that was waited for.
      lock.broadcast()
      lock.wait()
    }
    return nil
  }

  private func waitForWork<Work>(_ take: (inout SessionState) -> Work?) -> Work? {
    lock.lock()
    defer { lock.unlock() }
    while !isClosed {
      if let work = take(&state) {
        // Room for the next one may be wanted elsewhere.
        lock.broadcast()
        return work
      }
      lock.wait()
    }
    return nil
  }
}
