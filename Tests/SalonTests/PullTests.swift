import Foundation
import TestSupport
import Testing

@Suite("Weights are pulled by the real program from a real server")
struct PullTests {
  private let person: PulledWeights
  private let bytes = PulledWeights.bytes(200_000)

  init() throws {
    person = try PulledWeights()
  }

  private func server(_ status: String? = nil) throws -> LoopbackServer {
    let bytes = bytes
    return try LoopbackServer { request, _ in
      status.map { HTTPAnswer($0) } ?? .file(bytes, for: request)
    }
  }

  @Test("Without a name it says what there is and how large, and asks nobody")
  func listing() throws {
    let list = try person.run("pull")
    #expect(list.status == 0 && list.lines.count == 6)
    #expect(list.lines[0].hasPrefix("imagereward "))
    #expect(list.lines[0].contains("ImageReward.pt (1.79 GB, Apache-2.0), vocab.txt (232 KB"))
    // It sees through CLIP's checkpoint, which comes with it.
    #expect(list.lines[3].contains("ViT-L-14.pt (933 MB, MIT), sac+logos"))
    let objects = try person.run("pull", "--json").objects
    #expect(objects.count == 12)
    #expect(objects.allSatisfy { ($0["url"] as? String)?.hasPrefix("https://") == true })
    #expect(try person.run("pull", "nobody").status == 64)
  }

  @Test("A file comes to where it is looked for, and is not asked for again")
  func plain() throws {
    let server = try server()
    let entry = PulledWeights.Entry("ViT-L-14.pt", at: server.address("a"), bytes)
    try person.publish("clip", entry, vocabulary: .init("v.gz", at: server.address("v"), bytes))
    let run = try person.run("pull", "clip")
    #expect(run.status == 0, "\(run.messages)")
    #expect(run.lines.count == 2)
    #expect(run.output.contains("200 KB, size and SHA-256 as published"))
    #expect(person.files("clip") == ["ViT-L-14.pt", "v.gz"])
    #expect(person.content("clip/ViT-L-14.pt") == bytes)
    #expect(try person.run("list").output.contains("clip: ready"))
    let again = try person.run("pull", "clip", "--json")
    #expect(try again.objects.map { $0["pulled"] as? Bool } == [false, false])
    #expect(server.requests.count == 2)
  }

  @Test("A wrong digest leaves nothing behind, and the other files come all the same")
  func wrongDigest() throws {
    let server = try server()
    var entry = PulledWeights.Entry("a.pt", at: server.address("a"), bytes)
    entry.sha256 = String(repeating: "0", count: 64)
    try person.publish("clip", entry, vocabulary: .init("v.gz", at: server.address("v"), bytes))
    let run = try person.run("pull", "clip")
    #expect(run.status == 1)
    #expect(run.messages.contains("has the SHA-256"))
    #expect(person.files("clip") == ["v.gz"])
  }

  @Test("What is not known cannot be checked, and that is said")
  func unknown() throws {
    let server = try server()
    var entry = PulledWeights.Entry("a.pt", at: server.address("a"), bytes)
    let digest = try #require(entry.sha256)
    (entry.sha256, entry.bytes) = (nil, nil)
    try person.publish("clip", entry, vocabulary: .init("v.gz", at: server.address("v"), bytes))
    let run = try person.run("pull", "clip")
    #expect(run.status == 0)
    #expect(run.lines[0].contains("\(digest); the published one is not known"))
    let verified = try person.run("verify", "clip")
    #expect(verified.status == 0)
    #expect(verified.lines[0].hasPrefix("? ") && verified.lines[1].hasPrefix("✓ "))
  }

  @Test("Verifying finds a file that changed, and does not know files of other names")
  func verifying() throws {
    let server = try server()
    let entry = PulledWeights.Entry("a.pt", at: server.address("a"), bytes)
    try person.publish("clip", entry, vocabulary: .init("v.gz", at: server.address("v"), bytes))
    #expect(try person.run("pull", "clip").status == 0)
    #expect(try person.run("verify").status == 0)
    var damaged = bytes
    damaged[100_000] ^= 1
    try person.weights.write("clip/a.pt", damaged)
    let found = try person.run("verify", "--json")
    #expect(found.status == 1)
    #expect(try found.objects.map { $0["verdict"] as? String } == ["differs", "as published"])
    // Pulling it again mends it, and keeps what was there.
    let mended = try person.run("pull", "clip")
    #expect(mended.status == 0)
    #expect(person.content("clip/a.pt") == bytes)
    #expect(person.content("clip/a.pt.replaced") == damaged)
    try person.weights.write("imagereward/own.pt", "own")
    #expect(try person.run("verify", "imagereward").output.hasPrefix("? "))
    #expect(try person.run("verify", "blip").status == 1)
  }

