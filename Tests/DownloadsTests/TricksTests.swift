import Downloads
import Foundation
import TestSupport
import Testing

@Suite("Downloads from a server that plays tricks")
struct TricksTests {
  @Test("A connection that is dropped midway, again and again, is gone on from")
  func dropped() throws {
    let fixture = try DownloadFixture()
    let bytes = fixture.bytes
    let server = try LoopbackServer { request, _ in .file(bytes, for: request, cut: 40_000) }
    try fixture.run(server)
    #expect(fixture.result == bytes)
    #expect(server.requests.map { $0.rangeStart ?? 0 } == (0..<8).map { $0 * 40_000 })
  }

  @Test("A server that brings nothing is given up after so many tries; what came is kept")
  func givenUp() throws {
    let fixture = try DownloadFixture()
    let bytes = fixture.bytes
    let server = try LoopbackServer { request, place in
      .file(bytes, for: request, cut: place == 0 ? 50_000 : 0)
    }
    #expect(fixture.failure(server)?.code == .broken)
    #expect(server.requests.count == 5)
    #expect(fixture.files == [".model.pt.partial", ".model.pt.version"])
    let honest = try LoopbackServer { request, _ in .file(bytes, for: request) }
    try fixture.run(honest)
    #expect(honest.requests.map(\.rangeStart) == [50_000])
    #expect(fixture.result == bytes)
  }

  @Test("A stall is noticed and tried again")
  func stalled() throws {
    let fixture = try DownloadFixture()
    let bytes = fixture.bytes
    let server = try LoopbackServer { request, place in
      if place > 0 { return .file(bytes, for: request) }
      let head = HTTPAnswer.head("200 OK", ["ETag: \"1\"", "Content-Length: \(bytes.count)"])
      return HTTPAnswer([.send(head + bytes.prefix(70_000)), .stall])
    }
    var waits: [DownloadError] = []
    try fixture.run(server) { progress in
      if case .waiting(let error) = progress.phase { waits.append(error) }
    }
    #expect(waits.first?.code == .stalled)
    #expect(server.requests.map(\.rangeStart) == [nil, 70_000])
    #expect(fixture.result == bytes)
  }

  @Test("A server that takes the request and says nothing at all is given up")
  func mute() throws {
    let fixture = try DownloadFixture()
    let server = try LoopbackServer { _, _ in HTTPAnswer([.stall]) }
    var patience = DownloadFixture.patience
    patience.attempts = 2
    #expect(fixture.failure(server, patience: patience)?.code == .stalled)
    #expect(server.requests.count == 2)
    #expect(fixture.files == [])
  }

  @Test("A server that announces more than it sends")
  func shortBody() throws {
    let fixture = try DownloadFixture()
    let bytes = fixture.bytes
    let server = try LoopbackServer { _, _ in
      HTTPAnswer("200 OK", ["Content-Length: \(bytes.count)"], body: Array(bytes.prefix(5000)))
    }
    // It takes no ranges, so every try begins anew and brings nothing more.
    #expect(fixture.failure(server)?.code == .broken)
    // Without a known size the announced one still has to come.
    #expect(fixture.failure(server, size: .some(nil))?.code == .broken)
  }

  @Test("A server that announces another size than the known one", arguments: [1000, 400_000])
  func otherSize(count: Int) throws {
    let fixture = try DownloadFixture()
    let other = DownloadFixture.bytes(count, 1)
    let server = try LoopbackServer { request, _ in .file(other, for: request) }
    let error = try #require(fixture.failure(server))
    #expect(error.code == .wrongSize)
    #expect(error.description.contains("\(count) bytes, not 300000"))
    #expect(fixture.files == [])
  }

  @Test("A page in place of the file does not cost what has come so far")
  func portal() throws {
    let fixture = try DownloadFixture()
    let page = Array("<html>log in</html>".utf8)
    try fixture.leave(fixture.bytes.prefix(200_000), version: "\"1\"")
    let server = try LoopbackServer { _, _ in
      HTTPAnswer("200 OK", ["Content-Length: \(page.count)"], body: page)
    }
    #expect(fixture.failure(server)?.code == .wrongSize)
    #expect(fixture.files == [".model.pt.partial", ".model.pt.version"])
    let kept = FileManager.default.contents(atPath: fixture.folder.path("scorer/.model.pt.partial"))
    #expect(kept?.count == 200_000)
  }

  @Test("A server that announces less than it sends: the rest is not taken, the digest shows it")
  func longBody() throws {
    let fixture = try DownloadFixture()
    let bytes = fixture.bytes
    let server = try LoopbackServer { _, _ in
      HTTPAnswer("200 OK", ["Content-Length: 5000"], body: bytes)
    }
    #expect(fixture.failure(server)?.code == .wrongSize)
    #expect(fixture.failure(server, size: .some(nil))?.code == .wrongDigest)
    #expect(fixture.files == [])
  }

  @Test("A body larger than the known size, of a length that is not announced")
  func endless() throws {
    let fixture = try DownloadFixture()
    let bytes = fixture.bytes
    let server = try LoopbackServer { _, _ in HTTPAnswer("200 OK", body: bytes + bytes) }
    #expect(fixture.failure(server)?.code == .wrongSize)
    #expect(fixture.files == [])
  }

