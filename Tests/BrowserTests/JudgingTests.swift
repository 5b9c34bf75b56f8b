import Browser
import Curation
import Provenance
import Scorers
import Store
import Terminal
import Testing

@Suite("Judging and ordering")
struct JudgingTests {
  private func two(_ first: Int = 4, _ second: Int = 3) -> Fixture {
    var fixture = Fixture()
    fixture.add(first, prompt: "a cat")
    fixture.add(second, prompt: "a dog")
    fixture.take(.scanned)
    return fixture
  }

  @Test("Where no picture is under the cursor none is judged, marked or moved", arguments: "dSH")
  func unseen(view: Character) {
    for key in "apxP0 <>" {
      var fixture = two()
      fixture.type(String(view))
      fixture.type(String(key))
      let isAboutPictures = fixture.effects.contains {
        switch $0 {
        case .judge, .reorder: true
        default: false
        }
      }
      #expect(!isAboutPictures && fixture.state.marks.isEmpty)
      #expect(fixture.state.message?.text.hasPrefix("here is no picture") == true)
    }
  }

  static let table: [(key: Character, label: String, mark: Verdict.Mark)] = [
    ("a", "accept", .decision(.accepted)),
    ("p", "accept", .decision(.accepted)),
    ("x", "reject", .decision(.rejected)),
    ("0", "0 stars", .stars(0)),
    ("1", "1 star", .stars(1)),
    ("3", "3 stars", .stars(3)),
    ("4", "4 stars", .stars(4)),
    ("5", "5 stars", .stars(5)),
  ]

  @Test("A key says one thing of the picture, not the other, and stays", arguments: table)
  func keys(key: Character, label: String, mark: Verdict.Mark) {
    var fixture = two()
    var judgement = Judgement(stars: 2)
    fixture.take(.judged(PictureID(rawValue: 0), judgement))
    fixture.type(String(key))
    let verdict = Verdict(PictureID(rawValue: 0), mark)
    #expect(fixture.effects == [.judge(label: label, [verdict])])
    #expect(fixture.state.cursor?.place == 0)
    judgement.take(mark)
    #expect(fixture.state.picture?.judgement == judgement)
    fixture.type(String(key))
    #expect(fixture.effects.isEmpty, "what it is already is no change")
  }

  @Test("u clears the decision and leaves the stars")
  func clear() {
    var fixture = two()
    fixture.type("3au")
    #expect(fixture.state.picture?.judgement == Judgement(stars: 3))
  }

  @Test("Nothing is shown as decided before the library says so")
  func notAhead() {
    var state = two().state
    _ = update(&state, .key(.character("a")))
    #expect(state.picture?.judgement == Judgement())
  }

  @Test("With auto-advance a decision goes on, after the last picture to the next group")
  func autoAdvance() {
    var fixture = two(2, 1)
    fixture.type("Aa")
    #expect(fixture.state.cursor?.place == 1)
    fixture.type("3")
    #expect(fixture.state.cursor?.place == 1, "stars are no decision")
    fixture.type("x")
    #expect(fixture.state.cursor?.groupIndex == 1)
    let decisions = fixture.state.gallery.pictures.map(\.judgement.decision)
    #expect(decisions == [.accepted, .rejected, nil])
    fixture.type("aA")
    #expect(!fixture.state.autoAdvances)
  }

  @Test("P accepts one, rejects the rest of the group in one change, and goes on")
  func onlyThis() {
    var fixture = two()
    fixture.type("lxlP")
    let expected = [0, 2, 3].map {
      Verdict(PictureID(rawValue: $0), .decision($0 == 2 ? .accepted : .rejected))
    }
    let judge = fixture.effects.first
    #expect(judge == .judge(label: "only this", expected), "what is rejected already is left out")
    #expect(fixture.state.cursor?.groupIndex == 1)
  }

