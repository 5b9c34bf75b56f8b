internal import Store
internal import TestSupport
internal import Testing

@Suite("Features that are remembered")
struct FeatureTests {
  let library: Library
  private let vector: [Float] = [0.1, -3.5e-30, .leastNonzeroMagnitude, 7]

  init() throws {
    library = try Library.inMemory()
  }

  @Test("Saved features are found by picture, to the bit")
  func found() throws {
    // Given what one source saw in two pictures
    let saved = [(picture: Sample.digest(1), values: vector), (Sample.digest(2), [-0.0])]
    try library.save(saved, source: "clip", weights: "w1")
    // When they are looked up beside a picture that it has not seen
    let found = try library.features(
      of: [1, 2, 3].map(Sample.digest), source: "clip", weights: "w1")
    // Then they are as they were
    #expect(found.count == 2)
    #expect(found[Sample.digest(1)] == vector)
    #expect(found[Sample.digest(2)]?.map(\.bitPattern) == [(-0.0 as Float).bitPattern])
  }

  @Test("Other weights, sources and pictures have features of their own")
  func apart() throws {
    try library.save([(Sample.digest(1), vector)], source: "clip", weights: "w1")
    let one = [Sample.digest(1)]
    #expect(try library.features(of: one, source: "clip", weights: "w2").isEmpty)
    #expect(try library.features(of: one, source: "blip", weights: "w1").isEmpty)
    #expect(try library.features(of: [Sample.digest(2)], source: "clip", weights: "w1").isEmpty)
    #expect(try library.features(of: [], source: "clip", weights: "w1").isEmpty)
  }

  @Test("The last of a picture's features count")
  func replaced() throws {
    let one = Sample.digest(1)
    try library.save([(one, [1]), (one, [2])], source: "clip", weights: "w1")
    try library.save([(one, [3])], source: "clip", weights: "w1")
    #expect(try library.features(of: [one], source: "clip", weights: "w1") == [one: [3]])
  }

  @Test("Features of nothing are refused, and nothing beside them is kept")
  func refused() throws {
    let error = #expect(throws: LibraryError.self) {
      try library.save(
        [(Sample.digest(1), vector), (Sample.digest(2), [])], source: "clip", weights: "w1")
    }
    #expect(error?.code == .refused)
    #expect(try library.features(of: [Sample.digest(1)], source: "clip", weights: "w1").isEmpty)
  }

  @Test(
    "SQLite itself turns down what breaks the library's rules",
    arguments: [
      ("INSERT INTO featureSource (name, weights) VALUES ('clip', 'w1')", "UNIQUE"),
      ("UPDATE featureSource SET name = ''", "CHECK"),
      ("INSERT INTO feature SELECT * FROM feature", "UNIQUE"),
      ("UPDATE feature SET vector = x'000000'", "CHECK"),
      ("UPDATE feature SET vector = 'abcd'", "cannot store TEXT"),
      ("UPDATE feature SET pictureId = 99", "FOREIGN KEY"),
    ])
  func rules(_ statement: String, _ rule: String) throws {
    let folder = try TemporaryFolder()
    let path = folder.path("library.sqlite")
    try Library.open(at: path).save(
      [(Sample.digest(1), vector)], source: "clip", weights: "w1")
    let raw = try RawDatabase(path)
    #expect(raw.refusal(statement)?.contains(rule) == true)
    // And a picture goes with its features
    try raw.execute("DELETE FROM picture")
    #expect(try raw.texts("SELECT pictureId FROM feature") == [])
  }
}
