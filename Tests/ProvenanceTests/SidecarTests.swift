import Foundation
import Provenance
import TestSupport
import Testing

@Suite("Sidecars")
struct SidecarTests {
  private func read(_ text: [UInt8]) throws -> Generation? {
    let folder = try TemporaryFolder()
    try folder.write("a.txt", text)
    return try Sidecar.read(besides: folder.path("a.png"))
  }

  @Test(
    "Infotext beside a picture is read, with and without a byte order mark",
    arguments: ["", "\u{FEFF}"])
  func infotext(mark: String) throws {
    let text = mark + "a café\r\nNegative prompt: dog\r\nSteps: 20, Sampler: Euler, Seed: 7\r\n"
    let generation = try #require(try read(Array(text.utf8)))
    #expect(generation.source == .sidecar)
    #expect(generation.prompt == "a café")
    #expect(generation.negativePrompt == "dog")
    #expect(generation.seed == 7)
  }

  @Test("A caption becomes the prompt")
  func caption() throws {
    let generation = try #require(try read(Array("1girl, solo,\nlooking up\n".utf8)))
    #expect(generation.prompt == "1girl, solo,\nlooking up")
    #expect(generation.confidence == .guessed)
    #expect(generation.generator == nil)
  }

  @Test(
    "A sidecar that says nothing, or only JSON, is none",
    arguments: ["", " \n\t\n", "\u{FEFF}", "{\"a\": 1}"])
  func nothing(text: String) throws {
    #expect(try read(Array(text.utf8)) == nil)
  }

  @Test("JSON beside a picture is read as its generator's, text fills the gaps")
  func json() throws {
    let folder = try TemporaryFolder()
    func read(_ json: String) throws -> Generation? {
      try folder.write("a.json", json)
      return try Sidecar.read(besides: folder.path("a.png"))
    }
    let swarm = try read(#"{"sui_image_params": {"prompt": "a cat", "seed": 7}}"#)
    #expect(swarm?.generator == "SwarmUI")
    #expect(swarm?.source == .sidecar)
    #expect(swarm?.seed == 7)
    let diffusion = try read(#"{"prompt": "a cat", "num_inference_steps": 3, "seed": 7}"#)
    #expect(diffusion?.generator == "Easy Diffusion")
    let graph = try read(
      #"{"1": {"class_type": "KSampler", "inputs": {"positive": ["2", 0], "seed": 7}}, "2": {"class_type": "CLIPTextEncode", "inputs": {"text": "a cat"}}}"#
    )
    #expect(graph?.generator == "ComfyUI")
    #expect(graph?.prompt == "a cat")
    let own = try read(#"{"caption": "a cat", "width": 8, "height": 9}"#)
    #expect(own?.prompt == "a cat")
    #expect(own?.size == "8x9")
    #expect(own?.confidence == .likely)
    try folder.write("a.txt", "a hat\nSteps: 3, Sampler: x, Seed: 9")
    let both = try read(#"{"caption": "a cat"}"#)
    #expect(both?.prompt == "a cat")
    #expect(both?.steps == 3)
    for nothing in ["{}", "[1]", "x", #"{"a": 1}"#] {
      #expect(try read(nothing)?.prompt == "a hat")
    }
  }

  @Test("A sidecar that is not UTF-8 is taken as Latin-1")
  func latin1() throws {
    #expect(try read([0x63, 0x61, 0x66, 0xE9])?.prompt == "café")
  }

  @Test("A picture without one has none, and one of more than 1 MB is a named error")
  func limits() throws {
    let folder = try TemporaryFolder()
    #expect(try Sidecar.read(besides: folder.path("a.png")) == nil)
    #expect(try Sidecar.read(besides: folder.path("missing/a.png")) == nil)
    let path = try folder.write("b.txt", [UInt8](repeating: 0x61, count: 1 << 20 + 1))
    let error = try #require(throws: ProvenanceError.self) {
      try Sidecar.read(besides: folder.path("b.png"))
    }
    #expect(error.code == .tooLarge)
    #expect(error.path == path)
  }

  @Test(
    "The sidecar has the picture's stem",
    arguments: [
      ("/a.b/c.png", "/a.b/c.txt"), ("c.d.webp", "c.d.txt"), ("/a.b/c", "/a.b/c.txt"),
      ("/a/.png", "/a/.png.txt"), ("/猫/é.jpg", "/猫/é.txt"),
    ])
  func names(picture: String, sidecar: String) {
    #expect(Sidecar.path(besides: picture) == sidecar)
  }
}
