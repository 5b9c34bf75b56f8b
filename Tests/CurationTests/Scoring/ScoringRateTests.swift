import Curation
import Testing

@Suite struct ScoringRateTests {
  @Test("It tells nothing before the first picture is finished")
  func empty() {
    var rate = ScoringRate()
    #expect(rate.secondsEach == nil)
    rate.start(at: 5)
    #expect(rate.secondsEach == nil)
  }

  @Test("It is the time since the start over what was finished")
  func mean() {
    var rate = ScoringRate()
    rate.start(at: 10)
    rate.add(4, at: 12)
    rate.add(4, at: 14)
    #expect(rate.secondsEach == 0.5)
  }

  @Test("What was long ago counts no more")
  func window() {
    var rate = ScoringRate()
    rate.start(at: 0)
    rate.add(1, at: 1000)
    for step in 1...40 { rate.add(1, at: 1000 + Double(step) * 2) }
    #expect(rate.secondsEach == 2)
  }

  @Test("Seconds left follow from it")
  func secondsLeft() {
    #expect(ScoringProgress(done: 3, total: 10, secondsEach: 0.5).secondsLeft == 3.5)
    #expect(ScoringProgress(done: 3, total: 10).secondsLeft == nil)
  }

  @Test(
    "Spans of time are said as a person would",
    arguments: [
      (0, "0 s"), (0.2, "1 s"), (59, "59 s"), (119, "2 min"), (3540, "59 min"),
      (10800, "3 h 0 min"), (200_000, "2 days"), (-1, nil), (.nan, nil), (.infinity, nil),
    ] as [(Double, String?)])
  func durations(seconds: Double, text: String?) {
    #expect(DurationText.short(seconds) == text)
  }
}
