import TestSupport
import Testing

@Suite struct KillTests {
  @Test("What was acknowledged is there after a kill at any moment, and no file is lost")
  func kills() throws {
    var trials = try KillTrials(program: Program.path, seed: .random(in: 0...9999))
    try trials.run(25)
    #expect(trials.report.failures == [])
    #expect(trials.report.kills > 5)
    #expect(trials.report.acknowledged > 0)
  }
}
