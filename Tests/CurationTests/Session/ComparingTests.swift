import Curation
import Foundation
import Store
import TestSupport
import Testing

@Suite struct ComparingTests {
  /// Four pictures of one prompt and the gallery of them.
  private func four(_ library: Library) throws -> (TemporaryFolder, OpenedGallery) {
    let folder = try TemporaryFolder()
    for number in 1...4 {
      try folder.write(
        "\(number).png", SamplePicture((UInt8(50 * number), 80, 20), prompt: "a red fox").bytes)
    }
    return (folder, try OpenedGallery([folder.url.path], library: library))
  }

  private func group(_ opened: OpenedGallery) throws -> PromptGroup {
    try #require(opened.session.gallery.groups.first)
  }

  /// Answers until all is in order, lower numbers first, 2 and 3 equal.
  private func play(_ opened: OpenedGallery, limit: Int = .max) throws -> Int {
    let group = try group(opened)
    var count = 0
    while count < limit {
      try opened.session.recallAnswers(of: group.id)
      guard case .answered(_, let answers) = opened.changes.last else { return count }
      var duel = Duel(group.pictures, answers: answers)
      guard let question = duel.question else { return count }
      let grades = [question.left, question.right].map { id in
        opened.session.gallery[id].name.replacing("3", with: "2")
      }
      let preference: Preference =
        grades[0] == grades[1] ? .neither : grades[0] < grades[1] ? .first : .second
      duel.answer(preference)
      try opened.session.answer(
        "duel", group.id, Duel.Answer(question.left, question.right, preference),
        order: duel.question == nil ? duel.tiers.flatMap(\.self) : nil)
      count += 1
    }
    return count
  }

  @Test("Every answer is kept, and a later session goes on where this one ended")
  func resuming() throws {
    let library = try Library.inMemory()
    let (folder, opened) = try four(library)
    #expect(try play(opened, limit: 2) == 2)
    #expect(try group(opened).order == nil)
    let again = try OpenedGallery([folder.url.path], library: library)
    let rest = try play(again)
    #expect(rest > 0 && rest + 2 <= Duel.mostQuestions(of: 4))
    #expect(again.order(ofGroupWith: "1.png") == ["1.png", "2.png", "3.png", "4.png"])
    let names = try group(again).ties.map { again.session.gallery[$0].name }
    #expect(names == ["3.png"])
    #expect(try group(again).ranksByHand.values.sorted() == [1, 2, 2, 4])
    // Ties are there in the next session, too, and go with the answer that made them.
    let third = try OpenedGallery([folder.url.path], library: library)
    #expect(try group(third).ties.count == 1)
    #expect(try again.session.undo()?.hasPrefix("duel") == true)
    #expect(try group(again).order == nil)
  }

  @Test("Answers come in the order in which they were given, whichever pictures were found first")
  func order() throws {
    let library = try Library.inMemory()
    let (folder, opened) = try four(library)
    let pairs = [("3.png", "4.png"), ("1.png", "4.png"), ("1.png", "2.png"), ("2.png", "3.png")]
    for (first, second) in pairs {
      let ids = opened.ids(first, second)
      try opened.session.answer(
        "duel", group(opened).id, Duel.Answer(ids[0], ids[1], .first), order: nil)
    }
    let again = try OpenedGallery([folder.url.path], library: library)
    try again.session.recallAnswers(of: group(again).id)
    guard case .answered(_, let answers) = again.changes.last else {
      Issue.record("nothing was told")
      return
    }
    let names = answers.map {
      [$0.first, $0.second].map { again.session.gallery[$0].name }.sorted()
    }
    #expect(names == pairs.map { [$0.0, $0.1] })
  }

  // A duel that was opened before the pictures were read asked the first question again.
  @Test("What was answered is told once it is known which pictures it was about")
  func identified() throws {
    let library = try Library.inMemory()
    let (folder, opened) = try four(library)
    #expect(try play(opened, limit: 2) == 2)
    let again = try OpenedGallery([folder.url.path], library: library)
    let told = again.changes.compactMap { change in
      if case .answered(_, let answers) = change { answers.count } else { nil }
    }
    #expect(told.last == 2)
  }

  @Test("A picture that is moved by hand takes back what was answered about those that it passes")
  func superseded() throws {
    let library = try Library.inMemory()
    let (_, opened) = try four(library)
    _ = try play(opened)
    let before = try library.comparisons().values.first?.count ?? 0
    var order = try #require(try group(opened).order)
    order.swapAt(1, 2)
    try opened.session.reorder("move later", group(opened).id, order)
    #expect(try group(opened).ties.isEmpty, "the tie was given up")
    #expect(try library.comparisons().values.first?.count == before - 1)
    _ = try opened.session.undo()
    #expect(try group(opened).ties.count == 1)
    #expect(try library.comparisons().values.first?.count == before)
  }

  @Test("Beginning anew is one change, which undo takes back")
  func forgetting() throws {
    let library = try Library.inMemory()
    let (_, opened) = try four(library)
    _ = try play(opened)
    let count = try library.comparisons().values.first?.count
    try opened.session.forgetAnswers(
      "begin anew", group(opened).id, about: group(opened).pictures)
    #expect(try library.comparisons().isEmpty)
    #expect(opened.changes.contains(.answered(try group(opened).id, [])))
    _ = try opened.session.undo()
    #expect(try library.comparisons().values.first?.count == count)
  }

  @Test("Copies of one content are equals without a question")
  func copies() throws {
    let folder = try TemporaryFolder.foxesAndOwl()
    try folder.write("copy.png", SamplePicture((200, 80, 20), prompt: "a red fox").bytes)
    let opened = try OpenedGallery([folder.url.path], library: .inMemory())
    let group = try group(opened)
    try opened.session.recallAnswers(of: group.id)
    guard case .answered(_, let answers) = opened.changes.last else {
      Issue.record("nothing was told")
      return
    }
    #expect(answers == [Duel.Answer(answers[0].first, answers[0].second, .neither, isGiven: false)])
    #expect(Duel(opened.ids("1.png", "copy.png"), answers: answers).question == nil)
  }
}
