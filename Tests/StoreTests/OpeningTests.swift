internal import Foundation
internal import Store
internal import TestSupport
internal import Testing

@Suite("Opening a library")
struct OpeningTests {
  let folder = try? TemporaryFolder()

  private func path(_ name: String) throws -> String {
    try #require(folder).path(name)
  }

  @Test("Folders on the way are made, for their owner alone")
  func makesFolders() throws {
    // Given a path of which nothing is there
    let path = try path("data/salon/library.sqlite")
    // When it is opened
    let library = try Library.open(at: path)
    // Then it is there
    #expect(library.path == path)
    #expect(FileManager.default.fileExists(atPath: path))
    let attributes = try FileManager.default.attributesOfItem(atPath: self.path("data/salon"))
    #expect(attributes[.posixPermissions] as? Int == 0o700)
  }

  @Test("What was remembered is there when the library is opened again")
  func remembers() throws {
    // Given a library with a decision, closed
    let path = try path("library.sqlite")
    do {
      let library = try Library.open(at: path)
      _ = try library.apply(
        Change("accept", [.decision(picture: Sample.digest(1), .accepted)]))
    }
    // When it is opened again
    let library = try Library.open(at: path)
    // Then the decision is there
    #expect(try library.judgement(of: Sample.digest(1)) == Judgement(decision: .accepted))
  }

  @Test("The file is in WAL mode, and carries salon's mark")
  func mode() throws {
    let path = try path("library.sqlite")
    _ = try Library.open(at: path)
    let raw = try RawDatabase(path)
    #expect(try raw.texts("PRAGMA journal_mode") == ["wal"])
    #expect(try raw.texts("PRAGMA application_id") == ["\(0x7361_6C6E)"])
  }

  @Test("An empty file becomes a library")
  func emptyFile() throws {
    let path = try #require(folder).write("library.sqlite", "")
    let library = try Library.open(at: path)
    #expect(try library.orders().isEmpty)
  }

  @Test("A name that SQLite would take for something else is a file like any other")
  func memoryName() throws {
    let path = try path(":memory:")
    _ = try Library.open(at: path)
    #expect(FileManager.default.fileExists(atPath: path))
  }

  @Test(
    "A file that is not a database is a named error, and stays as it is",
    arguments: [
      "hello", "SQLite format 3\0 and then nonsense", String(repeating: "x", count: 9999),
    ])
  func garbage(_ text: String) throws {
    let path = try #require(folder).write("library.sqlite", text)
    #expect(Library.codeOfOpening(path) == .notALibrary)
    #expect(try String(contentsOfFile: path, encoding: .utf8) == text)
  }

  @Test("Another program's database is a named error, and stays as it is")
  func foreign() throws {
    // Given another program's database
    let path = try path("places.sqlite")
    try RawDatabase(path).execute("CREATE TABLE bookmark (id INTEGER PRIMARY KEY)")
    let before = try Data(contentsOf: URL(filePath: path))
    // When it is opened as a library
    // Then it is refused
    #expect(Library.codeOfOpening(path) == .notALibrary)
    #expect(try Data(contentsOf: URL(filePath: path)) == before)
  }

  @Test("A library of a newer salon is a named error that says so")
  func newer() throws {
    // Given a library that a later salon has migrated
    let path = try path("library.sqlite")
    _ = try Library.open(at: path)
    try RawDatabase(path).execute("INSERT INTO grdb_migrations VALUES ('addSomethingLater')")
    // When it is opened
    // Then
    let error = #expect(throws: LibraryError.self) { try Library.open(at: path) }
    #expect(error?.code == .newer)
    #expect(error.map { "\($0)" }?.contains("update salon") == true)
  }

  @Test("A damaged library is a named error")
  func damaged() throws {
    // Given a library whose tables lie in bytes that were overwritten
    let path = try path("library.sqlite")
    do {
      let library = try Library.open(at: path)
      try library.record([(Sample.file(1), Sample.digest(1))])
    }
    var bytes = try Data(contentsOf: URL(filePath: path))
    for index in 4096..<bytes.count { bytes[index] = 0xA5 }
    try bytes.write(to: URL(filePath: path))
    // When it is used
    // Then
    let error = #expect(throws: LibraryError.self) {
      try Library.open(at: path).digests(of: [Sample.file(1)])
    }
    #expect(error?.code == .damaged)
  }

  @Test("A folder in the file's place is a named error")
  func folderInPlace() throws {
    let path = try path("library.sqlite")
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
    #expect(Library.codeOfOpening(path) == .noAccess)
  }

  @Test("A file in a folder's place is a named error")
  func fileInPlace() throws {
    try #require(folder).write("data", "a file")
    #expect(Library.codeOfOpening(try path("data/salon/library.sqlite")) == .noAccess)
  }

  @Test("No path is a named error")
  func noPath() {
    #expect(Library.codeOfOpening("") == .noAccess)
  }

  static let isRoot = geteuid() == 0

  @Test(
    "A file without the right to write is a named error",
    .enabled(if: !isRoot, "root may write everything"))
  func readOnlyFile() throws {
    let path = try path("library.sqlite")
    _ = try Library.open(at: path)
    #expect(chmod(path, 0o444) == 0)
    #expect(Library.codeOfOpening(path) == .readOnly)
  }

  @Test(
    "A file without the right to read is a named error",
    .enabled(if: !isRoot, "root may read everything"))
  func unreadableFile() throws {
    let path = try path("library.sqlite")
    _ = try Library.open(at: path)
    #expect(chmod(path, 0) == 0)
    #expect(Library.codeOfOpening(path) == .noAccess)
  }

  @Test(
    "A folder without the right to write is a named error",
    .enabled(if: !isRoot, "root may write everything"), arguments: [true, false])
  func readOnlyFolder(_ isThere: Bool) throws {
    // Given a folder that cannot be written, with a library or without
    let path = try path("data/library.sqlite")
    try #require(folder).write("data/other", "")
    if isThere { _ = try Library.open(at: path) }
    #expect(chmod(try self.path("data"), 0o555) == 0)
    defer { chmod((path as NSString).deletingLastPathComponent, 0o755) }
    // When it is opened
    // Then
    let code = Library.codeOfOpening(path)
    #expect(code == .noAccess || code == .readOnly)
  }

  @Test("Every error says what, where and what to do", arguments: LibraryError.Code.allCases)
  func description(_ code: LibraryError.Code) {
    let text = "\(LibraryError(code: code, path: "/data/l.sqlite", detail: "error 7"))"
    #expect(text.hasPrefix("library /data/l.sqlite: "))
    #expect(text.contains("(error 7); "))
  }
}
