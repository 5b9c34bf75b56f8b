import Curation
import Provenance
import Scorers
import Store
import Testing

@Suite struct ScoreReportTests {
  private func gallery(_ values: [Double?]) -> Gallery {
    var gallery = Gallery()
    for (index, value) in values.enumerated() {
      var picture = Picture(id: PictureID(rawValue: index), path: "/g/\(index).png")
      picture.generation = Generation(source: .pngText)
      picture.generation?.prompt = "a fox"
      picture.scores[.clip] =
        value.map { .exact(Score(value: $0, tokensUsed: 4, tokensTotal: 4)) } ?? .pending
      gallery.append(picture)
    }
    return gallery
  }

  @Test("Lines have ranks, decisions and places in the order by hand")
  func lines() throws {
    var gallery = gallery([0.2, 0.3, nil])
    gallery.setOrder([2, 0].map(PictureID.init(rawValue:)), of: GroupKey.of(prompt: "a fox"))
    gallery[PictureID(rawValue: 1)].judgement = Judgement(decision: .accepted, stars: 2)
    let lines = ScoreReport.lines(gallery, scorers: [.clip])
    #expect(lines.map { $0.ranks[.clip] } == [2, 1, nil])
    #expect(lines.map(\.order) == [2, nil, 1])
    #expect(lines.map(\.decision) == [nil, .accepted, nil])
    #expect(lines.map(\.stars) == [0, 2, 0])
    #expect(lines.map { $0.scores.count } == [1, 1, 0])
  }

  @Test("A picture that cannot be used has no score and takes no rank from the others")
  func fault() {
    var gallery = gallery([0.2, 0.3])
    gallery[PictureID(rawValue: 1)].fault = "is gone"
    let lines = ScoreReport.lines(gallery, scorers: [.clip])
    #expect(lines.map { $0.ranks[.clip] } == [1, nil])
    #expect(lines.map { $0.scores.isEmpty } == [false, true])
    #expect(lines.map(\.error) == [nil, "is gone"])
  }
}
