import Downloads
import Foundation
import TestSupport
import Testing

@Suite("Downloads by way of redirections, tokens and proxies")
struct RedirectionTests {
  @Test(
    "Redirections are followed, within a server and to another",
    arguments: ["301 Moved", "302 Found", "303 See Other", "307 Temporary", "308 Permanent"])
  func followed(status: String) throws {
    let fixture = try DownloadFixture()
    let bytes = fixture.bytes
    let other = try LoopbackServer { request, _ in .file(bytes, for: request) }
    let address = other.address("stored?signature=a%20b")
    let server = try LoopbackServer { request, _ in
      // A body that no one wants.
      HTTPAnswer(
        status, ["Location: " + (request.target == "/model.pt" ? "/moved" : address)],
        body: Array("moved".utf8))
    }
    try fixture.leave(bytes.prefix(1000), version: "\"1\"")
    try fixture.run(server)
    #expect(fixture.result == bytes)
    #expect(server.requests.map(\.target) == ["/model.pt", "/moved"])
    #expect(other.requests.map(\.target) == ["/stored?signature=a%20b"])
    #expect(other.requests.map(\.rangeStart) == [1000])
  }

  @Test("A loop of redirections ends")
  func loop() throws {
    let fixture = try DownloadFixture()
    let server = try LoopbackServer { request, _ in
      HTTPAnswer("302 Found", ["Location: " + (request.target == "/a" ? "/b" : "/a")])
    }
    #expect(fixture.failure(server)?.code == .redirected)
    #expect(server.requests.count == 11)
    #expect(fixture.files == [])
  }

  @Test(
    "A redirection to nowhere, or out of the web", arguments: ["", "Location: file:///etc/passwd"])
  func nowhere(field: String) throws {
    let fixture = try DownloadFixture()
    let server = try LoopbackServer { _, _ in
      HTTPAnswer("302 Found", field.isEmpty ? [] : [field])
    }
    let error = try #require(fixture.failure(server))
    #expect([.refused, .badAddress].contains(error.code))
    #expect(fixture.files == [])
  }

  @Test("A token is seen by its own server, and not by where that leads")
  func token() throws {
    let fixture = try DownloadFixture()
    let bytes = fixture.bytes
    let other = try LoopbackServer { request, _ in .file(bytes, for: request) }
    let address = other.address("stored")
    let server = try LoopbackServer { request, _ in
      guard request.fields["authorization"] == "Bearer hf_secret" else {
        return HTTPAnswer("401 Unauthorized")
      }
      return HTTPAnswer(
        "302 Found", ["Location: " + (request.target == "/model.pt" ? "/moved" : address)])
    }
    #expect(fixture.failure(server)?.code == .unauthorized)
    let environment = ["HF_ENDPOINT": server.address(""), "HF_TOKEN": "hf_secret\n"]
    let huggingFace = try HuggingFace(environment: environment)
    #expect(
      huggingFace.address(of: "https://huggingface.co/model.pt") == server.address("model.pt"))
    try fixture.run(server, token: huggingFace.token)
    #expect(fixture.result == bytes)
    #expect(server.requests.count == 3)
    #expect(other.requests.count == 1)
    #expect(other.requests[0].fields["authorization"] == nil)
  }

  @Test("Only Hugging Face's addresses go to its mirror; what cannot be a token is none")
  func huggingFace() throws {
    let plain = try HuggingFace(environment: ["HF_ENDPOINT": "", "HF_TOKEN": ""])
    #expect(plain.token == nil)
    let address = "https://huggingface.co/a/b"
    #expect(plain.address(of: address) == address)
    let mirror = try HuggingFace(environment: ["HF_ENDPOINT": "https://mirror.example/hf/"])
    #expect(mirror.address(of: address) == "https://mirror.example/hf/a/b")
    for other in ["https://huggingface.co.example/a", "https://github.com/a"] {
      #expect(mirror.address(of: other) == other)
    }
    for environment in [["HF_TOKEN": "a\r\nX: y"], ["HF_ENDPOINT": "file:///etc"]] {
      #expect(throws: DownloadError.self) { try HuggingFace(environment: environment) }
    }
    let origin = Origin("HTTPS://Huggingface.CO/x")
    #expect(origin == Origin("https://huggingface.co:443") && origin?.port == 443)
    #expect(
      origin != Origin("http://huggingface.co") && origin != Origin("https://huggingface.co:8"))
  }
}