  @Test("P in the last group judges and stays")
  func onlyThisInLastGroup() {
    var fixture = two()
    fixture.type("]lP")
    #expect(fixture.state.cursor?.groupIndex == 1)
    #expect(fixture.state.cursor?.place == 1)
    #expect(
      fixture.state.message?.text == "accepted picture-6.png, rejected 2 more; z takes it back")
    #expect(fixture.tally?.rejected == 2)
    #expect(fixture.tally?.accepted == 1)
  }

  @Test("A file that cannot be read is not judged; one that was read and is broken is")
  func broken() {
    var fixture = two()
    fixture.take(.failed(PictureID(rawValue: 0), "permission denied"))
    fixture.type("a")
    #expect(fixture.effects.isEmpty)
    #expect(fixture.state.message?.kind == .failure)
    let digest = ContentDigest(rawValue: "00")
    fixture.take(.identified(PictureID(rawValue: 0), digest, Judgement(), [:]))
    fixture.type("a")
    #expect(fixture.effects.count == 1)
    #expect(fixture.state.message == nil)
  }

  @Test("Undo and redo go to what they changed")
  func undo() {
    var fixture = two()
    fixture.type("lla]")
    for key in ["z", "Z"] {
      fixture.type("]")
      fixture.type(key)
      #expect(fixture.effects == [key == "z" ? .undo : .redo])
      fixture.take(.judged(PictureID(rawValue: 2), Judgement()))
      #expect(fixture.state.cursor?.picture == PictureID(rawValue: 2))
    }
    fixture.press(.control("y"))
    #expect(fixture.effects == [.redo])
    fixture.type("]")
    fixture.take(.judged(PictureID(rawValue: 1), Judgement()))
    #expect(fixture.state.cursor?.groupIndex == 1, "only undo and redo are followed")
  }

  @Test("s goes through the scorers and the names, and by hand where there is an order")
  func sorting() {
    var fixture = Fixture.ocean()
    #expect(fixture.state.effectiveSort == .scorer(.imageReward))
    var seen: [SortOrder] = []
    for _ in 0..<3 {
      fixture.type("s")
      seen.append(fixture.state.effectiveSort)
    }
    #expect(seen == [.scorer(.clip), .name, .scorer(.imageReward)])
    fixture.type("l<")
    #expect(fixture.state.effectiveSort == .byHand)
    seen = []
    for _ in 0..<4 {
      fixture.type("s")
      seen.append(fixture.state.effectiveSort)
    }
    #expect(seen == [.name, .scorer(.imageReward), .scorer(.clip), .byHand])
  }

  @Test("Best scores come first, pictures without one last as they were found")
  func scoreOrder() {
    var fixture = two(5)
    fixture.score(PictureID(rawValue: 1), .imageReward, -1)
    fixture.score(PictureID(rawValue: 3), .imageReward, 2)
    fixture.score(PictureID(rawValue: 4), .imageReward, .nan)
    #expect(fixture.state.arrangement?.pictures.map(\.rawValue) == [3, 1, 0, 2, 4])
    fixture.score(PictureID(rawValue: 3), .imageReward, -2)
    #expect(fixture.state.arrangement?.pictures.map(\.rawValue) == [1, 3, 0, 2, 4])
    // Many changes at once take the other way, to the same order.
    let changes = (0..<5).flatMap { index in
      (0..<20).map { round in
        GalleryChange.scored(
          PictureID(rawValue: index), .imageReward,
          .exact(Score(value: Double(index * round), tokensUsed: 1, tokensTotal: 1)))
      }
    }
    fixture.send(.gallery(changes))
    #expect(fixture.state.arrangement?.pictures.map(\.rawValue) == [4, 3, 2, 1, 0])
  }

  @Test("< and > begin with what is shown, move the picture and keep the cursor on it")
  func byHand() {
    var fixture = Fixture.ocean()
    let group = fixture.state.gallery.groups[0].id
    #expect(fixture.state.arrangement?.pictures.map(\.rawValue) == [0, 2, 1, 3])
    fixture.type("ll<")
    var order = [0, 1, 2, 3].map(PictureID.init)
    #expect(fixture.effects.first == .reorder(label: "move earlier", group, order))
    #expect(fixture.state.sort == .byHand)
    #expect(fixture.state.arrangement?.pictures == order)
    #expect(fixture.state.cursor?.picture == PictureID(rawValue: 1))
    #expect(fixture.state.cursor?.place == 1)
    fixture.type(">>")
    order = [0, 2, 3, 1].map(PictureID.init)
    #expect(fixture.effects.first == .reorder(label: "move later", group, order))
    fixture.type(">")
    #expect(fixture.effects.isEmpty)
    #expect(fixture.state.message != nil)
    #expect(fixture.text().contains("sort: by hand"))
    // Scores that arrive do not touch an order by hand; what it lacks follows by score.
    fixture.score(PictureID(rawValue: 1), .imageReward, 9)
    #expect(fixture.state.arrangement?.pictures == order)
    fixture.take(.ordered(group, [3, 0].map(PictureID.init)))
    #expect(fixture.state.arrangement?.pictures.map(\.rawValue) == [3, 0, 1, 2])
    // Undo gives the order of the scores back.
    fixture.take(.ordered(group, nil))
    #expect(fixture.state.arrangement?.pictures.map(\.rawValue) == [1, 0, 2, 3])
  }

  @Test("Names are sorted as people count")
  func names() {
    var fixture = two(12)
    fixture.type("ss")
    let names = fixture.state.arrangement?.pictures.map { fixture.state.gallery[$0].name }
    #expect(names == (1...12).map { "picture-\($0).png" })
  }

  @Test("Ranks are those of Ranking, bars run from the least to the greatest")
  func ranks() {
    var fixture = two(6)
    let values: [Double] = [1, 3, 3, -2, 0.5, 3]
    for (index, value) in values.enumerated() {
      fixture.score(PictureID(rawValue: index), .clip, value - 1)
      fixture.score(PictureID(rawValue: index), .clip, value)
    }
    let arrangement = fixture.state.arrangement
    #expect(values.map { arrangement?.rank(of: $0, by: .clip) } == Ranking.ranks(values))
    let shares = values.map { arrangement?.share(of: $0, by: .clip) }
    #expect(shares == [0.6, 1, 1, 0, 0.5, 1])
    #expect(arrangement?.count(of: .clip) == 6)
    #expect(arrangement?.count(of: .imageReward) == 0)
  }

  @Test("Counts of a group follow every change")
  func tallies() {
    let fixture = Fixture.ocean()
    let groups = fixture.state.gallery.groups.map { fixture.state.tally(of: $0.id) }
    #expect(groups.map(\.pictures) == [4, 16, 64, 3])
    #expect(groups.map(\.accepted) == [1, 0, 0, 0])
    #expect(groups.map(\.rejected) == [2, 0, 0, 0])
    #expect(groups.map(\.settled) == [4, 9, 0, 3])
  }
}
