internal import Foundation
internal import Store
internal import TestSupport
internal import Testing

@Suite("Several salons on one library")
struct SharingTests {
  /// Runs bodies on threads of their own and waits for all; the errors that they threw.
  private func together(_ bodies: [@Sendable () throws -> Void]) -> [any Error] {
    let errors = Errors()
    let group = DispatchGroup()
    for body in bodies {
      group.enter()
      Thread.detachNewThread {
        do { try body() } catch { errors.append(error) }
        group.leave()
      }
    }
    group.wait()
    return errors.all
  }

  /// Errors from several threads; `lock` guards `errors`.
  private final class Errors: @unchecked Sendable {
    private let lock = NSLock()
    private var errors: [any Error] = []

    var all: [any Error] { lock.withLock { errors } }

    func append(_ error: any Error) {
      lock.withLock { errors.append(error) }
    }
  }

  @Test("All decisions of all are kept")
  func writers() throws {
    // Given two openings of one library
    let folder = try TemporaryFolder()
    let path = folder.path("library.sqlite")
    let libraries = [try Library.open(at: path), try Library.open(at: path)]
    // When both decide and save scores at once, and both read
    let bodies = (0..<4).map { thread in
      { @Sendable in
        let library = libraries[thread % 2]
        for number in 0..<25 {
          let picture = Sample.digest(thread * 1000 + number)
          _ = try library.apply(Change("accept", [.decision(picture: picture, .accepted)]))
          let key = ScoreKey(picture: picture, prompt: "a cat", scorer: "clip", weights: "w")
          try library.save([(key, Sample.score(Double(number)))])
          _ = try library.judgements(of: [picture])
        }
      }
    }
    // Then nobody is turned away, and nothing is lost
    #expect(together(bodies).map { "\($0)" } == [])
    let pictures = (0..<4).flatMap { thread in
      (0..<25).map { Sample.digest(thread * 1000 + $0) }
    }
    for library in libraries {
      #expect(try library.judgements(of: pictures).count == 100)
      #expect(try library.scores(of: pictures, scorer: "clip", weights: "w").count == 100)
      #expect(try library.history(limit: 1000).count == 100)
    }
    #expect(try RawDatabase(path).texts("PRAGMA integrity_check") == ["ok"])
  }

  @Test("Several salons may make the library at once", arguments: 0..<5)
  func makers(_ round: Int) throws {
    let folder = try TemporaryFolder()
    let path = folder.path("salon/library.sqlite")
    let bodies = (0..<6).map { number in
      { @Sendable in
        let library = try Library.open(at: path)
        _ = try library.apply(Change("stars", [.stars(picture: Sample.digest(number), 3)]))
      }
    }
    #expect(together(bodies).map { "\($0)" } == [])
    let library = try Library.open(at: path)
    #expect(try library.judgements(of: (0..<6).map(Sample.digest)).count == 6)
  }

  @Test("What one has written the other sees at once")
  func visible() throws {
    let folder = try TemporaryFolder()
    let path = folder.path("library.sqlite")
    let writer = try Library.open(at: path)
    let reader = try Library.open(at: path)
    for stars in [1, 5, 0, 2] {
      _ = try writer.apply(Change("stars", [.stars(picture: Sample.digest(1), stars)]))
      #expect(try reader.judgement(of: Sample.digest(1)).stars == stars)
    }
  }

  @Test("What was confirmed is there after a death at any moment")
  func sudden() throws {
    // Given a session that never closes its library
    let folder = try TemporaryFolder()
    let path = folder.path("library.sqlite")
    let library = try Library.open(at: path)
    for number in 1...20 {
      // When a change has been confirmed and the process dies: what is left are the files
      _ = try library.apply(
        Change("accept", [.decision(picture: Sample.digest(number), .accepted)]))
      let left = folder.path("left-\(number).sqlite")
      for ending in ["", "-wal"] {
        try FileManager.default.copyItem(atPath: path + ending, toPath: left + ending)
      }
      // Then the next session finds the change in them
      let next = try Library.open(at: left)
      #expect(try next.judgements(of: (1...number).map(Sample.digest)).count == number)
      #expect(try next.undo()?.edits == [.decision(picture: Sample.digest(number), nil)])
    }
  }

  @Test("A library that another program keeps locked is a named error after a while")
  func busy() throws {
    // Given another program that writes for longer than salon waits
    let folder = try TemporaryFolder()
    let path = folder.path("library.sqlite")
    let library = try Library.open(at: path, patience: 0.05)
    let other = try RawDatabase(path)
    try other.execute("BEGIN IMMEDIATE")
    // When salon reads, it is not held up; when it writes, it gives up at last
    #expect(try library.judgement(of: Sample.digest(1)) == Judgement())
    let error = #expect(throws: LibraryError.self) {
      try library.apply(Change("stars", [.stars(picture: Sample.digest(1), 1)]))
    }
    try other.execute("ROLLBACK")
    // Then
    #expect(error?.code == .busy)
    _ = try library.apply(Change("stars", [.stars(picture: Sample.digest(1), 1)]))
  }
}
