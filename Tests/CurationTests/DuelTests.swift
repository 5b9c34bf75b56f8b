import Curation
import Foundation
import Store
import TestSupport
import Testing

@Suite struct DuelTests {
  /// Answers every question by a secret grade, higher is better; how many there were.
  private func play(_ duel: inout Duel, _ grades: [Int]) -> Int {
    var questions = 0
    while let question = duel.question {
      questions += 1
      #expect(duel.questionsLeft > 0)
      duel.answer(preference(question, grades))
    }
    return questions
  }

  private func preference(_ question: Duel.Question, _ grades: [Int]) -> Preference {
    let (left, right) = (grades[question.left.rawValue], grades[question.right.rawValue])
    return left > right ? .first : left < right ? .second : .neither
  }

  /// The tiers that grades make, each in the order of the ids.
  private func tiers(_ grades: [Int]) -> [[Int]] {
    Dictionary(grouping: grades.indices, by: { grades[$0] }).sorted { $0.key > $1.key }
      .map(\.value)
  }

  private func pictures(_ count: Int) -> [PictureID] { (0..<count).map(PictureID.init) }

  @Test("Any order, with ties or without, is found with the fewest questions", arguments: 1...60)
  func orders(seed: UInt64) {
    var numbers = SeededNumbers(seed)
    let count = Int.random(in: 0...40, using: &numbers)
    let kinds = Int.random(in: 1...50, using: &numbers)
    let grades = (0..<count).map { _ in Int.random(in: 0..<kinds, using: &numbers) }
    var duel = Duel(pictures(count))
    let expected = duel.questionsLeft
    let questions = play(&duel, grades)
    #expect(duel.tiers.map { $0.map(\.rawValue).sorted() } == tiers(grades))
    #expect(questions <= Duel.mostQuestions(of: count))
    #expect(expected == Duel.mostQuestions(of: count), "what is said at first is the most")
    #expect(questions == duel.answered)
    #expect(duel.questionsLeft == 0)
  }

  @Test("Questions are as few as binary insertion asks", arguments: [2, 3, 4, 5, 16, 64])
  func bound(count: Int) {
    let information = (1...count).reduce(0) { $0 + log2(Double($1)) }.rounded(.up)
    let most = Double(Duel.mostQuestions(of: count))
    #expect(most >= information)
    #expect(most <= information * 1.1 + 1)
    // All equal: each is held against the one tier that there is.
    var duel = Duel(pictures(count))
    #expect(play(&duel, Array(repeating: 0, count: count)) == count - 1)
  }

  @Test("A duel goes on where its answers end, after any of them", arguments: 1...20)
  func resuming(seed: UInt64) {
    var numbers = SeededNumbers(seed)
    let grades = (0..<12).map { _ in Int.random(in: 0..<8, using: &numbers) }
    var duel = Duel(pictures(12))
    var answers: [Duel.Answer] = []
    var questions: [Duel.Question] = []
    while let question = duel.question {
      let again = Duel(pictures(12), answers: answers)
      #expect(again == duel && again.question == question)
      #expect(again.answered == answers.count)
      questions.append(question)
      let preference = preference(question, grades)
      // The library may name the two the other way round.
      answers.append(
        Bool.random(using: &numbers)
          ? Duel.Answer(question.left, question.right, preference)
          : Duel.Answer(question.right, question.left, preference.reversed))
      duel.answer(preference)
    }
    #expect(Set(questions).count == questions.count, "nothing is asked twice")
    // Taking the last answer back asks its question again.
    #expect(Duel(pictures(12), answers: answers.dropLast()).question == questions.last)
    // A picture that is gone takes none of the others' answers with it.
    let fewer = pictures(12).filter { $0.rawValue != 3 }
    let without = Duel(fewer, answers: answers)
    #expect(without.questionsLeft < Duel.mostQuestions(of: 11))
  }

  @Test("One picture, or none, asks nothing; contradictions end all the same")
  func odd() {
    #expect(Duel([]).question == nil)
    #expect(Duel(pictures(1)).tiers == [[PictureID(rawValue: 0)]])
    var duel = Duel(pictures(9))
    var questions = 0
    while duel.question != nil {
      duel.answer([Preference.first, .second, .neither][questions % 3])
      questions += 1
    }
    #expect(questions <= Duel.mostQuestions(of: 9))
    #expect(duel.tiers.flatMap(\.self).count == 9)
    duel.answer(.first)
    #expect(duel.question == nil)
  }

  @Test("The new picture stands now left, now right")
  func sides() {
    var duel = Duel(pictures(30))
    var lefts = 0
    var questions = 0
    while let question = duel.question {
      questions += 1
      if question.left > question.right { lefts += 1 }
      duel.answer(.second)
    }
    #expect(lefts > questions / 3 && lefts < questions * 2 / 3)
  }
}
