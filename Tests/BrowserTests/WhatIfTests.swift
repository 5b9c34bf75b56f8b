import Browser
import Curation
import Provenance
import Scorers
import Store
import Terminal
import TestSupport
import Testing

@Suite("What if")
struct WhatIfTests {
  /// Four pictures of one prompt, the first the best.
  private func four(rows: Int = 24, columns: Int = 80) -> Fixture {
    var fixture = Fixture(
      rows: rows, columns: columns, scorers: [.imageReward, .aesthetic, .clip])
    for (index, id) in fixture.add(4, prompt: "a red fox").enumerated() {
      fixture.score(id, .imageReward, Double(3 - index))
      fixture.score(id, .clip, 0.2 + Double(index) / 100)
    }
    return fixture
  }

  @Test("It asks for the group's pictures, then for the words of the one under the cursor")
  func asking() throws {
    var fixture = four()
    fixture.type("e")
    let question = try #require(fixture.question)
    #expect(question.prompt == "a red fox")
    #expect(question.pictures.map(\.rawValue) == [0, 1, 2, 3])
    #expect(question.scorers == [.imageReward, .clip], "those that read prompts")
    #expect(!question.asksWords)
    fixture.answer { Double($0.rawValue) }
    let words = try #require(fixture.question)
    #expect(words.asksWords && words.pictures.map(\.rawValue) == [0])
    #expect(words.scorers == [.imageReward])
    fixture.answer {
      Double($0.rawValue)
    } words: {
      [0.1, -0.3, 0.9][$0]
    }
    #expect(fixture.question == nil, "nothing is left to ask")
    let known = fixture.state.trial?.contributions.map(\.value)
    #expect(known == [0.1, -0.3, 0.9])
    fixture.press(.up)
    #expect(fixture.question?.pictures.map(\.rawValue) == [1], "another picture, its own words")
  }

  @Test("What is typed is asked at once, and an answer to what was asked before is passed over")
  func typing() throws {
    var fixture = four()
    fixture.type("e")
    let first = try #require(fixture.number)
    fixture.type("!")
    #expect(fixture.question?.prompt == "a red fox!")
    fixture.send(.whatIf(number: first, .scored(.imageReward, [PictureID(rawValue: 3): .of(9)])))
    #expect(fixture.state.trial?.pictures.first?.rawValue == 0)
    fixture.press(.left)
    #expect(fixture.effects.isEmpty, "moving the cursor asks nothing")
    fixture.press(.end, .backspace)
    #expect(fixture.question?.prompt == "a red fox")
    fixture.press(.control("u"))
    #expect(fixture.effects.contains(.stopAsking))
    #expect(fixture.text().contains("type a prompt"))
    fixture.press(.control("r"))
    #expect(fixture.question?.prompt == "a red fox")
    fixture.press(.escape)
    #expect(fixture.effects.contains(.stopAsking))
    #expect(fixture.state.view == .grid && fixture.state.trial == nil)
  }

  @Test("Pictures change places as their answers come; the cursor stays on its picture")
  func ranking() {
    var fixture = four()
    fixture.type("e!")
    fixture.press(.down)
    #expect(fixture.state.cursor?.picture.rawValue == 1)
    fixture.tell(.scored(.imageReward, [PictureID(rawValue: 3): .of(9)]))
    #expect(fixture.state.trial?.pictures.map(\.rawValue) == [3, 0, 1, 2])
    #expect(fixture.text().contains("… 1 of 4"))
    #expect(fixture.text().contains("#1 ↑3"))
    #expect(fixture.text().contains("was +0.00 #4"))
    for (index, value) in [(0, -2.0), (1, 0.5), (2, 1.5)] {
      fixture.tell(.scored(.imageReward, [PictureID(rawValue: index): .of(value)]))
    }
    #expect(fixture.state.trial?.pictures.map(\.rawValue) == [3, 2, 1, 0])
    #expect(fixture.state.cursor?.picture.rawValue == 1)
    // Of the next prompt nothing is known yet: what stands is marked as old.
    fixture.type("?")
    #expect(fixture.text().contains("+0.50…"))
    fixture.tell(.failed(PictureID(rawValue: 3), "it is gone"))
    #expect(fixture.state.trial?.pictures.map(\.rawValue) == [2, 1, 0, 3])
    #expect(fixture.text().contains("it is gone"))
  }

