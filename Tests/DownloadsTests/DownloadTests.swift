import Downloads
import Foundation
import TestSupport
import Testing

@Suite("Downloads from a server that tells the truth")
struct DownloadTests {
  @Test("A file is downloaded, checked and put in place, and nothing else is left")
  func plain() throws {
    let fixture = try DownloadFixture()
    let bytes = fixture.bytes
    let server = try LoopbackServer { request, _ in .file(bytes, for: request) }
    var last: DownloadProgress?
    let outcome = try fixture.run(server) { last = $0 }
    #expect(outcome.size == bytes.count && outcome.sha256 == fixture.sha256)
    #expect(outcome.kept == nil)
    #expect(fixture.result == bytes)
    #expect(fixture.files == ["model.pt"])
    #expect(last == .init(phase: .downloading, received: bytes.count, total: bytes.count))
    #expect(server.requests.count == 1)
    #expect(server.requests[0].fields["authorization"] == nil)
  }

  @Test("Where size and digest are not known, the outcome says what came")
  func unknown() throws {
    let fixture = try DownloadFixture()
    let bytes = fixture.bytes
    let server = try LoopbackServer { request, _ in .file(bytes, for: request) }
    let outcome = try fixture.run(server, size: .some(nil), sha256: .some(nil))
    #expect(outcome.sha256 == fixture.sha256 && outcome.size == bytes.count)
  }

  @Test("An empty file")
  func empty() throws {
    let fixture = try DownloadFixture(count: 0)
    let server = try LoopbackServer { request, _ in .file([], for: request) }
    try fixture.run(server, size: .some(nil))
    #expect(fixture.result == [])
    #expect(fixture.files == ["model.pt"])
  }

  @Test("What an earlier run left is gone on from, and asked for by its version")
  func resuming() throws {
    let fixture = try DownloadFixture()
    let bytes = fixture.bytes
    try fixture.leave(bytes.prefix(100_000), version: "\"1\"")
    let server = try LoopbackServer { request, _ in .file(bytes, for: request) }
    try fixture.run(server)
    #expect(fixture.result == bytes)
    #expect(server.requests.map(\.rangeStart) == [100_000])
    #expect(server.requests[0].fields["if-range"] == "\"1\"")
    #expect(fixture.files == ["model.pt"])
  }

  @Test("What is there whole already needs no request")
  func whole() throws {
    let fixture = try DownloadFixture()
    try fixture.leave(fixture.bytes)
    let server = try LoopbackServer { _, _ in HTTPAnswer("500 Not Asked") }
    try fixture.run(server)
    #expect(fixture.result == fixture.bytes)
    #expect(server.requests.isEmpty)
  }

  @Test("What is there whole, of a file whose size is not known, is found to be so")
  func wholeOfUnknownSize() throws {
    let fixture = try DownloadFixture()
    let bytes = fixture.bytes
    try fixture.leave(bytes, version: "\"1\"")
    let server = try LoopbackServer { request, _ in .file(bytes, for: request) }
    try fixture.run(server, size: .some(nil), sha256: .some(nil))
    #expect(fixture.result == bytes)
    #expect(server.requests.count == 1)
  }

  @Test("A file that changed since is downloaded anew")
  func changed() throws {
    let fixture = try DownloadFixture()
    let bytes = fixture.bytes
    try fixture.leave(DownloadFixture.bytes(100_000, 2), version: "\"old\"")
    let server = try LoopbackServer { request, _ in .file(bytes, for: request, tag: "\"new\"") }
    try fixture.run(server)
    #expect(fixture.result == bytes)
    #expect(server.requests.count == 1)
  }

  @Test("A beginning of another version that nothing tells apart is noticed by the digest")
  func unversioned() throws {
    let fixture = try DownloadFixture()
    let bytes = fixture.bytes
    try fixture.leave(DownloadFixture.bytes(100_000, 2))
    let server = try LoopbackServer { request, _ in .file(bytes, for: request, tag: nil) }
    try fixture.run(server)
    #expect(fixture.result == bytes)
    #expect(server.requests.map(\.rangeStart) == [100_000, nil])
  }

  @Test("A beginning longer than the file is not gone on from")
  func tooLong() throws {
    let fixture = try DownloadFixture()
    let bytes = fixture.bytes
    try fixture.leave(bytes + [1, 2, 3])
    let server = try LoopbackServer { request, _ in .file(bytes, for: request) }
    try fixture.run(server)
    #expect(fixture.result == bytes)
    #expect(server.requests.map(\.rangeStart) == [nil])
  }

  @Test("A file that was in its place is kept under another name")
  func replacing() throws {
    let fixture = try DownloadFixture()
    let bytes = fixture.bytes
    try fixture.folder.write("scorer/model.pt", "mine")
    let server = try LoopbackServer { request, _ in .file(bytes, for: request) }
    let outcome = try fixture.run(server)
    #expect(outcome.kept == fixture.destination + ".replaced")
    #expect(fixture.files == ["model.pt", "model.pt.replaced"])
    #expect(fixture.result == bytes)
  }

  @Test("A disk that would be filled is not written to")
  func noRoom() throws {
    let fixture = try DownloadFixture()
    let bytes = fixture.bytes
    let server = try LoopbackServer { request, _ in .file(bytes, for: request) }
    // Known beforehand: the server is not even asked.
    #expect(fixture.failure(server, size: 1 << 60)?.code == .noRoom)
    #expect(server.requests.isEmpty)
    // Told by the server.
    var patience = DownloadFixture.patience
    patience.reserve = 1 << 60
    #expect(fixture.failure(server, size: .some(nil), patience: patience)?.code == .noRoom)
    #expect(fixture.files == [])
  }

  @Test("Two downloads of one file at once: one does it, the other says so")
  func twice() throws {
    let fixture = try DownloadFixture()
    let bytes = fixture.bytes
    let server = try LoopbackServer { request, _ in .file(bytes, for: request) }
    var second: DownloadError?
    try fixture.run(server) { _ in
      if second == nil { second = fixture.failure(server) }
    }
    #expect(second?.code == .busy)
    #expect(fixture.result == bytes)
    #expect(fixture.files == ["model.pt"])
  }

  @Test("Where the folder cannot be made")
  func unwritable() throws {
    let fixture = try DownloadFixture()
    try fixture.folder.write("scorer", "a file")
    let server = try LoopbackServer { _, _ in HTTPAnswer("500 Not Asked") }
    #expect(fixture.failure(server)?.code == .unwritable)
  }

  @Test("Addresses that are none", arguments: ["", "model.pt", "ftp://127.0.0.1/a", "http://"])
  func badAddress(address: String) throws {
    let fixture = try DownloadFixture()
    let error = #expect(throws: DownloadError.self) {
      try Download(address, to: fixture.destination).run()
    }
    #expect(error?.code == .badAddress)
    #expect(fixture.files == [])
  }
}
