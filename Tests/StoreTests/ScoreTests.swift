internal import Store
internal import Testing

@Suite("Scores that are remembered")
struct ScoreTests {
  let library: Library

  init() throws {
    library = try Library.inMemory()
  }

  private func key(
    _ number: Int, _ prompt: String?, scorer: String = "clip", weights: String = "w1"
  ) -> ScoreKey {
    ScoreKey(picture: Sample.digest(number), prompt: prompt, scorer: scorer, weights: weights)
  }

  @Test("Saved scores are found by picture and prompt")
  func found() throws {
    // Given scores of two pictures, one of them for two prompts and for none
    let saved = [
      key(1, "a cat"): Sample.score(0.5), key(1, "a dog"): Sample.score(-1.25),
      key(1, nil): Sample.score(6), key(1, ""): Sample.score(7), key(2, "a cat"): Sample.score(2),
    ]
    try library.save(saved.map { ($0, $1) })
    // When they are looked up beside a picture that has none
    let pictures = [1, 2, 3].map(Sample.digest)
    let scores = try library.scores(of: pictures, scorer: "clip", weights: "w1")
    // Then they are as they were
    #expect(scores == saved)
  }

  @Test("Other weights, scorers and pictures have scores of their own")
  func apart() throws {
    // Given a score
    try library.save([(key(1, "a cat"), Sample.score(1))])
    // When one of another weight, scorer and picture is looked up
    // Then there is none
    let one = [Sample.digest(1)]
    #expect(try library.scores(of: one, scorer: "clip", weights: "w2").isEmpty)
    #expect(try library.scores(of: one, scorer: "blip", weights: "w1").isEmpty)
    #expect(try library.scores(of: [Sample.digest(2)], scorer: "clip", weights: "w1").isEmpty)
    #expect(try library.scores(of: [], scorer: "clip", weights: "w1").isEmpty)
  }

  @Test("New weights leave the old numbers where they are")
  func newWeights() throws {
    let old = key(1, "a cat")
    let new = key(1, "a cat", weights: "w2")
    try library.save([(old, Sample.score(1)), (new, Sample.score(2))])
    let one = [Sample.digest(1)]
    #expect(
      try library.scores(of: one, scorer: "clip", weights: "w1") == [old: Sample.score(1)])
    #expect(
      try library.scores(of: one, scorer: "clip", weights: "w2") == [new: Sample.score(2)])
  }

  @Test("A key has one score, the last", arguments: ["a cat", "", nil])
  func unique(_ prompt: String?) throws {
    let key = key(1, prompt)
    try library.save([(key, Sample.score(1)), (key, Sample.score(2))])
    try library.save([(key, Sample.score(3))])
    let scores = try library.scores(of: [Sample.digest(1)], scorer: "clip", weights: "w1")
    #expect(scores == [key: Sample.score(3)])
  }

  // Strings used to end at their first NUL on the way into SQLite.
  @Test("Prompts are told apart to the last byte")
  func bytes() throws {
    let prompts = ["a", "a\0", "a\0b", "a\0c", "\0", "", "a\n", "A", "画 🎨", "a' OR '1'='1"]
    let saved = prompts.enumerated().map { (key(1, $1), Sample.score(Double($0))) }
    try library.save(saved)
    let scores = try library.scores(of: [Sample.digest(1)], scorer: "clip", weights: "w1")
    #expect(scores == Dictionary(uniqueKeysWithValues: saved))
  }

  @Test(
    "Numbers are kept to the bit", arguments: [0.1, -1.5e-300, .infinity, .leastNonzeroMagnitude])
  func exact(_ value: Double) throws {
    let key = key(1, "a cat")
    try library.save([(key, Sample.score(value))])
    let score = try library.scores(of: [key.picture], scorer: "clip", weights: "w1")[key]
    #expect(score?.value.bitPattern == value.bitPattern)
  }

  @Test(
    "What cannot be a score is refused, and nothing of its batch is kept",
    arguments: [
      Sample.score(.nan),
      StoredScore(value: 1, tokensUsed: -1, tokensTotal: 5),
      StoredScore(value: 1, tokensUsed: 6, tokensTotal: 5),
    ])
  func refused(_ score: StoredScore) throws {
    let good = key(1, "a cat")
    let error = #expect(throws: LibraryError.self) {
      try library.save([(good, Sample.score(1)), (key(2, "a cat"), score)])
    }
    #expect(error?.code == .refused)
    #expect(try library.scores(of: [good.picture], scorer: "clip", weights: "w1").isEmpty)
  }
}
