import Browser
import Curation
import Scorers
import Store
import Terminal
import TestSupport
import Testing

@Suite("The duel on the screen")
struct DuelTests {
  private func open(_ count: Int = 4) -> Fixture {
    var fixture = Fixture()
    fixture.add(count, prompt: "a cat")
    fixture.type("d")
    return fixture
  }

  @Test("Opening asks for earlier answers, and answering for each to be kept")
  func effects() throws {
    var state = Fixture().state
    var picture = Picture(id: PictureID(rawValue: 0), path: "/0.png")
    _ = update(&state, .gallery([.found([picture])]))
    picture = Picture(id: PictureID(rawValue: 1), path: "/1.png")
    _ = update(&state, .gallery([.found([picture])]))
    let group = try #require(state.cursor?.group)
    var effects = update(&state, .key(.character("d")))
    #expect(effects.first == .recallAnswers(group))
    #expect(state.duel?.question == nil)
    #expect(update(&state, .key(.left)).isEmpty, "nothing is asked yet")
    _ = update(&state, .gallery([.answered(group, [])]))
    let question = try #require(state.duel?.question)
    effects = update(&state, .key(.down))
    let answer = Duel.Answer(question.left, question.right, .neither)
    #expect(
      effects.first
        == .answer(
          label: "duel: a tie", group, answer, order: [0, 1].map(PictureID.init)))
    #expect(state.duel?.question == question, "nothing is answered before it is on disk")
  }

  @Test("Answers lead to the order, which is then shown")
  func toTheEnd() throws {
    var fixture = open(6)
    var questions = 0
    while let question = fixture.state.duel?.question, fixture.state.view == .duel {
      #expect(fixture.text().contains("question \(questions + 1) of about"))
      // The higher number is the better picture.
      fixture.press(question.left > question.right ? .left : .right)
      questions += 1
      #expect(questions <= Duel.mostQuestions(of: 6))
    }
    #expect(fixture.state.view == .grid)
    #expect(fixture.state.arrangement?.pictures.map(\.rawValue) == [5, 4, 3, 2, 1, 0])
    #expect(fixture.text().contains("sort: by hand"))
    #expect(
      fixture.state.message?.text
        == "6 pictures ordered with \(questions) answers, best first")
    // Opened again, the order stands there, and u begins anew.
    fixture.type("d")
    #expect(fixture.text().contains("all 6 are in order"))
    fixture.press(.left)
    #expect(fixture.state.view == .duel)
    fixture.type("u")
    #expect(fixture.text().contains("question 1 of about"))
  }

  @Test("Undo takes the last answer back and asks again; q leaves, and d goes on")
  func undo() throws {
    var fixture = open()
    let first = try #require(fixture.state.duel?.question)
    fixture.press(.left)
    let second = try #require(fixture.state.duel?.question)
    #expect(first != second)
    fixture.type("z")
    #expect(fixture.effects.first == .undo)
    fixture.forgetLastAnswer()
    #expect(fixture.state.duel?.question == first)
    fixture.press(.right)
    let next = fixture.state.duel?.question
    fixture.type("q")
    #expect(fixture.state.view == .grid)
    fixture.type("d")
    #expect(fixture.state.duel?.question == next)
    fixture.type("d")
    #expect(fixture.state.view == .grid)
  }

  @Test(
    "The best of what is shown meet first, and a duel goes on as it is however it is sorted then")
  func firstQuestion() throws {
    var fixture = Fixture()
    let ids = fixture.add(8, prompt: "a cat")
    for (index, id) in ids.enumerated() { fixture.score(id, .imageReward, Double(index)) }
    fixture.type("d")
    let first = try #require(fixture.state.duel?.question)
    #expect(Set([first.left, first.right]) == Set(ids.suffix(2)))
    fixture.press(.left, .right, .left)
    let answered = fixture.state.duel?.duel?.answered
    #expect(answered == 3)
    fixture.type("q:sort name")
    fixture.press(.enter)
    fixture.type("d")
    #expect(fixture.state.effectiveSort == .name)
    #expect(fixture.state.duel?.duel?.answered == answered, "no answer was given in vain")
  }

  @Test("Marked pictures alone duel; broken ones never, and too many not at once")
  func who() {
    var fixture = Fixture()
    let ids = fixture.add(5, prompt: "a cat")
    fixture.take(.failed(ids[4], "broken"))
    fixture.type("d")
    #expect(fixture.state.duel?.pictures == Array(ids[..<4]))
    fixture.type("q d")
    #expect(fixture.state.duel?.pictures.count == 4, "one mark is not enough")
    fixture.type("ql d")
    #expect(fixture.state.duel?.pictures.count == 2)
    var large = Fixture()
    large.add(300, prompt: "a cat")
    large.type("d")
    #expect(large.state.view == .grid)
    #expect(large.state.message?.text.contains("too many") == true)
    var alone = Fixture()
    alone.add(1, prompt: "a cat")
    alone.type("d")
    #expect(alone.state.view == .grid)
  }

  @Test("What may be asked next is made ready")
  func preloading() {
    let fixture = open(8)
    let wanted = wantedThumbnails(fixture.state)
    #expect(wanted.filter(\.isVisible).count == 2)
    #expect(wanted.count > 2)
  }
}
