import Provenance
import Testing

@Suite("NovelAI")
struct NovelAITests {
  private func read(_ comment: String, description: String = "a described cat") throws
    -> Generation
  {
    try #require(
      try PNGFixture.generation(
        ("Title", "AI generated image"), ("Description", description), ("Software", "NovelAI"),
        ("Source", "Stable Diffusion 1D44365E"), ("Comment", comment)))
  }

  @Test("The comment's prompt, else the description")
  func prompts() throws {
    let found = try read(
      #"{"steps": 28, "sampler": "k_euler", "seed": 7, "strength": 0.7, "scale": 11.0, "uc": "dog", "width": 64, "height": 32, "noise_schedule": "native"}"#
    )
    #expect(found.generator == "NovelAI")
    #expect(found.prompt == "a described cat")
    #expect(found.negativePrompt == "dog")
    #expect(found.seed == 7)
    #expect(found.cfgScale == 11)
    #expect(found.scheduler == "native")
    #expect(found.size == "64x32")
    #expect(found.model == "Stable Diffusion")
    #expect(found.modelHash == "1D44365E")
    #expect(try read(#"{"prompt": "a cat"}"#).prompt == "a cat")
    #expect(try read("no JSON").prompt == "a described cat")
  }

  @Test("Version 4's captions, the whole's and each character's")
  func version4() throws {
    let found = try read(
      #"""
      {"prompt": "two cats", "seed": 7, "uc": "dog",
       "v4_prompt": {"caption": {"base_caption": "two cats, ", "char_captions": [
         {"char_caption": "a red cat,", "centers": [{"x": 0.5, "y": 0.5}]}, {"char_caption": "a blue cat"}]}},
       "v4_negative_prompt": {"caption": {"base_caption": "dog", "char_captions": [{"char_caption": "hat"}]}}}
      """#)
    #expect(found.prompt == "two cats, a red cat, a blue cat")
    #expect(found.negativePrompt == "dog, hat")
    #expect(!found.parameters.contains { $0.name.hasPrefix("v4") })
  }

  @Test("Without its name the same texts are not its own")
  func unnamed() throws {
    let found = try PNGFixture.generation(
      ("Description", "a cat"), ("Comment", #"{"uc": "dog", "seed": 7}"#))
    #expect(found == nil)
  }

  @Test("A source that ends in no hash is all name")
  func source() throws {
    for (source, model) in [("V4", "V4"), ("Diffusion Furry", "Diffusion Furry")] {
      let found = try PNGFixture.generation(
        ("Software", "NovelAI"), ("Description", "a"), ("Source", source))
      #expect(found?.model == model)
      #expect(found?.modelHash == nil)
    }
  }
}