  @Test("Tab ranks by the next scorer that reads prompts")
  func scorers() {
    var fixture = four()
    fixture.type("e")
    fixture.answer {
      Double($0.rawValue)
    } clip: {
      -Double($0.rawValue)
    }
    #expect(fixture.state.trial?.pictures.first?.rawValue == 3)
    fixture.press(.tab)
    #expect(fixture.state.trial?.pictures.first?.rawValue == 0)
    #expect(fixture.text().contains("by CLIP"))
    #expect(fixture.question?.scorers == [.clip], "its words are worth something else")
    fixture.press(.tab)
    #expect(fixture.text().contains("by ImageReward"))
  }

  @Test("Words are told apart by colour and by signs below them, also while more is typed")
  func tints() {
    var fixture = four()
    fixture.type("e")
    fixture.answer { Double($0.rawValue) }
    fixture.answer {
      Double($0.rawValue)
    } words: {
      [0.01, -0.35, 0.9][$0]
    }
    func row(of text: String) -> (words: String, signs: String)? {
      let lines = fixture.text().split(separator: "\n", omittingEmptySubsequences: false)
      guard let index = lines.firstIndex(where: { $0.contains(text) }) else { return nil }
      return (String(lines[index]), String(lines[index + 1]))
    }
    #expect(row(of: "a red fox")?.words == " a red fox")
    #expect(row(of: "a red fox")?.signs == "   −−  +++")
    #expect(fixture.text().contains("up fox +0.90 a +0.01   down red −0.35"))
    fixture.press(.home)
    fixture.type("not ")
    #expect(row(of: "not a red fox")?.signs == "       −−  +++")
    let frame = fixture.frame
    let red = Position(row: 2, column: 7)
    #expect(frame[red.row, red.column].text == "r")
    #expect(frame[red.row, red.column].style.foreground == Theme.builtIn[.loss].foreground)
    #expect(frame[red.row, red.column + 4].style.foreground == Theme.builtIn[.gain].foreground)
  }

  @Test("A long prompt is broken between words, and the cursor is always seen", arguments: 1...6)
  func longPrompts(seed: UInt64) {
    var numbers = SeededNumbers(seed)
    let words = [
      "fox", "雪の中", "an", "extraordinarily", "👩‍🚀", "e\u{301}", "<lora:a b:1>", "\u{1B}[2J",
    ]
    let prompt = (0..<200).map { _ in words[Int.random(in: 0..<8, using: &numbers)] }
      .joined(separator: " ")
    var fixture = Fixture(rows: 24, columns: 60)
    let ids = fixture.add(2, prompt: prompt + String(repeating: "x", count: 500))
    for id in ids { fixture.score(id, .imageReward, 1) }
    fixture.type("e")
    for _ in 0..<300 {
      let keys: [Key] = [
        .home, .end, .left, .right, .control("w"), .character("海"), .character(" "),
      ]
      fixture.press(keys[Int.random(in: 0..<keys.count, using: &numbers)])
      let cursors = fixture.frame.cells.count { $0.style == Theme.builtIn[.cursor] }
      #expect((1...2).contains(cursors))
      #expect(!fixture.frame.cells.contains { $0.text.unicodeScalars.contains { $0.value < 0x20 } })
    }
  }

