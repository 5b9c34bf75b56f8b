import Provenance
import Testing

@Suite("Fooocus and its kin")
struct FooocusTests {
  private static let json = #"""
    {"prompt": "a goldfish", "negative_prompt": "", "full_prompt": ["still a goldfish"],
     "performance": "Speed", "steps": 30, "guidance_scale": 4.0, "resolution": "(768, 1280)",
     "seed": "6952411511246973023", "base_model": "juggernaut", "base_model_hash": "aeb7",
     "sampler": "dpmpp_2m", "scheduler": "karras", "loras": [], "vae": null,
     "version": "Fooocus v2.4.3", "metadata_scheme": "fooocus"}
    """#

  private func check(_ generation: Generation?) throws {
    let generation = try #require(generation)
    #expect(generation.generator == "Fooocus")
    #expect(generation.reader == "Fooocus")
    #expect(generation.confidence == .certain)
    #expect(generation.prompt == "a goldfish")
    #expect(generation.negativePrompt?.isEmpty == true)
    #expect(generation.seed == 6_952_411_511_246_973_023)
    #expect(generation.steps == 30)
    #expect(generation.cfgScale == 4)
    #expect(generation.sampler == "dpmpp_2m")
    #expect(generation.scheduler == "karras")
    #expect(generation.model == "juggernaut")
    #expect(generation.modelHash == "aeb7")
    #expect(generation.size == "768x1280")
    #expect(!generation.parameters.contains { $0.name == "loras" || $0.name == "vae" })
    #expect(
      generation.parameters.contains(Generation.Parameter("full_prompt", "[\"still a goldfish\"]")))
  }

  @Test("Its own scheme in a PNG")
  func png() throws {
    try check(try PNGFixture.generation(("parameters", Self.json), ("fooocus_scheme", "fooocus")))
    try check(try PNGFixture.generation(("parameters", Self.json)))
  }

  @Test("Its own scheme in a JPEG's and a WebP's EXIF")
  func exif() throws {
    var exif = EXIFFixture.utf16(Self.json, bigEndian: true)
    exif.software = "Fooocus v2.4.3"
    exif.makerNote = "fooocus"
    try check(try PictureMetadata.read(JPEGFixture.picture(exif), name: "test").generation)
    var webp = WebPFixture()
    webp.lossless(width: 8, height: 8)
    webp.chunk("EXIF", exif.bytes)
    let found = try PictureMetadata.read(webp.finished(), name: "test").generation
    try check(found)
    #expect(found?.source == .exif)
  }

  @Test("The maker's note alone says whose the comment is")
  func makerNote() throws {
    var exif = EXIFFixture.utf16(#"{"prompt": "a fish", "seed": 1}"#, bigEndian: false)
    exif.makerNote = "fooocus"
    let found = try PictureMetadata.read(JPEGFixture.picture(exif), name: "test").generation
    #expect(found?.generator == "Fooocus")
    #expect(found?.seed == 1)
  }

  @Test("Its other scheme is infotext")
  func infotext() throws {
    let text = "a fish\nSteps: 30, Sampler: DPM++, Seed: 4, Size: 8x8, Version: Fooocus v2.4.3"
    let found = try PNGFixture.generation(("parameters", text), ("fooocus_scheme", "a1111"))
    #expect(found?.generator == "Fooocus")
    #expect(found?.reader == "infotext")
    #expect(found?.seed == 4)
  }

  @Test("Fooocus-MRE writes a comment")
  func mre() throws {
    let found = try PNGFixture.generation(
      (
        "Comment",
        #"{"prompt": "a fish", "negative_prompt": "dog", "cfg": 7.0, "steps": 30, "seed": 5, "sampler": "s", "base_model": "m", "resolution": "1024x768"}"#
      ))
    #expect(found?.generator == "Fooocus-MRE")
    #expect(found?.cfgScale == 7)
    #expect(found?.size == "1024x768")
    #expect(found?.negativePrompt == "dog")
  }

  @Test("RuinedFooocus names itself")
  func ruined() throws {
    let found = try PNGFixture.generation(
      (
        "parameters",
        #"{"Prompt": "a fish", "Negative": "dog", "steps": 3, "cfg": 2, "width": 64, "height": 32, "seed": 9, "sampler_name": "lcm", "scheduler": "normal", "base_model_name": "m.safetensors", "loras": "None", "software": "RuinedFooocus"}"#
      ))
    #expect(found?.generator == "RuinedFooocus")
    #expect(found?.prompt == "a fish")
    #expect(found?.negativePrompt == "dog")
    #expect(found?.sampler == "lcm")
    #expect(found?.size == "64x32")
    #expect(found?.model == "m.safetensors")
    #expect(found?.parameters == [Generation.Parameter("loras", "None")])
  }
}
