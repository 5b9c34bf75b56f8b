import Demo
import Testing

@Suite("Trials of scores") struct TrialTests {
  @Test("Pairs of another quality count, and are right where the better one's score is higher")
  func pairs() throws {
    let motifs = DrawnGallery.motifs(40, keptForTrials: true, seed: 11)
    let gallery = DrawnGallery(of: motifs, each: 4, seed: 11, side: 16)
    var (right, wrong, tied) = (Trial(), Trial(), Trial())
    var expected = 0
    for group in motifs.indices {
      let pictures = gallery.pictures[4 * group..<4 * group + 4].map(\.picture)
      let qualities = pictures.map { Double($0.depiction.quality) }
      for one in 0..<4 { expected += (0..<one).count { qualities[$0] != qualities[one] } }
      right.add(pictures, scores: qualities)
      wrong.add(pictures, scores: qualities.map { -$0 })
      tied.add(pictures, scores: [1, 1, 1, 1])
    }
    #expect(expected > 0 && right.pairs == expected && wrong.pairs == expected)
    #expect(right.accuracy == 1 && wrong.accuracy == 0 && tied.accuracy == 0)
    #expect(Trial().accuracy == 0)
  }
}