  @Test("HF_TOKEN goes to HF_ENDPOINT, and nowhere else")
  func huggingFace() throws {
    let other = try server()
    let storage = other.address("stored")
    let endpoint = try LoopbackServer { request, _ in
      request.fields["authorization"] == "Bearer hf_x"
        ? HTTPAnswer("302 Found", ["Location: \(storage)"]) : HTTPAnswer("401 Unauthorized")
    }
    let entry = PulledWeights.Entry("a.pt", at: "https://huggingface.co/o/r/resolve/main/a", bytes)
    try person.publish("clip", entry, vocabulary: .init("v.gz", at: other.address("v"), bytes))
    let variables = ["HF_ENDPOINT": endpoint.address(""), "HF_TOKEN": "hf_x"]
    let refused = try person.run(
      "pull", "clip", variables: ["HF_ENDPOINT": endpoint.address("")])
    #expect(refused.status == 1 && refused.messages.contains("HF_TOKEN"))
    #expect(try person.run("pull", "clip", variables: variables).status == 0)
    #expect(endpoint.requests.map(\.target) == ["/o/r/resolve/main/a", "/o/r/resolve/main/a"])
    #expect(other.requests.allSatisfy { $0.fields["authorization"] == nil })
    #expect(person.content("clip/a.pt") == bytes)
  }

  @Test("HTTPS_PROXY is asked for the server, and NO_PROXY keeps it out")
  func proxies() throws {
    let proxy = try LoopbackServer { _, _ in HTTPAnswer("407 Proxy Authentication Required") }
    _ = try person.run("pull", "pickscore", variables: ["HTTPS_PROXY": proxy.address("")])
    #expect(proxy.requests.first?.method == "CONNECT")
    #expect(proxy.requests.first?.target == "huggingface.co:443")
    let before = proxy.requests.count
    let direct = try PulledWeights()
    let server = try server()
    let local = PulledWeights.Entry("a.pt", at: server.address("a"), bytes)
    try direct.publish("clip", local, vocabulary: .init("v.gz", at: server.address("v"), bytes))
    let variables = ["http_proxy": proxy.address(""), "NO_PROXY": "127.0.0.1"]
    #expect(try direct.run("pull", "clip", variables: variables).status == 0)
    #expect(proxy.requests.count == before)
  }

  @Test("A server that does not have it, and a disk that has no room")
  func refusals() throws {
    let server = try server("404 Not Found")
    var entry = PulledWeights.Entry("a.pt", at: server.address("a"), bytes)
    try person.publish("clip", entry, vocabulary: .init("v.gz", at: server.address("v"), bytes))
    let missing = try person.run("pull", "clip")
    #expect(missing.status == 1 && missing.messages.contains("answered 404"))
    entry.bytes = 1 << 60
    try person.publish("clip", entry, vocabulary: .init("v.gz", at: server.address("v"), bytes))
    #expect(try person.run("pull", "clip").messages.contains("stay free"))
    #expect(person.files("clip") == [])
  }

  @Test(
    "A catalog that cannot be used is a named error",
    arguments: [
      ("scorers = 1", "scorers must be a table"), ("[scorers.none]", "no scorer of salon's"),
      ("[scorers.clip]\nvocab = 1", "has 'vocab'"), ("[", "line 1"),
      ("[scorers.clip.checkpoint]\nname = 'a.pt'", "must have a name and a url"),
      ("[scorers.clip.checkpoint]\nname = '../a.pt'\nurl = 'https://a/b'", "no plain name"),
      ("[scorers.clip.checkpoint]\nname = 'a.pt'\nurl = 'file:///b'", "no address"),
      ("[scorers.clip.checkpoint]\nname = 'a'\nurl = 'https://a/b'\nbytes = -1", "above 0"),
      ("[scorers.clip.checkpoint]\nname = 'a'\nurl = 'https://a/b'\nsha256 = '1'", "64"),
      ("[scorers.clip]\nvocabulary = 'none'", "names no vocabulary"),
    ])
  func badCatalog(text: String, words: String) throws {
    let path = try person.home.write(".config/salon/catalog.toml", text)
    for command in ["list", "pull", "verify"] {
      let run = try person.run(command)
      #expect(run.status == 1)
      #expect(run.messages.contains(path) && run.messages.contains(words), "\(run.messages)")
    }
  }

  @Test(
    "What was pulled is what `salon score` scores with",
    .enabled(if: ReferenceWeights.arePossible, "needs the reference data, and numpy"))
  func scoring() throws {
    let made = try ReferenceWeights.folder()
    let checkpoint = [UInt8](try Data(contentsOf: URL(filePath: made.path("clip/ViT-L-14.pt"))))
    let name = "bpe_simple_vocab_16e6.txt.gz"
    let merges = try Reference.bytes("vocab/\(name)")
    let server = try LoopbackServer { request, _ in
      .file(request.target == "/v" ? merges : checkpoint, for: request)
    }
    try person.publish(
      "clip", .init("other-name.pt", at: server.address("c"), checkpoint),
      vocabulary: .init(name, at: server.address("v"), merges))
    #expect(try person.run("pull", "clip").status == 0)
    let picture = Reference.file("images/ocean-1.webp").path
    let arguments = ["score", picture, "--prompt", "an ocean", "--format", "jsonl"]
    let pulled = try Program.run(
      arguments + ["--scorer", "clip"], home: person.home, weights: person.weights.url.path)
    let inPlace = try Program.run(
      arguments + ["--scorer", "clip"], home: TemporaryFolder(), weights: made.url.path)
    #expect(pulled.status == 0, "\(pulled.messages)")
    #expect(pulled.output == inPlace.output && !pulled.output.isEmpty)
  }
}
