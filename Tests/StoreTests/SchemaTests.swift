internal import Foundation
internal import Store
internal import TestSupport
internal import Testing

@Suite("The library's form")
struct SchemaTests {
  /// A library with one of everything, as another program finds it.
  private func filled() throws -> (TemporaryFolder, RawDatabase) {
    let folder = try TemporaryFolder()
    let path = folder.path("library.sqlite")
    try RawDatabase(path).execute(LibraryV3.sql)
    _ = try Library.open(at: path)
    return (folder, try RawDatabase(path))
  }

  @Test("A library of the first form opens, and all that was in it is there")
  func firstForm() throws {
    // Given a library as the first salon left it
    let folder = try TemporaryFolder()
    let path = folder.path("library.sqlite")
    try RawDatabase(path).execute(LibraryV1.sql)
    // When today's salon opens it
    let library = try Library.open(at: path)
    // Then it finds everything
    let (one, two) = (Sample.digest(1), Sample.digest(2))
    #expect(try library.digest(of: Sample.file(1)) == one)
    #expect(
      try library.judgements(of: [one, two])
        == [one: Judgement(decision: .accepted, stars: 4), two: Judgement(decision: .rejected)])
    #expect(try library.order(of: "a cat") == [two, one])
    let prompted = ScoreKey(picture: one, prompt: "a cat", scorer: "clip", weights: "w1")
    let promptless = ScoreKey(picture: one, prompt: nil, scorer: "aesthetic", weights: "w2")
    #expect(
      try library.scores(of: [one], scorer: "clip", weights: "w1")
        == [prompted: StoredScore(value: 0.25, tokensUsed: 3, tokensTotal: 4)])
    #expect(
      try library.scores(of: [one], scorer: "aesthetic", weights: "w2")
        == [promptless: StoredScore(value: 5.5, tokensUsed: 0, tokensTotal: 0)])
    #expect(try library.history(limit: 9).map(\.label) == ["clear", "order", "accept only this"])
    // And can go on where it stopped
    #expect(try library.redo()?.edits == [.decision(picture: two, nil)])
    #expect(try library.undo()?.label == "clear")
    #expect(try library.undo()?.edits == [.order(group: "a cat", nil)])
    #expect(try library.undo()?.edits.count == 3)
    #expect(try library.judgements(of: [one, two]).isEmpty)
    let raw = try RawDatabase(path)
    #expect(try raw.texts("PRAGMA integrity_check") == ["ok"])
    #expect(try raw.texts("SELECT * FROM pragma_foreign_key_check") == [])
  }

  @Test("A library of the second form opens, and all that it has more than the first is there")
  func secondForm() throws {
    let folder = try TemporaryFolder()
    let path = folder.path("library.sqlite")
    try RawDatabase(path).execute(LibraryV2.sql)
    let library = try Library.open(at: path)
    let pictures = (0...5).map(Sample.digest)
    #expect(
      try library.judgements(of: pictures)
        == [
          pictures[1]: Judgement(decision: .accepted, stars: 4),
          pictures[2]: Judgement(decision: .rejected), pictures[3]: Judgement(stars: 5),
        ])
    #expect(
      try library.orders()
        == ["a cat": [pictures[2], pictures[1]], "a dog": [3, 5, 4].map { pictures[$0] }])
    #expect(try library.redo()?.edits == [.decision(picture: pictures[3], .accepted)])
    #expect(try library.undo()?.label == "accept")
    #expect(try library.undo()?.label == "5 stars")
    #expect(
      try library.undo()?.edits == [.order(group: "a dog", [3, 4, 5].map { pictures[$0] })])
    #expect(try library.undo()?.edits == [.order(group: "a dog", nil)])
    #expect(try library.undo()?.edits == [.order(group: "a cat", nil)])
    #expect(try RawDatabase(path).texts("PRAGMA integrity_check") == ["ok"])
  }

  @Test("A library of the third form opens, and knows what was done to files")
  func thirdForm() throws {
    let folder = try TemporaryFolder()
    let path = folder.path("library.sqlite")
    try RawDatabase(path).execute(LibraryV3.sql)
    let library = try Library.open(at: path)
    #expect(try library.unfinishedFileSteps().map(\.source) == ["/pictures/9.png"])
    let (one, two) = (Sample.digest(1), Sample.digest(2))
    #expect(try library.comparisons() == ["a cat": [Comparison(one, two, .second)]])
    #expect(
      try library.features(of: [one], source: "clip", weights: "w1") == [one: [1, 2]])
    let undone = try #require(try library.undo())
    #expect(undone.label == "move 1 rejected to /rejects")
    #expect(undone.files.map(\.source) == ["/pictures/2.txt", "/pictures/2.png"])
    #expect(undone.files.map(\.isPicture) == [false, true])
    #expect(try library.undo()?.label == "5 stars")
    #expect(try RawDatabase(path).texts("PRAGMA integrity_check") == ["ok"])
  }

  @Test(
    "A new library has the form of an old one that was brought up to date",
    arguments: [LibraryV1.sql, LibraryV2.sql, LibraryV3.sql])
  func sameForm(_ sql: String) throws {
    let folder = try TemporaryFolder()
    let query = "SELECT name || ': ' || sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY name"
    let old = folder.path("old.sqlite")
    try RawDatabase(old).execute(sql)
    _ = try Library.open(at: old)
    let new = folder.path("new.sqlite")
    _ = try Library.open(at: new)
    #expect(try RawDatabase(new).texts(query) == RawDatabase(old).texts(query))
  }

  @Test("What changes write to the journal keeps its form")
  func journalForm() throws {
    let folder = try TemporaryFolder()
    let path = folder.path("library.sqlite")
    let library = try Library.open(at: path)
    let digest = Sample.digest(1)
    _ = try library.apply(
      Change(
        "all",
        [
          .decision(picture: digest, .accepted), .stars(picture: digest, 2),
          .order(group: "a/b", [digest]),
        ]))
    let picture = "\"picture\":\"\(digest.rawValue)\""
    let raw = try RawDatabase(path)
    #expect(
      try raw.texts("SELECT forward FROM journal") == [
        "[{\"decision\":\"accepted\",\(picture),\"set\":\"decision\"},"
          + "{\(picture),\"set\":\"stars\",\"stars\":2},"
          + "{\"group\":\"a/b\",\"order\":[\"\(digest.rawValue)\"],\"set\":\"order\"}]"
      ])
    #expect(
      try raw.texts("SELECT inverse FROM journal") == [
        "[{\(picture),\"set\":\"decision\"},{\(picture),\"set\":\"stars\",\"stars\":0},"
          + "{\"group\":\"a/b\",\"set\":\"order\"}]"
      ])
  }

  @Test("What moves within an order write to the journal keeps its form")
  func movesForm() throws {
    let folder = try TemporaryFolder()
    let path = folder.path("library.sqlite")
    let library = try Library.open(at: path)
    let pictures = (1...4).map(Sample.digest)
    _ = try library.apply(Change("first", [.order(group: "g", pictures)]))
    _ = try library.apply(
      Change("move", [.order(group: "g", [0, 2, 1, 3].map { pictures[$0] })]))
    let picture = "\"picture\":\"\(pictures[2].rawValue)\""
    #expect(
      try RawDatabase(path).texts("SELECT forward FROM journal WHERE id = 2") == [
        "[{\"group\":\"g\",\"put\":[{\"at\":1,\(picture)}],\"set\":\"moves\","
          + "\"taken\":[{\"at\":2,\(picture)}]}]"
      ])
  }

  @Test(
    "SQLite itself turns down what breaks the library's rules",
    arguments: [
      ("INSERT INTO picture (digest, firstSeen) VALUES ('abc', 0)", "CHECK"),
      ("INSERT INTO picture (digest, firstSeen) SELECT digest, 0 FROM picture", "UNIQUE"),
      ("UPDATE picture SET firstSeen = 'today'", "cannot store TEXT"),
      ("UPDATE location SET pictureId = 99", "FOREIGN KEY"),
      ("UPDATE location SET size = -1", "CHECK"),
      ("UPDATE location SET path = ''", "CHECK"),
      ("INSERT INTO prompt (text) VALUES ('a cat')", "UNIQUE"),
      ("INSERT INTO prompt (text) VALUES (NULL)", "CHECK"),
      ("UPDATE prompt SET text = 'none' WHERE id = 0", "CHECK"),
      ("INSERT INTO scorer (name, weights) VALUES ('clip', 'w1')", "UNIQUE"),
      ("INSERT INTO score SELECT * FROM score", "UNIQUE"),
      ("UPDATE score SET value = NULL", "NOT NULL"),
      ("UPDATE score SET tokensTotal = tokensUsed - 1", "CHECK"),
      ("UPDATE score SET promptId = 99", "FOREIGN KEY"),
      ("UPDATE judgement SET decision = 'perhaps'", "CHECK"),
      ("UPDATE judgement SET stars = 6", "CHECK"),
      ("UPDATE judgement SET stars = 2.5", "cannot store REAL"),
      ("UPDATE groupOrderPlace SET pictureId = 1", "UNIQUE"),
      ("UPDATE groupOrderPlace SET place = 0", "CHECK"),
      ("UPDATE journal SET forward = 'accept'", "CHECK"),
      ("UPDATE journal SET undoneBy = NULL, undoneAs = 1", "CHECK"),
      ("INSERT INTO revision VALUES (2, 0)", "CHECK"),
      ("UPDATE fileStep SET state = 'lost'", "CHECK"),
      ("UPDATE fileStep SET kind = 'burn'", "CHECK"),
      ("UPDATE fileStep SET journalId = 99", "FOREIGN KEY"),
      ("DELETE FROM picture WHERE id = 1", "FOREIGN KEY"),
    ])
  func rules(_ statement: String, _ rule: String) throws {
    let (folder, raw) = try filled()
    defer { withExtendedLifetime(folder) {} }
    #expect(raw.refusal(statement)?.contains(rule) == true)
  }

  @Test("A picture that nobody judged goes with its scores and places")
  func cascade() throws {
    let (folder, raw) = try filled()
    defer { withExtendedLifetime(folder) {} }
    try raw.execute(
      "DELETE FROM groupOrder; DELETE FROM judgement; DELETE FROM comparison; DELETE FROM picture")
    #expect(try raw.texts("SELECT path FROM location") == [])
    #expect(try raw.texts("SELECT value FROM score") == [])
    #expect(try raw.texts("SELECT place FROM groupOrderPlace") == [])
  }
}
