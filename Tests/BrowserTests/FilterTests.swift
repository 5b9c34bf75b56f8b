import Browser
import Curation
import Foundation
import Scorers
import Store
import Terminal
import TestSupport
import Testing

@Suite("Filters")
struct FilterTests {
  private func shown(_ fixture: Fixture) -> [Int] {
    fixture.state.arrangement?.pictures.map(\.rawValue) ?? []
  }

  @Test("What is typed filters at once, groups without a match are hidden")
  func typing() {
    var fixture = Fixture.ocean()
    fixture.type("/")
    #expect(fixture.state.view == .filterLine)
    #expect(fixture.text().contains("all 87"))
    fixture.type("cyber")
    #expect(fixture.state.filter?.count == 16)
    #expect(fixture.text().contains("16 of 87"))
    #expect(fixture.text().contains("cyberpunk vehi"))
    #expect(!fixture.text().contains("deathly"))
    #expect(fixture.state.cursor?.groupIndex == 1)
    fixture.press(.backspace, .backspace, .backspace, .backspace)
    #expect(fixture.state.filter?.text == "c")
    #expect(fixture.state.cursor?.groupIndex == 0, "it goes back to where it was")
    fixture.press(.backspace)
    #expect(fixture.state.filter == nil)
  }

  @Test("A line that cannot be read leaves the last good answer, and says why below the place")
  func mistake() throws {
    var fixture = Fixture.ocean()
    fixture.type("/cyber stars>")
    #expect(fixture.state.filterLine.mistake != nil)
    let typed = try #require(fixture.state.filter)
    #expect(typed.count == 16, "no key that is being typed is a word to be looked for")
    fixture.type("=x")
    #expect(fixture.state.filter == typed)
    let lines = fixture.text().split(separator: "\n", omittingEmptySubsequences: false)
    let line = try #require(lines.firstIndex { $0.hasPrefix("/cyber stars>=x") })
    #expect(lines[line + 1].hasPrefix("              ^ x is not a number"))
    fixture.press(.enter)
    #expect(fixture.state.view == .filterLine, "it cannot be kept")
    fixture.press(.home)
    #expect(fixture.text().contains("              ^ x is not a number"), "wherever the cursor is")
    fixture.press(.end)
    fixture.press(.backspace)
    fixture.type("0")
    #expect(fixture.state.filterLine.mistake == nil)
    #expect(fixture.state.filter?.count == 16)
  }

  @Test("Enter keeps the filter and says it, Esc drops it, in the line and later")
  func keeping() {
    var fixture = Fixture.ocean(columns: 120)
    fixture.type("]jl")
    let before = fixture.state.cursor
    fixture.type("/ocean\u{1B}")
    #expect(fixture.state.filter == nil && fixture.state.view == .grid)
    #expect(fixture.state.cursor == before)
    fixture.type("/is:undecided ocean\r")
    #expect(fixture.state.view == .grid)
    #expect(fixture.text().contains("filter: is:undecided ocean  1 of 87   1 of 1"))
    #expect(fixture.text().contains("1/4"))
    fixture.type("]")
    #expect(fixture.state.message?.text == "this is the last group")
    let picture = fixture.state.cursor?.picture
    fixture.type("\u{1B}")
    #expect(fixture.state.filter == nil)
    #expect(fixture.state.cursor?.picture == picture)
    #expect(shown(fixture).count == 4)
  }

  @Test("Earlier filters come back with the arrows, and what was typed after them")
  func history() {
    var fixture = Fixture.ocean()
    fixture.type("/cyber\r/\u{1B}/ocean\r/\u{1B}/dea")
    fixture.press(.up)
    #expect(fixture.state.filterLine.field.text == "ocean")
    #expect(fixture.state.filter?.count == 4)
    fixture.press(.up, .up)
    #expect(fixture.state.filterLine.field.text == "cyber")
    fixture.press(.down, .down)
    #expect(fixture.state.filterLine.field.text == "dea")
    #expect(fixture.state.filter?.count == 64)
    fixture.press(.down)
    #expect(fixture.state.filterLine.field.text == "dea")
  }

  @Test("What is decided stays until the filter is applied again")
  func deciding() {
    var fixture = Fixture.ocean()
    fixture.type("]/is:undecided cyber\r")
    let first = fixture.state.cursor?.picture
    fixture.type("al")
    fixture.type("x")
    #expect(fixture.state.filter?.count == 16)
    #expect(shown(fixture).count == 16)
    fixture.take(.progress(ScoringProgress(done: 60, total: 512)))
    #expect(shown(fixture).count == 16)
    fixture.type("/\r")
    #expect(fixture.state.filter?.count == 14)
    #expect(first.map { fixture.state.filter?.shows($0) } == false)
  }

  @Test("A decision that changes what the filter asks of the group hides nothing either")
  func decidingInGroup() {
    var fixture = Fixture.ocean()
    fixture.type("/group.accepted=0 cyber\ra")
    #expect(shown(fixture).count == 16)
    fixture.type("/\r")
    #expect(fixture.state.cursor == nil)
    #expect(fixture.text().contains("nothing matches"))
    #expect(fixture.text().contains("filter: group.accepted=0 cyber  0 of 87"))
    fixture.type("jlx ]\r")
    fixture.press(.escape)
    #expect(fixture.state.cursor?.groupIndex == 1)
  }

