import Browser
import Curation
import Terminal
import Testing

@Suite("Pausing the scoring")
struct PausingTests {
  private func progress(isPaused: Bool) -> GalleryChange {
    .progress(ScoringProgress(done: 34, total: 512, secondsEach: 0.76, isPaused: isPaused))
  }

  @Test("One key stops it and takes it up again, and the screen says which")
  func key() {
    var fixture = Fixture.ocean(columns: 120)
    fixture.type(".")
    #expect(fixture.effects == [.pauseScoring])
    #expect(!fixture.state.isPaused, "the session says when it is")
    fixture.take(progress(isPaused: true))
    let lines = fixture.text().split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines[0].contains("paused 34/512") && !lines[0].contains("left"))
    #expect(lines[fixture.state.size.rows - 1].contains("1 of 4   paused"))
    fixture.type(".")
    #expect(fixture.effects == [.resumeScoring])
    fixture.take(progress(isPaused: false))
    #expect(!fixture.text().contains("paused"))
    #expect(fixture.text().contains("scoring 34/512"))
  }
}
