internal import Imaging
internal import Scorers
internal import Store
internal import Tensors

/// Answers a question on the thread that runs it: pictures of which features are kept first, then
/// those that have yet to be looked at.
struct WhatIfComputation {
  let session: GallerySession
  let question: WhatIfQuestion
  let inquiry: WhatIfInquiry
  let tell: (WhatIf.Change) -> Void
  private let workspace: Workspace

  /// Pictures that are computed together: between them the answer can be called off.
  private static let batch = 4

  private typealias KnownPicture = (id: PictureID, digest: ContentDigest)

  /// An answer that has not begun; all cores share each of its steps.
  init(
    _ question: WhatIfQuestion, session: GallerySession, inquiry: WhatIfInquiry,
    tell: @escaping (WhatIf.Change) -> Void
  ) {
    self.session = session
    self.question = question
    self.inquiry = inquiry
    self.tell = tell
    workspace = Workspace(threads: session.configuration.workers)
  }

  /// Answers, and says when it is done or called off.
  func run() {
    defer { tell(.finished) }
    let scorers = session.settledScorers().filter { question.scorers.contains($0.id) }
    let readers = Dictionary(grouping: scorers, by: \.featureSource)
    var sources: [ScorerID] = []
    for scorer in scorers where !sources.contains(scorer.featureSource) {
      sources.append(scorer.featureSource)
    }
    let pictures = question.pictures.compactMap(known)
    var unseen: [ScorerID: [KnownPicture]] = [:]
    for source in sources {
      guard let readers = readers[source] else { continue }
      for batch in Self.batches(pictures) where isWanted {
        unseen[source, default: []] += answer(batch, readers)
      }
    }
    for source in sources {
      guard let readers = readers[source], let pictures = unseen[source] else { continue }
      for batch in Self.batches(pictures) where isWanted { look(at: batch, readers) }
    }
  }

  private var isWanted: Bool { !inquiry.isCancelled && session.isOpen }

  private static func batches(_ pictures: [KnownPicture]) -> [[KnownPicture]] {
    stride(from: 0, to: pictures.count, by: batch).map { start in
      Array(pictures[start..<min(start + batch, pictures.count)])
    }
  }

  /// A picture that can be asked about; `nil` where it cannot, which is told.
  private func known(_ id: PictureID) -> KnownPicture? {
    guard isWanted else { return nil }
    do {
      try session.identify(id)
    } catch {
      session.fail(id, error)
    }
    let picture = session.withState { $0.gallery[id] }
    if let fault = picture.fault {
      tell(.failed(id, fault))
      return nil
    }
    return picture.digest.map { (id, $0) }
  }

  /// Answers for those of some pictures whose features are kept; the others.
  private func answer(_ pictures: [KnownPicture], _ readers: [any Scorer]) -> [KnownPicture] {
    var kept: [ContentDigest: ImageFeatures] = [:]
    session.attempt {
      kept = try session.features.features(of: pictures.map(\.digest), for: readers[0])
    }
    let seen = pictures.compactMap { picture in kept[picture.digest].map { (picture.id, $0) } }
    if !seen.isEmpty {
      let count = seen.count
      session.withState { $0.looked(readers[0].featureSource, computed: 0, recalled: count) }
      answer(seen, readers)
    }
    return pictures.filter { kept[$0.digest] == nil }
  }

  /// Looks at pictures, keeps what is seen and answers.
  private func look(at pictures: [KnownPicture], _ readers: [any Scorer]) {
    let scorer = readers[0]
    var decoded: [(picture: KnownPicture, input: ModelInput)] = []
    for picture in pictures where isWanted {
      do {
        let bitmap = try ImageDecoder.decode(session.bytes(of: picture.id))
        decoded.append((picture, scorer.preprocessing(bitmap)))
      } catch {
        session.fail(picture.id, error)
        tell(.failed(picture.id, FaultText.of(error)))
      }
    }
    guard !decoded.isEmpty else { return }
    let features = scorer.features(of: decoded.map(\.input), with: workspace)
    session.keep(zip(decoded, features).map { ($0.picture.digest, $1) }, for: scorer)
    let count = decoded.count
    session.withState { $0.looked(scorer.featureSource, computed: count, recalled: 0) }
    answer(zip(decoded, features).map { ($0.picture.id, $1) }, readers)
  }

  /// Answers for pictures by scorers that read the same features.
  private func answer(_ seen: [(id: PictureID, features: ImageFeatures)], _ readers: [any Scorer]) {
    let features = seen.map(\.features)
    for scorer in readers where isWanted {
      let tokens = scorer.tokens(ScoringPrompt.text(question.prompt))
      let values = scorer.scores(of: features, prompt: tokens, with: workspace)
      let scores = zip(seen, values).filter { $1.isFinite }.map { picture, value in
        (picture.id, Score(value: value, tokensUsed: tokens.used, tokensTotal: tokens.total))
      }
      tell(.scored(scorer.id, Dictionary(scores) { first, _ in first }))
      if question.asksWords { weigh(seen, values, scorer) }
    }
  }

  /// Tells what each word contributes to scores that are known with all of them.
  private func weigh(
    _ seen: [(id: PictureID, features: ImageFeatures)], _ whole: [Double], _ scorer: any Scorer
  ) {
    let features = seen.map(\.features)
    for (index, word) in PromptWord.words(of: question.prompt).enumerated() where isWanted {
      let rest = PromptWord.prompt(question.prompt, without: word)
      let values = scorer.scores(
        of: features, prompt: scorer.tokens(ScoringPrompt.text(rest)), with: workspace)
      let differences = seen.indices.map { (seen[$0].id, whole[$0] - values[$0]) }
      tell(
        .weighed(
          scorer.id, word: index,
          Dictionary(differences.filter { $0.1.isFinite }) { first, _ in first }))
    }
  }
}