  @Test("Scores and files that come in join, and what is under the cursor stays")
  func arriving() throws {
    var fixture = Fixture(scorers: [.imageReward, .clip])
    let ids = fixture.add(4, prompt: "a fox")
    fixture.type("/imagereward>0.5\r")
    #expect(fixture.state.cursor == nil)
    fixture.score(ids[2], .imageReward, 0.9)
    #expect(fixture.state.cursor?.picture == ids[2])
    fixture.score(ids[1], .imageReward, 1.5)
    #expect(shown(fixture) == [1, 2])
    let others = fixture.add(3, prompt: "an owl")
    fixture.score(others[1], .imageReward, 2)
    #expect(fixture.state.filter?.count == 3)
    fixture.type("]")
    #expect(fixture.state.cursor?.picture == others[1])

    fixture.type("/\u{1B}/rank(imagereward)=1\r")
    #expect(fixture.state.filter?.count == 2)
    fixture.type("l")
    fixture.score(others[2], .imageReward, 3)
    fixture.score(ids[0], .imageReward, 3)
    #expect(shown(fixture) == [others[2].rawValue, others[1].rawValue])
    #expect(fixture.state.cursor?.picture == others[1])
    fixture.type("[")
    #expect(shown(fixture) == [ids[0].rawValue], "nobody was on the other")
  }

  @Test("A move by hand keeps the hidden in their places")
  func ordering() {
    var fixture = Fixture()
    let ids = fixture.add(5, prompt: "a fox")
    fixture.take(.ordered(fixture.state.gallery.group(of: ids[0]), ids))
    fixture.take(
      .judged(ids[1], Judgement(decision: .rejected)),
      .judged(ids[3], Judgement(decision: .rejected)))
    fixture.type("/is:undecided\r")
    #expect(shown(fixture) == [0, 2, 4])
    fixture.type("G<")
    #expect(shown(fixture) == [0, 4, 2])
    #expect(fixture.state.group?.order?.map(\.rawValue) == [0, 1, 4, 2, 3])
    fixture.type("gg>")
    #expect(fixture.state.group?.order?.map(\.rawValue) == [1, 4, 0, 2, 3])
  }

  @Test("Accept this, reject others leaves alone what is hidden, and goes to the next shown group")
  func onlyThis() {
    var fixture = Fixture()
    let foxes = fixture.add(4, prompt: "a fox")
    fixture.add(2, prompt: "an owl")
    let reds = fixture.add(3, prompt: "a red fox")
    fixture.take(.judged(foxes[3], Judgement(stars: 4)))
    fixture.type("/fox stars<4\rP")
    let decisions = foxes.map { fixture.state.gallery[$0].judgement.decision }
    #expect(decisions == [.accepted, .rejected, .rejected, nil])
    #expect(fixture.state.cursor?.picture == reds[0])
  }

  @Test("Undo shows what it changes, though the filter hides it")
  func undo() {
    var fixture = Fixture()
    let foxes = fixture.add(3, prompt: "a fox")
    let owls = fixture.add(3, prompt: "an owl")
    fixture.type("/fox\r")
    fixture.take(.judged(owls[2], Judgement(decision: .accepted)))
    #expect(fixture.state.cursor?.picture == foxes[0], "another salon decided")
    fixture.type("z")
    fixture.take(.judged(owls[1], Judgement(decision: .accepted)))
    #expect(fixture.state.cursor?.picture == owls[1])
    #expect(shown(fixture) == [owls[1].rawValue])
    #expect(fixture.state.filter?.count == 4)
  }

  @Test("In the rankings the cursor passes over what is hidden")
  func rankings() {
    var fixture = Fixture.jury()
    fixture.take(.judged(PictureID(rawValue: 0), Judgement(decision: .rejected)))
    fixture.type("/-is:rejected\rrgjjjjjjjjjjjjjjjjjjj")
    let cursor = fixture.state.cursor?.picture
    #expect(cursor.map { fixture.state.filter?.shows($0) } == true)
    #expect(fixture.state.view == .rankings)
  }

  @Test("Dates are those of the moment at which the filter is applied")
  func dates() {
    var fixture = Fixture()
    var picture = Picture(id: PictureID(rawValue: 0), path: "/0.png")
    picture.stamp = FileStamp(size: 1, modified: 1_000_000_000_000_000, inode: 1)
    fixture.take(.found([picture]))
    fixture.state.now = Date(timeIntervalSince1970: 1_003_000)
    fixture.type("/date:1h\r")
    #expect(fixture.state.filter?.count == 1)
    fixture.state.now = Date(timeIntervalSince1970: 1_004_000)
    fixture.type("/\r")
    #expect(fixture.state.filter?.count == 0)
  }

  @Test("A line longer than the screen is wide keeps its cursor and its mistake in sight")
  func longLine() {
    var fixture = Fixture.ocean(columns: 40)
    fixture.type("/" + String(repeating: "fox ", count: 40) + "steps:x")
    #expect(fixture.text().contains("steps:x"))
    #expect(fixture.text().contains("^") || fixture.text().contains("x is not a number"))
    fixture.press(.home)
    #expect(fixture.text().contains("x is not a number"))
  }
}
