import Curation
import Scorers
import TestSupport
import Testing

@Suite(
  "Scoring that is disturbed",
  .enabled(if: ReferenceWeights.arePossible, "needs the reference data, and numpy"))
struct DisturbanceTests {
  private static let scorers: [ScorerID] = [.imageReward, .clip, .blip, .aesthetic]
  private static let pictures = 64

  @Test(
    "A group that is stopped and taken up again a hundred times has the scores of an undisturbed one",
    arguments: [true, false])
  func hundredTimes(waits: Bool) throws {
    let gallery = try ScoredGallery(pictures: Self.pictures)
    let calm = try gallery.result(Self.scorers, isRemembered: false).scores
    #expect(calm.count == Self.pictures * Self.scorers.count)

    var numbers = SeededNumbers(waits ? 1 : 2)
    var sessions: [GallerySession] = []
    var disturbances = 0
    while disturbances < 100 {
      let watch = ProgressWatch()
      let session = try gallery.session(Self.scorers, onChange: watch.take)
      sessions.append(session)
      session.start()
      while disturbances < 100 {
        watch.wait(for: Int.random(in: 0...5, using: &numbers))
        disturbances += 1
        if Int.random(in: 0..<4, using: &numbers) == 0 { break }
        session.pause()
        session.resume()
      }
      if disturbances == 100 { session.waitUntilFinished() }
      session.close()
      if waits { session.waitUntilClosed() }
    }
    for session in sessions { session.waitUntilClosed() }

    let last = try #require(sessions.last)
    let distances = Scores(last.gallery).distance(to: calm)
    #expect(Set(distances.keys) == Set(Self.scorers))
    for (scorer, distance) in distances { #expect(distance < 1e-4, "\(scorer.rawValue)") }

    // Where each session's threads have ended before the next begins, no picture is looked at twice;
    // else at most those that were in the two workers' hands when a session was closed.
    let inFlight = waits ? 0 : (sessions.count - 1) * 2 * 4
    for source in [ScorerID.imageReward, .clip, .blip] {
      let computed = sessions.reduce(0) { $0 + ($1.tally.computed[source] ?? 0) }
      #expect(computed >= Self.pictures && computed <= Self.pictures + inFlight)
    }
  }

  @Test("A paused session begins nothing, says so, and goes on where it was")
  func pause() throws {
    let gallery = try ScoredGallery(pictures: 8)
    let watch = ProgressWatch()
    let session = try gallery.session([.clip], onChange: watch.take)
    session.pause()
    session.start()
    #expect(session.tally == ScoringTally())
    #expect(Scores(session.gallery).count == 0)
    session.resume()
    session.waitUntilFinished()
    #expect(session.tally.computed == [.clip: 8])
    session.close()
    session.waitUntilClosed()
  }

  @Test("A picture that cannot be decoded stops no other")
  func broken() throws {
    let gallery = try ScoredGallery(pictures: 6)
    var bytes = SamplePicture((9, 9, 9), prompt: "a red fox").bytes
    bytes.removeLast(60)
    try gallery.folder.write("pictures/3.png", bytes)
    let session = try gallery.session([.clip, .imageReward])
    session.start()
    session.waitUntilFinished()
    session.close()
    session.waitUntilClosed()
    #expect(session.gallery.pictures.count { $0.fault != nil } == 1)
    #expect(Scores(session.gallery).count == 10)
    #expect(session.tally.computed == [.clip: 5, .imageReward: 5])
  }
}
