import Scorers
import Tensors
import TestSupport
import Testing

@Suite(
  "Scores are the reference implementations' scores",
  .enabled(
    if: MadeCheckpoint.isPossible,
    "the reference data or python3 with numpy, which writes its checkpoints, is not here"))
struct GoldenScoreTests {
  /// Made once for the tests that need no particular file.
  private static let anyImageReward = Result {
    try MadeCheckpoint.scorer(.imageReward, "imagereward-tiny")
  }
  private static let anyCLIP = Result { try MadeCheckpoint.scorer(.clip, "clip-tiny") }

  @Test(
    "ImageReward, in each file format and precision",
    arguments: [
      ("pt", "f32"), ("nested", "f32"), ("safetensors", "f32"), ("pt", "f16"), ("pt", "bf16"),
      ("safetensors", "f16"), ("safetensors", "bf16"),
    ])
  func imageReward(format: String, dtype: String) throws {
    let scorer = try MadeCheckpoint.scorer(
      .imageReward, "imagereward-tiny", format: format, dtype: dtype)
    try Self.check(scorer, GoldenScores("imagereward-tiny", "imagereward"), dtype)
  }

  @Test(
    "CLIP, in each file format and precision",
    arguments: [
      ("pt", "f32"), ("nested", "f32"), ("safetensors", "f32"), ("pt", "f16"), ("pt", "bf16"),
      ("safetensors", "f16"), ("safetensors", "bf16"),
    ])
  func clip(format: String, dtype: String) throws {
    let scorer = try MadeCheckpoint.scorer(.clip, "clip-tiny", format: format, dtype: dtype)
    try Self.check(scorer, GoldenScores("clip-tiny", "clip"), dtype)
  }

  @Test(
    "CLIP under Hugging Face's names, with either activation",
    arguments: [
      ("clip-tiny-hf", "safetensors"), ("clip-gelu-tiny-hf", "safetensors"),
      ("clip-gelu-tiny-hf", "pt"),
    ])
  func huggingFace(spec: String, format: String) throws {
    let scorer = try MadeCheckpoint.scorer(.clip, spec, format: format)
    try Self.check(scorer, GoldenScores(spec, "clip"), "f32")
  }

  @Test("CLIP in the form in which OpenAI publishes it: TorchScript, half precision")
  func torchScript() throws {
    let folder = try TemporaryFolder()
    try MadeCheckpoint.addVocabulary(.clip, to: folder)
    try folder.write("clip/ViT.pt", try Reference.bytes("weights/clip-tiny-torchscript.pt"))
    let scorer = try WeightsFolder(folder.path("")).load(.clip)
    try Self.check(scorer, GoldenScores("clip-tiny", "clip"), "f16")
  }

  @Test(
    "Scores depend neither on the batch nor on the threads",
    arguments: [(1, 1), (3, 1), (13, 1), (1, 2), (4, 3)])
  func batches(batch: Int, threads: Int) throws {
    let golden = try GoldenScores("imagereward-tiny", "imagereward")
    let reward = try Self.anyImageReward.get()
    #expect(golden.distance(try golden.computed(reward, batch: batch, threads: threads)) < 1e-4)
    let clipGolden = try GoldenScores("clip-tiny", "clip")
    let clip = try Self.anyCLIP.get()
    #expect(
      clipGolden.distance(try clipGolden.computed(clip, batch: batch, threads: threads)) < 1e-4)
  }

  @Test("Features that were kept in half precision give nearly the same scores")
  func keptFeatures() throws {
    let input = try GoldenScores.input("ocean-1.webp")
    let workspace = Workspace()
    for scorer in [try Self.anyImageReward.get(), try Self.anyCLIP.get()] {
      let features = scorer.features(of: [input, input], with: workspace)
      #expect(features.allSatisfy { $0.values.shape == scorer.featureShape })
      let kept = features.map {
        ImageFeatures(
          scorer: $0.scorer,
          values: Tensor(shape: scorer.featureShape, halfPrecision: $0.values.halfPrecision))
      }
      let tokens = scorer.tokens("a painting of an ocean")
      let (exact, near) = (
        scorer.scores(of: features, prompt: tokens, with: workspace),
        scorer.scores(of: kept, prompt: tokens, with: workspace)
      )
      // Where a picture lies in its batch decides which of BLAS's loops take its last rows.
      #expect(abs(exact[0] - exact[1]) < 1e-5)
      #expect(abs(exact[0] - near[0]) < 1e-3)
    }
  }

  @Test("No pictures, no scores")
  func nothing() throws {
    let workspace = Workspace()
    for scorer in [try Self.anyImageReward.get(), try Self.anyCLIP.get()] {
      #expect(scorer.features(of: [], with: workspace).isEmpty)
      #expect(
        scorer.scores(of: [], prompt: scorer.tokens("a"), with: workspace).isEmpty)
    }
  }

  static func check(_ scorer: any Scorer, _ golden: GoldenScores, _ dtype: String) throws {
    let scores = try golden.computed(scorer)
    let tolerance = dtype == "f32" ? 1e-3 : 2e-2
    #expect(golden.distance(scores) < tolerance)
    if dtype == "f32" {
      let goldenScores = golden.entries.map(\.score)
      #expect(
        golden.ranks(by: scores, tolerance: 1e-5)
          == golden.ranks(by: goldenScores, tolerance: 1e-5))
    }
  }
}
