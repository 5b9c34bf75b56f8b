import Curation
import Testing

@Suite struct RankingTests {
  @Test("The highest is first, equals share a rank, what has no value has none")
  func ranks() {
    #expect(Ranking.ranks([0.5, nil, 2, 0.5, -1]) == [2, nil, 1, 2, 4])
    #expect(Ranking.ranks([nil, nil]) == [nil, nil])
  }

  @Test("Names are sorted as people count")
  func naturalOrder() {
    let names = ["a10.png", "a9.png", "A1.png", "b.png", "a009.png", "a.png"]
    let sorted = ["a.png", "A1.png", "a009.png", "a9.png", "a10.png", "b.png"]
    #expect(NaturalOrder.sorted(names.reversed()) == sorted)
    #expect(NaturalOrder.sorted(names) == sorted)
  }
}
