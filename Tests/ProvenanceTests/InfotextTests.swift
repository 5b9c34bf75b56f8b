import Provenance
import Testing

@Suite("Infotext")
struct InfotextTests {
  @Test("The golden text parses as other readers do not")
  func golden() throws {
    let text = #"""
      photo of a duck, (best: 1.2)
      second line
      Negative prompt: monochrome
      bad
      Steps: 15, Sampler: UniPC, CFG scale: 5, Seed: 235284042, Size: 512x400, Model hash: c0d1994c73, ADetailer prompt: "a, \"b\": c", Lora hashes: "x: 12, y: 34", Version: v1.10.1, Hashes: {"vae": "c6", "model": "c0"}
       ImageReward Score: 0.5811
      """#
    let infotext = Infotext(text)
    #expect(infotext.prompt == "photo of a duck, (best: 1.2)\nsecond line")
    #expect(infotext.negativePrompt == "monochrome\nbad")
    #expect(
      infotext.pairs.map(\.name) == [
        "Steps", "Sampler", "CFG scale", "Seed", "Size", "Model hash", "ADetailer prompt",
        "Lora hashes", "Version", "Hashes", "ImageReward Score",
      ])
    let generation = infotext.generation(source: .pngText)
    #expect(generation.steps == 15)
    #expect(generation.sampler == "UniPC")
    #expect(generation.cfgScale == 5)
    #expect(generation.seed == 235_284_042)
    #expect(generation.size == "512x400")
    #expect(generation.modelHash == "c0d1994c73")
    #expect(generation.generator == "AUTOMATIC1111")
    #expect(generation.importedScores == ["ImageReward Score": 0.5811])
    #expect(
      generation.parameters == [
        Generation.Parameter("ADetailer prompt", #"a, "b": c"#),
        Generation.Parameter("Lora hashes", "x: 12, y: 34"),
        Generation.Parameter("Version", "v1.10.1"),
        Generation.Parameter("Hashes", #"{"vae": "c6", "model": "c0"}"#),
      ])
  }

  private static let line = "Steps: 20, Sampler: Euler a, Seed: 7"

  @Test(
    "A score after the parameters is imported, whatever scorer wrote it",
    arguments: [
      ("\n ImageReward Score: 0.5811", "ImageReward Score", 0.5811),
      ("\nImageReward Score : -1.4", "ImageReward Score", -1.4),
      ("\n\n aesthetic_score: 6\n", "aesthetic_score", 6),
      ("\r\nScore: 7.25\r\n", "Score", 7.25),
      (", aesthetic_score: 5.5", "aesthetic_score", 5.5),
      (", Score: 3", "Score", 3),
    ])
  func scores(tail: String, name: String, score: Double) {
    let generation = Infotext("a cat\nNegative prompt: dog\n" + Self.line + tail)
      .generation(source: .pngText)
    #expect(generation.prompt == "a cat")
    #expect(generation.negativePrompt == "dog")
    #expect(generation.seed == 7)
    #expect(generation.importedScores == [name: score])
    #expect(generation.parameters.isEmpty)
  }

  @Test("What is no finite number is no score", arguments: ["nan", "inf", "0x10", "", "high"])
  func noScore(value: String) {
    let generation = Infotext("a\n\(Self.line)\naesthetic_score: \(value)")
      .generation(source: .pngText)
    #expect(generation.importedScores.isEmpty)
    #expect(generation.parameters == [Generation.Parameter("aesthetic_score", value)])
  }

  @Test("Lines after the parameters that are no scores are kept as parameters")
  func trailer() {
    let infotext = Infotext("a\n\(Self.line)\nTemplate: {a|b}, c: d\nNegative Template: \"x\\ny\"")
    #expect(infotext.prompt == "a")
    #expect(
      infotext.pairs.suffix(2) == [
        Generation.Parameter("Template", "{a|b}, c: d"),
        Generation.Parameter("Negative Template", "x\ny"),
      ])
  }

  @Test("Marks within the prompt's text are text; the last line of parameters is the one")
  func marksInProse() {
    let infotext = Infotext(
      """
      a sign that says Negative prompt: none, Steps: 3
      Steps: 1, Sampler: old, Seed: 2
      Model: a car, Size: small
        Negative prompt: no Negative prompt: here
      Steps: many
      Steps: 20, Sampler: new, Seed: 7
      """)
    #expect(
      infotext.prompt == """
        a sign that says Negative prompt: none, Steps: 3
        Steps: 1, Sampler: old, Seed: 2
        Model: a car, Size: small
        """)
    #expect(infotext.negativePrompt == "no Negative prompt: here\nSteps: many")
    #expect(infotext.generation(source: .pngText).sampler == "new")
  }

  @Test(
    "A text without parameters is a prompt",
    arguments: [
      ("a cat", "a cat", ""),
      ("  a cat,\n\tin a hat \n", "a cat,\nin a hat", ""),
      ("a cat\nNegative prompt: dog", "a cat", "dog"),
      ("Negative prompt:", "", ""),
      ("Steps: to heaven, painted", "Steps: to heaven, painted", ""),
      ("Steps: 20", "Steps: 20", ""),
      ("a cat\n ImageReward Score: 1.5", "a cat", ""),
      ("a board, Score: 3\nScore: 3", "a board, Score: 3\nScore: 3", ""),
      ("", "", ""),
    ])
  func promptOnly(text: String, prompt: String, negative: String) {
    let infotext = Infotext(text)
    #expect(!infotext.hasParameters)
    #expect(infotext.prompt == prompt)
    #expect(infotext.negativePrompt == negative)
    #expect(infotext.generation(source: .sidecar).generator == nil)
  }

  @Test(
    "A text of parameters alone has no prompt",
    arguments: [
      "Steps: 20, Sampler: Euler, Seed: 7", "\n\nSteps: 20, Seed: 7",
      "Negative prompt: \nSteps: 20, Sampler: Euler, Seed: 7",
    ])
  func parametersOnly(text: String) {
    let generation = Infotext(text).generation(source: .pngText)
    #expect(generation.prompt == nil)
    #expect(generation.negativePrompt == nil)
    #expect(generation.steps == 20)
    #expect(generation.seed == 7)
  }

  @Test("What upscaling alone writes is no prompt")
  func postprocess() {
    let infotext = Infotext("Postprocess upscale by: 4, Postprocess upscaler: R-ESRGAN 4x+")
    #expect(infotext.prompt.isEmpty)
    #expect(infotext.pairs.map(\.value) == ["4", "R-ESRGAN 4x+"])
  }
}
