import Curation
import Foundation
import Scorers
import Store
import Synchronization
import TestSupport
import Testing

@Suite(
  "Scores for another prompt",
  .enabled(if: ReferenceWeights.arePossible, "needs the reference data, and numpy"))
struct WhatIfTests {
  private static let edited = "an owl in the snow, oil on canvas"
  private static let scorers: [ScorerID] = [.imageReward, .clip, .blip]

  /// A gallery whose pictures have been scored, and its session.
  private func scored(_ count: Int) throws -> (gallery: ScoredGallery, session: GallerySession) {
    let gallery = try ScoredGallery(pictures: count)
    let session = try gallery.session(Self.scorers + [.aesthetic])
    session.start()
    session.waitUntilFinished()
    return (gallery, session)
  }

  private func question(
    _ session: GallerySession, _ prompt: String, asksWords: Bool = false
  ) -> WhatIfQuestion {
    WhatIfQuestion(
      session.gallery.pictures.map(\.id), prompt: prompt,
      scorers: session.configuration.scorers, asksWords: asksWords)
  }

  @Test("They are the scores that the prompt would really bring, and no picture is looked at again")
  func sameScores() throws {
    let (gallery, session) = try scored(6)
    defer { session.close() }
    let (before, pictures) = (session.tally.computed, session.gallery)
    let answer = session.answer(question(session, Self.edited))
    #expect(answer.isFinished && answer.failures.isEmpty && answer.contributions.isEmpty)
    #expect(session.tally.computed == before)
    let real = try gallery.session(Self.scorers, prompt: Self.edited, isRemembered: false)
    real.start()
    real.waitUntilFinished()
    defer { real.close() }
    for scorer in Self.scorers {
      var values: [Double?] = []
      for picture in real.gallery.pictures {
        let score = try #require(picture.score(scorer))
        values.append(score)
        let asked = try #require(answer.scores[picture.id]?[scorer])
        #expect(abs(asked.value - score) < 1e-3)
        #expect(asked.tokensUsed > 5)
      }
      #expect(answer.ranks(by: scorer).count == 6)
      let best = real.gallery.pictures[try #require(Ranking.ranks(values).firstIndex(of: 1))].id
      #expect(answer.ranks(by: scorer)[best] == 1)
    }
    #expect(answer.scores.values.allSatisfy { $0[.aesthetic] == nil }, "it reads no prompt")
    // And nothing of it became the pictures' scores
    #expect(session.gallery == pictures)
    let digests = pictures.pictures.compactMap(\.digest)
    for scorer in Self.scorers {
      let weights = try #require(
        try WeightsFolder(gallery.weights.path("")).weightsDigest(of: scorer))
      let stored = try gallery.library.scores(
        of: digests, scorer: scorer.rawValue, weights: weights)
      #expect(Set(stored.keys.map(\.prompt)) == ["a red fox"])
    }
  }

  @Test(
    "A word contributes what the score loses without it; one that is cut off contributes nothing")
  func words() throws {
    let (gallery, session) = try scored(3)
    defer { withExtendedLifetime(gallery) { session.close() } }
    let long = "an owl " + String(repeating: "in the snow ", count: 40)
    for prompt in [Self.edited, long] {
      let answer = session.answer(question(session, prompt, asksWords: true))
      let without = session.answer(question(session, String(prompt.dropFirst("an ".count))))
      for picture in session.gallery.pictures {
        for scorer in Self.scorers {
          let parts = try #require(answer.contributions[picture.id]?[scorer])
          #expect(parts.count == answer.words.count && parts.allSatisfy { $0 != nil })
          let whole = try #require(answer.scores[picture.id]?[scorer]?.value)
          let rest = try #require(without.scores[picture.id]?[scorer]?.value)
          #expect(abs(try #require(parts[0]) - (whole - rest)) < 1e-9)
          if prompt == long { #expect(parts.last == .some(0), "\(scorer.rawValue)") }
        }
      }
      let means = answer.meanContributions(by: .clip)
      let first = session.gallery.pictures.compactMap { answer.contributions[$0.id]?[.clip]?[0] }
      #expect(abs(try #require(means[0]) - first.reduce(0, +) / 3) < 1e-12)
    }
  }

  @Test("Pictures that were not looked at are, and what is seen in them is kept")
  func unseen() throws {
    let gallery = try ScoredGallery(pictures: 3)
    var bytes = SamplePicture((9, 9, 9), prompt: "a red fox").bytes
    bytes.removeLast(60)
    try gallery.folder.write("pictures/1.png", bytes)
    let session = try gallery.session(Self.scorers)
    session.pause()
    session.start()
    defer { session.close() }
    let watch = FoundWatch(session)
    watch.wait(for: 3)
    let answer = session.answer(question(session, Self.edited))
    #expect(answer.scores.count == 2 && answer.failures.count == 1)
    #expect(session.tally.computed == [.imageReward: 2, .clip: 2, .blip: 2])
    session.resume()
    session.waitUntilFinished()
    #expect(session.tally.computed == [.imageReward: 2, .clip: 2, .blip: 2])
    #expect(Scores(session.gallery).count == 6)
  }

  @Test("An answer that is called off ends soon, and says that it has ended")
  func cancelled() throws {
    let (gallery, session) = try scored(5)
    defer { withExtendedLifetime(gallery) { session.close() } }
    let changes = Mutex<[WhatIf.Change]>([])
    let isFinished = DispatchSemaphore(value: 0)
    let inquiry = Mutex<WhatIfInquiry?>(nil)
    let long = String(repeating: "snow and an owl ", count: 100)
    inquiry.withLock { kept in
      // Called off at the first change, of some eleven hundred.
      kept = session.ask(question(session, long, asksWords: true)) { change in
        changes.withLock { $0.append(change) }
        inquiry.withLock { $0?.cancel() }
        if change == .finished { isFinished.signal() }
      }
    }
    isFinished.wait()
    #expect(changes.withLock { $0.count } < 10)
    #expect(changes.withLock { $0.last } == .finished)
  }

  @Test("Changes make the answer, whatever comes of a word that is not there")
  func changes() {
    let ids = [0, 1].map(PictureID.init(rawValue:))
    var answer = WhatIf(
      WhatIfQuestion(ids, prompt: "a fox", scorers: [.clip, .aesthetic], asksWords: true))
    #expect(answer.question.scorers == [.clip])
    #expect(answer.meanContributions(by: .clip) == [nil, nil])
    answer.apply(.weighed(.clip, word: 1, [ids[0]: 0.5, ids[1]: 0.25]))
    answer.apply(.weighed(.clip, word: 7, [ids[0]: 0.5]))
    #expect(answer.meanContributions(by: .clip) == [nil, 0.375])
    answer.apply(
      .scored(.clip, [ids[1]: Score(value: 1, tokensUsed: 4, tokensTotal: 4)]))
    #expect(answer.ranks(by: .clip) == [ids[1]: 1])
    answer.apply(.finished)
    #expect(answer.isFinished)
  }
}

/// Waits for pictures to be found.
private struct FoundWatch {
  private let session: GallerySession

  init(_ session: GallerySession) { self.session = session }

  func wait(for count: Int) {
    while session.gallery.pictures.count < count { usleep(2000) }
  }
}
