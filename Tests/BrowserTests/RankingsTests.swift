import Browser
import Curation
import Provenance
import Scorers
import Store
import Terminal
import TestSupport
import Testing

@Suite("The rankings")
struct RankingsTests {
  /// Six pictures that the scorers rank in opposite orders; two are decided.
  private func six(rows: Int = 24, columns: Int = 80) -> Fixture {
    var fixture = Fixture(rows: rows, columns: columns)
    let ids = fixture.add(6, prompt: "a cat")
    for (index, id) in ids.enumerated() {
      fixture.score(id, .imageReward, Double(5 - index))
      fixture.score(id, .clip, 0.2 + Double(index) / 100)
    }
    fixture.take(.judged(ids[1], Judgement(decision: .accepted)))
    fixture.take(.judged(ids[4], Judgement(decision: .rejected)))
    fixture.type("r")
    return fixture
  }

  @Test("Each column has its best at the top, the person's own what was judged")
  func columns() throws {
    let fixture = six()
    let rankings = try #require(fixture.state.rankings)
    #expect(rankings.columns == 3)
    #expect(rankings.pictures(of: 0).map(\.rawValue) == [0, 1, 2, 3, 4, 5])
    #expect(rankings.pictures(of: 1).map(\.rawValue) == [5, 4, 3, 2, 1, 0])
    #expect(rankings.pictures(of: 2).map(\.rawValue) == [1, 4])
    let picture = try #require(fixture.state.picture)
    #expect((0...2).map { rankings.rank(of: picture, in: $0) } == [1, 6, nil])
    #expect(rankings.agreement.taus[0][1] == -1)
    #expect(rankings.agreement.withJudge.map(\.accuracy) == [1, 0])
  }

  @Test(
    "What was accepted and rejected is marked in every column", arguments: [(24, 80), (60, 200)])
  func decisions(rows: Int, columns: Int) {
    let text = six(rows: rows, columns: columns).text()
    #expect(text.count { $0 == "✓" } == 3)
    #expect(text.count { $0 == "✗" } == 3)
  }

  @Test("The stars are told where there is no room for words")
  func stars() {
    var fixture = Fixture(rows: 30, columns: 80)
    let id = fixture.add(3, prompt: "a cat")[0]
    fixture.take(.judged(id, Judgement(decision: .accepted, stars: 5)))
    fixture.type("r")
    #expect(fixture.text().contains("✓ ★★★★★"))
  }

  @Test("Where a scorer's title does not fit over its column, its letters stand there")
  func narrowColumns() {
    var fixture = Fixture(columns: 40)
    fixture.add(3, prompt: "a cat")
    fixture.type("r")
    #expect(fixture.text().contains("▸IR"))
    #expect(!fixture.text().contains("▸Image"))
  }

  @Test("Keys move within a column and between them, and r and q go back")
  func keys() {
    var fixture = six()
    fixture.type("jj")
    #expect(fixture.state.cursor?.picture == PictureID(rawValue: 2))
    fixture.type("lj")
    #expect(fixture.state.rankingColumn == 1)
    #expect(fixture.state.cursor?.picture == PictureID(rawValue: 1), "below it in CLIP's column")
    fixture.type("G")
    #expect(fixture.state.cursor?.picture == PictureID(rawValue: 0))
    fixture.type("llllgg")
    #expect(fixture.state.rankingColumn == 2)
    #expect(fixture.state.cursor?.picture == PictureID(rawValue: 1))
    fixture.press(.pageDown)
    #expect(fixture.state.cursor?.picture == PictureID(rawValue: 4))
    fixture.type("r")
    #expect(fixture.state.view == .grid)
    #expect(fixture.state.rankings == nil)
    #expect(fixture.state.cursor?.picture == PictureID(rawValue: 4), "the picture is kept")
  }

  @Test("s puts the pictures first on which the scorers are furthest apart")
  func disputed() throws {
    var fixture = six()
    fixture.type("s")
    let disputed = try #require(fixture.state.rankings?.disputed)
    #expect(disputed.map(\.picture.rawValue) == [0, 5, 1, 4, 2, 3])
    #expect(disputed[0].share == 1)
    #expect(fixture.text().contains("100%"))
    fixture.type("ggj")
    #expect(fixture.state.cursor?.picture == PictureID(rawValue: 5))
    // What arrives is sorted in at once.
    fixture.score(PictureID(rawValue: 5), .imageReward, 9)
    #expect(fixture.state.rankings?.disputed?.last?.picture.rawValue != 0)
    fixture.type("s")
    #expect(fixture.state.rankings?.disputed == nil)
  }

