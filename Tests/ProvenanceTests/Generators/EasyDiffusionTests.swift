import Provenance
import Testing

@Suite("Easy Diffusion")
struct EasyDiffusionTests {
  private func check(_ generation: Generation?) throws {
    let generation = try #require(generation)
    #expect(generation.generator == "Easy Diffusion")
    #expect(generation.prompt == "a cat")
    #expect(generation.negativePrompt == "dog")
    #expect(generation.seed == 42)
    #expect(generation.steps == 25)
    #expect(generation.cfgScale == 7.5)
    #expect(generation.sampler == "euler_a")
    #expect(generation.model == "sd-v1-4")
    #expect(generation.size == "512x384")
  }

  @Test("A text for each setting, in both spellings of the names")
  func texts() throws {
    try check(
      try PNGFixture.generation(
        ("prompt", "a cat"), ("negative_prompt", "dog"), ("seed", "42"),
        ("num_inference_steps", "25"), ("guidance_scale", "7.5"), ("sampler_name", "euler_a"),
        ("use_stable_diffusion_model", "/models/sd-v1-4.ckpt"), ("width", "512"),
        ("height", "384")))
    try check(
      try PNGFixture.generation(
        ("Prompt", "a cat"), ("Negative Prompt", "dog"), ("Seed", "42"), ("Steps", "25"),
        ("Guidance Scale", "7.5"), ("Sampler", "euler_a"),
        ("Stable Diffusion model", "C:\\models\\sd-v1-4.safetensors"), ("Width", "512"),
        ("Height", "384")))
  }

  @Test("JSON in a JPEG's comment")
  func jpeg() throws {
    let json =
      #"{"prompt": "a cat", "negative_prompt": "dog", "seed": 42, "num_inference_steps": 25, "guidance_scale": 7.5, "sampler_name": "euler_a", "use_stable_diffusion_model": "sd-v1-4", "width": 512, "height": 384}"#
    let exif = EXIFFixture.utf16(json, bigEndian: true)
    try check(try PictureMetadata.read(JPEGFixture.picture(exif), name: "test").generation)
  }

  @Test("A prompt alone is nobody's, and less sure")
  func promptAlone() throws {
    let found = try PNGFixture.generation(("prompt", "a cat"))
    #expect(found?.prompt == "a cat")
    #expect(found?.generator == nil)
    #expect(found?.confidence == .likely)
  }

  @Test("A comment that may be anybody's is a guess")
  func comment() throws {
    let exif = EXIFFixture.utf16("a cat", bigEndian: true)
    let found = try PictureMetadata.read(JPEGFixture.picture(exif), name: "test").generation
    #expect(found?.prompt == "a cat")
    #expect(found?.confidence == .guessed)
  }
}