  @Test("A body shorter than the known size, of a length that is not announced")
  func unannounced() throws {
    let fixture = try DownloadFixture()
    let bytes = fixture.bytes
    let server = try LoopbackServer { _, place in
      HTTPAnswer("200 OK", body: place == 0 ? Array(bytes.prefix(5000)) : bytes)
    }
    try fixture.run(server)
    #expect(fixture.result == bytes)
  }

  @Test("A server that takes no ranges begins anew")
  func noRanges() throws {
    let fixture = try DownloadFixture()
    let bytes = fixture.bytes
    let server = try LoopbackServer { request, place in
      .file(bytes, for: request, takesRanges: false, cut: place == 0 ? 100_000 : nil)
    }
    try fixture.run(server)
    #expect(server.requests.map(\.rangeStart) == [nil, 100_000])
    #expect(fixture.result == bytes)
  }

  @Test("A server that sends another part than it was asked for")
  func otherRange() throws {
    let fixture = try DownloadFixture()
    let bytes = fixture.bytes
    let server = try LoopbackServer { request, _ in
      guard request.rangeStart != nil else { return .file(bytes, for: request) }
      return HTTPAnswer(
        "206 Partial Content",
        [
          "Content-Range: bytes 5-\(bytes.count - 1)/\(bytes.count)",
          "Content-Length: \(bytes.count - 5)",
        ], body: Array(bytes[5...]))
    }
    try fixture.leave(bytes.prefix(1000), version: "\"1\"")
    try fixture.run(server)
    #expect(fixture.result == bytes)
  }

  @Test("A server that refuses to go on from there is asked for the whole")
  func unsatisfiable() throws {
    let fixture = try DownloadFixture()
    let bytes = fixture.bytes
    let server = try LoopbackServer { request, _ in
      request.rangeStart == nil
        ? .file(bytes, for: request) : HTTPAnswer("416 Range Not Satisfiable")
    }
    try fixture.leave(bytes.prefix(1000), version: "\"1\"")
    try fixture.run(server)
    #expect(fixture.result == bytes)
  }

  @Test("A changed file on resuming, from a server that knows no If-Range, begins anew once")
  func changedUnseen() throws {
    let fixture = try DownloadFixture()
    let bytes = fixture.bytes
    let old = DownloadFixture.bytes(300_000, 9)
    let server = try LoopbackServer { request, place in
      .file(place == 0 ? old : bytes, for: request, tag: nil, cut: place == 0 ? 100_000 : nil)
    }
    try fixture.run(server)
    #expect(server.requests.map(\.rangeStart) == [nil, 100_000, nil])
    #expect(fixture.result == bytes)
  }

  @Test("A wrong digest leaves nothing behind, also where it came in pieces")
  func wrongDigest() throws {
    let fixture = try DownloadFixture()
    let other = DownloadFixture.bytes(300_000, 9)
    let server = try LoopbackServer { request, place in
      .file(other, for: request, cut: place % 2 == 0 ? 150_000 : nil)
    }
    let error = try #require(fixture.failure(server))
    #expect(error.code == .wrongDigest)
    #expect(error.description.contains(fixture.sha256))
    #expect(error.description.contains(DownloadFixture.sha256(other)))
    #expect(fixture.files == [])
    // In two pieces, and once more from the beginning.
    #expect(server.requests.count == 4)
  }

  @Test(
    "Answers that are not the file are errors of their own, and leave nothing",
    arguments: [
      ("404 Not Found", DownloadError.Code.notFound), ("410 Gone", .notFound),
      ("401 Unauthorized", .unauthorized), ("403 Forbidden", .unauthorized),
      ("400 Bad Request", .refused), ("204 No Content", .refused), ("304 Not Modified", .refused),
      ("500 Internal Server Error", .unavailable), ("503 Service Unavailable", .unavailable),
      ("429 Too Many Requests", .unavailable), ("999 What", .refused),
    ])
  func statuses(status: String, code: DownloadError.Code) throws {
    let fixture = try DownloadFixture()
    let server = try LoopbackServer { _, _ in
      HTTPAnswer(status, ["Content-Length: 0"])
    }
    let error = try #require(fixture.failure(server))
    #expect(error.code == code)
    #expect(error.isPassing == (server.requests.count > 1))
    #expect(fixture.files == [])
  }

  @Test("Something that is no answer of a web server")
  func noise() throws {
    let fixture = try DownloadFixture()
    let server = try LoopbackServer { _, _ in HTTPAnswer([.send(Array("SSH-2.0-x\r\n".utf8))]) }
    #expect(fixture.failure(server)?.code == .refused)
    #expect(fixture.files == [])
  }

  @Test("A server that is not there")
  func absent() throws {
    let fixture = try DownloadFixture()
    let server = try LoopbackServer(mostConnections: 0) { _, _ in HTTPAnswer([]) }
    #expect(fixture.failure(server)?.isPassing == true)
  }
}