  @Test("Scores and decisions that arrive change columns and agreement")
  func arriving() throws {
    var fixture = six()
    for index in 0..<6 { fixture.score(PictureID(rawValue: index), .clip, Double(-index)) }
    #expect(fixture.state.rankings?.agreement.taus[0][1] == 1)
    #expect(fixture.state.rankings?.pictures(of: 1).map(\.rawValue) == [0, 1, 2, 3, 4, 5])
    fixture.type("G")
    fixture.type("a")
    #expect(fixture.state.rankings?.pictures(of: 2).map(\.rawValue) == [1, 5, 4])
    #expect(fixture.state.rankings?.agreement.withJudge[0].pairs == 2)
    let group = try #require(fixture.state.cursor?.group)
    fixture.take(.ordered(group, [3, 2].map(PictureID.init)))
    #expect(fixture.state.rankings?.pictures(of: 2).map(\.rawValue) == [3, 2])
    fixture.add(1, prompt: "a cat")
    #expect(fixture.state.rankings?.pictures(of: 0).count == 7)
    fixture.add(2, prompt: "a dog")
    fixture.type("]")
    #expect(fixture.state.rankings?.group == fixture.state.cursor?.group)
    #expect(fixture.state.rankings?.pictures(of: 0).count == 2)
  }

  @Test("The picture under the cursor is lit in every column, and is always visible")
  func lit() throws {
    var fixture = Fixture(capabilities: Fixture.ascii)
    let ids = fixture.add(40, prompt: "a cat")
    for id in ids {
      fixture.score(id, .imageReward, Double(id.rawValue))
      fixture.score(id, .clip, Double(id.rawValue))
    }
    fixture.type("r")
    for _ in 0..<40 {
      let pointers = fixture.text().split(separator: "\n").filter { line in
        line.count { $0 == ">" } == 2
      }
      #expect(!pointers.isEmpty, "in both scorers' columns")
      fixture.press(.down)
    }
  }

  @Test("A large group's agreement is that of a sample, which is said")
  func sample() {
    var fixture = Fixture(columns: 120)
    let ids = fixture.add(1500, prompt: "a cat")
    let changes = ids.flatMap { id in
      [ScorerID.imageReward, .clip].map {
        GalleryChange.scored(
          id, $0, .exact(Score(value: Double(id.rawValue), tokensUsed: 1, tokensTotal: 1)))
      }
    }
    fixture.send(.gallery(changes))
    fixture.type("r")
    #expect(fixture.state.rankings?.agreement.taus[0][1] == 1)
    #expect(fixture.text().contains("of 1,000 pictures"))
  }

  // A rank of 1e300 ended the program.
  @Test("A dataset's ranks may be any numbers", arguments: [1e300, -1e300, 0.4])
  func hostileRanks(rank: Double) {
    var fixture = Fixture()
    for index in 0..<2 {
      var picture = Picture(id: PictureID(rawValue: index), path: "/p/\(index).png")
      var generation = Generation(source: .manifest)
      generation.prompt = "a cat"
      generation.peopleRank = index == 0 ? rank : 1
      picture.generation = generation
      fixture.take(.found([picture]))
    }
    fixture.type("rll")
    #expect(fixture.text().contains("people"))
  }

  @Test("A dataset's people have a column, and are the judges until the person says something")
  func people() {
    var fixture = Fixture(columns: 120)
    for index in 0..<3 {
      var picture = Picture(id: PictureID(rawValue: index), path: "/p/\(index).png")
      var generation = Generation(source: .manifest)
      generation.prompt = "a cat"
      generation.peopleRank = [5, 1, 1][index]
      picture.generation = generation
      fixture.take(.found([picture]))
      fixture.score(picture.id, .imageReward, Double(index))
    }
    fixture.type("r")
    let rankings = fixture.state.rankings
    #expect(rankings?.columns == 4)
    #expect(rankings?.voice(of: 2) == .people && rankings?.voice(of: 3) == .you)
    #expect(rankings?.pictures(of: 2).map(\.rawValue) == [1, 2, 0])
    #expect(rankings?.agreement.judge == .people)
    #expect(rankings?.agreement.withJudge[0].pairs == 2)
    #expect(rankings?.agreement.withJudge[0].accuracy == 1)
    #expect(fixture.text().contains("right about people's pairs"))
    fixture.type("a")
    #expect(fixture.state.rankings?.agreement.judge == .you)
  }
}
