internal import Foundation
internal import Store
internal import Synchronization
internal import TestSupport
internal import Testing

@Suite("Backups")
struct BackupTests {
  private let folder: TemporaryFolder
  private let path: String

  init() throws {
    folder = try TemporaryFolder()
    path = folder.path("library.sqlite")
  }

  /// A clock that is moved by hand.
  private final class Clock: Sendable {
    private let moment = Mutex(Sample.moment)
    var now: @Sendable () -> Date { { [self] in moment.withLock { $0 } } }
    func advance(_ seconds: TimeInterval) { moment.withLock { $0 += seconds } }
  }

  private func decide(_ number: Int, in library: Library) throws {
    _ = try library.apply(
      Change("accept", [.decision(picture: Sample.digest(number), .accepted)]))
  }

  @Test("A backup is a whole library of that moment")
  func whole() throws {
    // Given a library with one of everything
    try RawDatabase(path).execute(LibraryV3.sql)
    let library = try Library.open(at: path)
    // When it is backed up and goes on
    let backup = try #require(try library.backUp(.daily))
    try decide(9, in: library)
    // Then the backup has the form and what was there
    #expect(backup.size > 0)
    let copy = try Library.open(at: backup.path)
    #expect(try copy.judgement(of: Sample.digest(1)) == Judgement(decision: .accepted, stars: 4))
    #expect(try copy.judgement(of: Sample.digest(9)) == Judgement())
    #expect(try copy.orders() == library.orders())
    #expect(try copy.comparisons() == library.comparisons())
    #expect(try copy.comparisons().count == 1)
    // Without what can be seen in the pictures again
    let (here, there) = (try RawDatabase(path), try RawDatabase(backup.path))
    #expect(try here.texts("SELECT count(*) FROM feature") == ["1"])
    #expect(try there.texts("SELECT count(*) FROM feature") == ["0"])
    #expect(try copy.check().isSound)
    let form = "SELECT name || ': ' || sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY name"
    #expect(try RawDatabase(backup.path).texts(form) == RawDatabase(path).texts(form))
    // And goes on counting where the library was
    try decide(9, in: copy)
    #expect(try copy.history(limit: 1).first?.id == 9)
  }

  @Test("There is one a day, made once something was decided")
  func daily() throws {
    let clock = Clock()
    let library = try Library.open(at: path, now: clock.now)
    #expect(library.backups().isEmpty)
    try decide(1, in: library)
    let first = try library.backUpOnceADay()
    #expect(first?.reason == .daily)
    #expect(first?.date == Date(timeIntervalSince1970: 1_700_000_000))
    #expect(try library.backUpOnceADay() == nil)
    clock.advance(86_400)
    #expect(try library.backUpOnceADay() != nil)
    #expect(library.backups().count == 2)
    #expect(library.backups().map(\.date) == library.backups().map(\.date).sorted(by: >))
  }

  @Test("The last eight are kept")
  func limit() throws {
    let clock = Clock()
    let library = try Library.open(at: path, now: clock.now)
    for number in 1...11 {
      try decide(number, in: library)
      _ = try library.backUpOnceADay()
      clock.advance(86_400)
    }
    let backups = library.backups()
    #expect(backups.count == 8)
    let counts = try backups.map { try Library.open(at: $0.path).history(limit: 99).count }
    #expect(counts == [11, 10, 9, 8, 7, 6, 5, 4])
  }

  @Test(
    "Before a library's form is changed it is backed up as it was",
    arguments: [LibraryV1.sql, LibraryV2.sql])
  func migration(_ sql: String) throws {
    try RawDatabase(path).execute(sql)
    let before = try RawDatabase(path).texts("SELECT identifier FROM grdb_migrations")
    let library = try Library.open(at: path)
    #expect(library.remarks.isEmpty)
    let backup = try #require(library.backups().first)
    #expect(library.backups().count == 1)
    #expect(backup.reason == .migration)
    let copy = try RawDatabase(backup.path)
    #expect(try copy.texts("SELECT identifier FROM grdb_migrations") == before)
    #expect(try copy.texts("SELECT count(*) FROM judgement") != ["0"])
    // And not again, nor for a new library
    #expect(try Library.open(at: path).backups().count == 1)
    #expect(try Library.open(at: folder.path("new.sqlite")).backups().isEmpty)
  }

  @Test("A backup that cannot be made is told, and the library opens all the same")
  func failure() throws {
    try RawDatabase(path).execute(LibraryV1.sql)
    try folder.write("library.sqlite.backups", "a file in the folder's place")
    let library = try Library.open(at: path)
    #expect(library.remarks.count == 1)
    #expect(library.remarks.first?.contains("library.sqlite.backups") == true)
    #expect(try library.judgement(of: Sample.digest(1)).stars == 4)
    #expect(throws: LibraryError.self) { try library.backUpOnceADay() }
  }

  @Test("What a backup left that was broken off is cleared away, and is no backup")
  func brokenOff() throws {
    let library = try Library.open(at: path)
    try folder.write("library.sqlite.backups/20200101-000000-daily.sqlite.partial", "half")
    try folder.write("library.sqlite.backups/notes.txt", "a person's own")
    #expect(library.backups().isEmpty)
    _ = try library.backUp(.import)
    let names = try FileManager.default.contentsOfDirectory(atPath: path + ".backups").sorted()
    #expect(names.count == 3)
    #expect(names.first?.hasSuffix("-import.sqlite") == true)
    #expect(names.contains("notes.txt"))
  }

  @Test("A backup is made while others decide, and none is turned away")
  func beside() throws {
    let library = try Library.open(at: path)
    let path = path
    let done = DispatchGroup()
    done.enter()
    Thread.detachNewThread {
      do {
        let other = try Library.open(at: path)
        for number in 0..<100 {
          _ = try other.apply(
            Change("accept", [.decision(picture: Sample.digest(number), .accepted)]))
        }
      } catch {
        Issue.record(error)
      }
      done.leave()
    }
    for _ in 0..<5 {
      let backup = try #require(try library.backUp(.daily))
      #expect(try Library.open(at: backup.path).check().isSound)
    }
    done.wait()
    #expect(try library.history(limit: 999).count == 100)
  }

  @Test("A library without a file has no backups")
  func inMemory() throws {
    let library = try Library.inMemory()
    #expect(try library.backUpOnceADay() == nil)
    #expect(library.backups().isEmpty)
  }
}
