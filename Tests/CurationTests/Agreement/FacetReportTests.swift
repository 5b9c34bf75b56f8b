import Curation
import Provenance
import Scorers
import Store
import TestSupport
import Testing

@Suite("Models beside one another")
struct FacetReportTests {
  private func gallery(
    _ pictures: [(prompt: String, model: String?, score: Double?)]
  ) -> Gallery {
    var gallery = Gallery()
    for (index, made) in pictures.enumerated() {
      var picture = Picture(id: PictureID(rawValue: index), path: "/\(index).png")
      var generation = Generation(source: .pngText)
      generation.prompt = made.prompt
      generation.model = made.model
      picture.generation = generation
      if let score = made.score {
        picture.scores[.clip] = .exact(Score(value: score, tokensUsed: 1, tokensTotal: 1))
      }
      gallery.append(picture)
    }
    return gallery
  }

  @Test("Pairs are of one prompt and two models, ties are half a win, the unknown has a mean only")
  func pairs() throws {
    let gallery = gallery([
      ("fox", "a", 3), ("fox", "a", 1), ("fox", "b", 2), ("fox", "b", 1), ("fox", nil, 9),
      ("owl", "a", 0), ("owl", "b", 5), ("owl", "b", nil), ("cat", "c", 7), ("cat", "c", 8),
    ])
    let report = FacetReport(gallery, by: .model, scorers: [.clip, .blip])
    #expect(report.groups == 2)
    #expect(report.voices == [.scorer(.clip)])
    #expect(report.values.map(\.name) == ["b", "a", "c", nil])
    #expect(report.values.map(\.pictures) == [4, 3, 2, 1])
    let voice = Voice.scorer(.clip)
    let standings = try report.values.map { try #require($0.standings[voice]) }
    #expect(standings.map(\.pairs) == [5, 5, 0, 0])
    // a: 3 beats 2 and 1, 1 ties 1; and loses among the owls.
    #expect(standings[1].winRate == 2.5 / 5 && standings[0].winRate == 2.5 / 5)
    #expect(standings[2].winRate == nil && standings[2].mean == 7.5)
    #expect(standings.map(\.rank) == [1, 1, nil, nil])
    #expect(standings[3].mean == 9 && standings[0].count == 3)
    #expect(report.ranking(by: voice).map(\.value.name) == ["b", "a", "c", nil])
  }

  @Test("Any opinions give what counting every pair gives", arguments: 1...20)
  func counting(seed: UInt64) {
    var numbers = SeededNumbers(seed)
    let pictures = (0..<60).map { _ in
      (
        prompt: ["fox", "owl"][Int.random(in: 0..<2, using: &numbers)],
        model: [nil, "a", "b", "c"][Int.random(in: 0..<4, using: &numbers)],
        score: [nil, 0, 1, 2, 3.5][Int.random(in: 0..<5, using: &numbers)]
      )
    }
    let report = FacetReport(gallery(pictures), by: .model, scorers: [.clip])
    for value in report.values where value.name != nil {
      var (pairs, wins) = (0, 0.0)
      for one in pictures where one.model == value.name {
        for other in pictures
        where other.model != nil && other.model != one.model && other.prompt == one.prompt {
          guard let score = one.score, let otherScore = other.score else { continue }
          pairs += 1
          wins += score > otherScore ? 1 : score == otherScore ? 0.5 : 0
        }
      }
      let standing = value.standings[.scorer(.clip)]
      #expect(standing?.pairs ?? 0 == pairs)
      #expect(standing?.winRate == (pairs > 0 ? wins / Double(pairs) : nil))
    }
  }

  @Test("What a person decided counts as a voice of its own")
  func person() {
    var gallery = gallery([("fox", "a", nil), ("fox", "b", nil), ("fox", "b", nil)])
    gallery.apply(.judged(PictureID(rawValue: 0), Judgement(decision: .rejected)))
    gallery.apply(.judged(PictureID(rawValue: 1), Judgement(decision: .accepted)))
    let report = FacetReport(gallery, by: .model, scorers: [.clip])
    #expect(report.voices == [.you])
    #expect(report.ranking(by: .you).map(\.value.name) == ["b", "a"])
    #expect(report.ranking(by: .you).map(\.standing.winRate) == [1, 0])
  }
}
