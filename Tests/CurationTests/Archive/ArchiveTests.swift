import Curation
import Foundation
import Store
import Testing

@Suite("The archive of decisions")
struct ArchiveTests {
  private let one = Self.digest("a")
  private let two = Self.digest("b")

  private static func digest(_ letter: Character) -> ContentDigest {
    ContentDigest(rawValue: String(repeating: letter, count: 64))
  }

  private func lines(_ library: Library) throws -> [String] {
    var lines: [String] = []
    try DecisionArchive.write(library) { lines.append($0) }
    return lines
  }

  private func archive(_ text: String) -> DecisionArchive {
    DecisionArchive(reading: Data(text.utf8))
  }

  @Test("Lines are plain JSON with times, digests and paths")
  func form() throws {
    let library = try Library.inMemory(now: { Date(timeIntervalSince1970: 1_700_000_000.25) })
    try library.record(
      FileIdentity(path: "/a/\"1\"\n.png", size: 1, modified: 2, inode: 3), digest: one)
    _ = try library.apply(
      Change(
        "a",
        [
          .decision(picture: one, .accepted), .stars(picture: one, 3),
          .order(group: "a/b \u{7}", [two, one]),
        ]))
    let time = "\"2023-11-14T22:13:20.250Z\""
    #expect(
      try lines(library) == [
        "{\"format\":\"salon-decisions\",\"version\":1}",
        "{\"decided\":\(time),\"decision\":\"accepted\",\"paths\":[\"/a/\\\"1\\\"\\n.png\"],"
          + "\"picture\":\"\(one.rawValue)\",\"starred\":\(time),\"stars\":3}",
        "{\"group\":\"a/b \\u0007\",\"order\":[\"\(two.rawValue)\",\"\(one.rawValue)\"],"
          + "\"ordered\":\(time)}",
      ])
  }

  @Test("What is written is read, to the millisecond")
  func roundTrip() throws {
    let library = try Library.inMemory()
    _ = try library.apply(
      Change("a", [.decision(picture: one, .rejected), .order(group: "g\0", [two, one])]))
    _ = try library.apply(
      Change("b", [.decision(picture: two, .accepted), .stars(picture: two, 5)]))
    _ = try library.apply(Change("c", [.decision(picture: two, nil), .order(group: "g\0", nil)]))
    _ = try library.apply(Change("d", [.comparison(group: "g", one, two, .neither)]))
    let written = try lines(library)
    let read = archive(written.joined(separator: "\n"))
    #expect(read.faults.isEmpty)
    #expect(read.records.count == written.count - 1)
    let other = try Library.inMemory()
    _ = try other.merge(read.records)
    #expect(try lines(other) == written)
  }

  @Test("Every millisecond is written as it is")
  func milliseconds() throws {
    for millisecond in 0..<1000 {
      let date = Date(timeIntervalSince1970: Double(1_764_000_000_000 + millisecond) / 1000)
      let library = try Library.inMemory(now: { date })
      _ = try library.apply(Change("a", [.stars(picture: one, 1)]))
      let written = String(format: "2025-11-24T16:00:00.%03dZ", millisecond)
      #expect(try lines(library).contains { $0.contains(written) })
    }
  }

  private static let picture = "\"picture\":\"\(digest("a").rawValue)\""

  @Test(
    "A line that is no use is named by its number, and the others are read",
    arguments: [
      ("hello", "not a JSON object"), ("[1]", "not a JSON object"), ("{", "not a JSON object"),
      ("{}", "neither a picture nor a group"),
      ("{\"picture\":\"abc\",\"decided\":\"2026-01-01T00:00:00Z\"}", "SHA-256"),
      ("{\"picture\":7}", "another kind than expected in \"picture\""),
      ("{\(picture)}", "says when"),
      ("{\(picture),\"decided\":\"yesterday\"}", "a time that is not like"),
      ("{\(picture),\"decided\":\"2026-01-01T00:00:00Z\",\"decision\":\"maybe\"}", "\"decision\""),
      ("{\(picture),\"starred\":\"2026-01-01T00:00:00Z\",\"stars\":6}", "0 to 5"),
      ("{\"group\":\"g\"}", "without \"order\""),
      ("{\"group\":\"g\",\"order\":[\"x\"],\"ordered\":\"2026-01-01T00:00:00Z\"}", "SHA-256"),
      ("{\"group\":\"g\",\"pair\":[\"a\"]}", "without two pictures"),
      ("{\"format\":\"salon-decisions\",\"version\":2}", "newer salon"),
      ("\u{0}\u{1}\u{FF}", "not a JSON object"),
    ])
  func faults(_ line: String, _ reason: String) {
    let good = "{\(Self.picture),\"decided\":\"2026-01-01T00:00:00Z\",\"decision\":\"accepted\"}"
    let read = archive("\(good)\n\n\(line)\r\n\(good)")
    #expect(read.records.count == 2)
    #expect(read.faults.map(\.line) == [3])
    #expect(read.faults.first?.reason.contains(reason) == true, "\(read.faults)")
  }

  @Test("Bytes that are no text at all are named, line by line")
  func bytes() {
    var generator = SystemRandomNumberGenerator()
    let data = Data((0..<5000).map { _ in UInt8.random(in: 0...255, using: &generator) })
    let read = DecisionArchive(reading: data)
    #expect(read.records.isEmpty)
    #expect(!read.faults.isEmpty)
  }
}