  @Test("Pictures that come and go are asked about and forgotten")
  func changing() {
    var fixture = four()
    fixture.type("e")
    fixture.answer { Double($0.rawValue) }
    fixture.take(.removed([PictureID(rawValue: 1)]))
    #expect(fixture.state.trial?.pictures.map(\.rawValue) == [3, 2, 0])
    fixture.add(1, prompt: "a red fox")
    #expect(fixture.state.trial?.pictures.count == 4)
    #expect(fixture.question?.pictures.contains(PictureID(rawValue: 4)) == true)
    fixture.take(.removed((0...4).map(PictureID.init)))
    #expect(fixture.state.view == .grid && fixture.state.trial == nil)
  }

  @Test("Of a large group those that are shown first are asked about, which is said")
  func largeGroup() {
    var fixture = Fixture(columns: 120)
    fixture.add(1000, prompt: "a red fox")
    fixture.type("e")
    #expect(fixture.question?.pictures.count == 256)
    #expect(fixture.text().contains("the first 256 of 1,000"))
    fixture.press(.pageDown, .up, .down)
    #expect(
      fixture.state.trial?.pictures.contains(fixture.state.cursor?.picture ?? .init(rawValue: -1))
        == true)
  }

  @Test("Pictures without a prompt can be given one")
  func withoutPrompt() {
    var fixture = Fixture()
    fixture.add(2, prompt: nil)
    fixture.type("e")
    #expect(fixture.text().contains("type a prompt"))
    #expect(fixture.question == nil)
    fixture.type("owl")
    #expect(fixture.question?.prompt == "owl")
    fixture.answer { Double($0.rawValue) }
    #expect(fixture.state.trial?.pictures.map(\.rawValue) == [1, 0])
  }

  @Test("Without a scorer that reads prompts it says so")
  func noScorers() {
    var fixture = Fixture(scorers: [.aesthetic])
    fixture.add(2, prompt: "a red fox")
    fixture.type("e")
    #expect(fixture.state.view == .grid)
    #expect(fixture.text().contains("no scorer that reads prompts"))
  }

  @Test("The loupe opens over it, and what is decided there is seen")
  func loupe() {
    var fixture = four()
    fixture.type("e")
    fixture.press(.enter)
    #expect(fixture.state.view == .loupe)
    fixture.type("aq")
    #expect(fixture.state.view == .whatIf)
    #expect(fixture.text().contains("✓ #1"))
    fixture.press(.enter)
    fixture.add(1, prompt: "an owl")
    fixture.type("]q")
    #expect(fixture.state.trial?.ownPrompt == "an owl", "the group that the cursor is in now")
  }
}

extension Score {
  /// A score of a prompt that was read whole.
  fileprivate static func of(_ value: Double) -> Score {
    Score(value: value, tokensUsed: 5, tokensTotal: 5)
  }
}

extension Fixture {
  /// What was asked last.
  var question: WhatIfQuestion? {
    for case .ask(let question, _) in effects { return question }
    return nil
  }

  /// The number of what was asked last.
  var number: Int? {
    for case .ask(_, let number) in effects { return number }
    return nil
  }

  /// Tells a part of the answer to the question that is open.
  mutating func tell(_ change: WhatIf.Change) {
    send(.whatIf(number: asked, change))
  }

  /// Answers what was asked last.
  mutating func answer(
    total: Int = 5, _ value: (PictureID) -> Double, clip: ((PictureID) -> Double)? = nil,
    words: (Int) -> Double = { _ in 0 }
  ) {
    guard let question, let number else { return }
    for scorer in question.scorers {
      let scores = question.pictures.map { id in
        let value = scorer == .clip ? clip?(id) ?? value(id) : value(id)
        return (id, Score(value: value, tokensUsed: min(35, total), tokensTotal: total))
      }
      send(
        .whatIf(number: number, .scored(scorer, Dictionary(uniqueKeysWithValues: scores))))
      if question.asksWords {
        for index in PromptWord.words(of: question.prompt).indices {
          send(
            .whatIf(
              number: number, .weighed(scorer, word: index, [question.pictures[0]: words(index)])))
        }
      }
    }
    send(.whatIf(number: number, .finished))
  }
}
