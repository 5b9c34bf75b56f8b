internal import Store
internal import Testing

@Suite("Which picture a file holds")
struct LocationTests {
  let library: Library

  init() throws {
    library = try Library.inMemory()
  }

  @Test("An unknown file has no digest")
  func unknown() throws {
    #expect(try library.digest(of: Sample.file(1)) == nil)
    #expect(try library.digests(of: []).isEmpty)
  }

  @Test("A recorded file has its digest")
  func recorded() throws {
    try library.record(Sample.file(1), digest: Sample.digest(1))
    #expect(try library.digest(of: Sample.file(1)) == Sample.digest(1))
  }

  @Test(
    "A file that differs in anything is not the recorded one",
    arguments: [
      Sample.file(1, path: "/pictures/other.png"),
      Sample.file(1, path: "/Pictures/1.png"),
      Sample.file(1, size: 1001),
      Sample.file(1, modified: 1_700_000_000_124),
      Sample.file(1, inode: 2),
    ])
  func changed(_ file: FileIdentity) throws {
    try library.record(Sample.file(1), digest: Sample.digest(1))
    #expect(try library.digest(of: file) == nil)
  }

  @Test("A file that was replaced holds the later picture")
  func replaced() throws {
    // Given a file that was replaced by another picture
    try library.record(Sample.file(1), digest: Sample.digest(1))
    let later = Sample.file(1, size: 2000, inode: 77)
    try library.record(later, digest: Sample.digest(2))
    // When both are looked up
    let digests = try library.digests(of: [Sample.file(1), later])
    // Then only the later is known
    #expect(digests == [later: Sample.digest(2)])
  }

  @Test("Copies hold one picture")
  func copies() throws {
    let copies = (1...3).map { Sample.file($0) }
    try library.record(copies.map { ($0, Sample.digest(9)) })
    #expect(try Set(library.digests(of: copies).values) == [Sample.digest(9)])
  }

  @Test("Names are told apart by their bytes, and may hold anything")
  func names() throws {
    // Given names that are awkward, two of which are equal as strings
    let names = [
      "caf\u{E9}.png", "cafe\u{301}.png", "a \"quoted\" one", "back\\slash", "tab\tand\nline",
      "\u{1}\u{1F}", "画像 🎨.png", "[\",\"]", "'; DROP TABLE picture; --",
    ]
    let files = names.enumerated().map { Sample.file($0, path: "/p/" + $1) }
    try library.record(files.enumerated().map { ($1, Sample.digest($0)) })
    // When all are looked up at once
    let digests = try library.digests(of: files)
    // Then each is its own
    for (number, file) in files.enumerated() {
      #expect(digests[file] == Sample.digest(number))
    }
  }

  @Test("Many thousand files are looked up at once")
  func many() throws {
    // Given more files than a statement may have arguments
    let files = (0..<40_000).map { Sample.file($0) }
    try library.record(files.enumerated().map { ($1, Sample.digest($0)) })
    // When they are looked up with as many unknown ones
    let others = (40_000..<80_000).map { Sample.file($0) }
    let digests = try library.digests(of: files + others)
    // Then the recorded ones are found
    #expect(digests.count == 40_000)
    #expect(digests[files[31_234]] == Sample.digest(31_234))
  }

  @Test("Numbers of any size are kept", arguments: [Int64.min, -1, 0, Int64.max])
  func extremes(_ number: Int64) throws {
    let file = Sample.file(1, modified: number, inode: number)
    try library.record(file, digest: Sample.digest(1))
    #expect(try library.digest(of: file) == Sample.digest(1))
  }

  @Test(
    "What is no digest is refused, and nothing of its batch is kept",
    arguments: ["", "abc", String(repeating: "A", count: 64), String(repeating: "é", count: 64)])
  func malformed(_ text: String) throws {
    let error = #expect(throws: LibraryError.self) {
      try library.record([
        (Sample.file(1), Sample.digest(1)), (Sample.file(2), ContentDigest(rawValue: text)),
      ])
    }
    #expect(error?.code == .refused)
    #expect(try library.digest(of: Sample.file(1)) == nil)
  }
}
