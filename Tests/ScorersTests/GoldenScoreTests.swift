import Scorers
import Testing

@Suite(
  "Scores are the reference implementations' scores",
  .enabled(
    if: MadeCheckpoint.isPossible,
    "the reference data or python3 with numpy, which writes its checkpoints, is not here"))
struct GoldenScoreTests {
  @Test(
    "ImageReward, in each file format and precision",
    arguments: [
      ("pt", "f32"), ("nested", "f32"), ("safetensors", "f32"), ("pt", "f16"), ("pt", "bf16"),
      ("safetensors", "f16"), ("safetensors", "bf16"),
    ])
  func imageReward(format: String, dtype: String) throws {
    let scorer = try MadeCheckpoint.scorer(
      .imageReward, "imagereward-tiny", format: format, dtype: dtype)
    try check(scorer, GoldenScores("imagereward-tiny", "imagereward"), dtype)
  }

  @Test(
    "CLIP, in each file format and precision",
    arguments: [
      ("pt", "f32"), ("nested", "f32"), ("safetensors", "f32"), ("pt", "f16"), ("pt", "bf16"),
      ("safetensors", "f16"), ("safetensors", "bf16"),
    ])
  func clip(format: String, dtype: String) throws {
    let scorer = try MadeCheckpoint.scorer(.clip, "clip-tiny", format: format, dtype: dtype)
    try check(scorer, GoldenScores("clip-tiny", "clip"), dtype)
  }

  @Test(
    "CLIP under Hugging Face's names, with either activation",
    arguments: [
      ("clip-tiny-hf", "safetensors"), ("clip-gelu-tiny-hf", "safetensors"),
      ("clip-gelu-tiny-hf", "pt"),
    ])
  func huggingFace(spec: String, format: String) throws {
    let scorer = try MadeCheckpoint.scorer(.clip, spec, format: format)
    try check(scorer, GoldenScores(spec, "clip"), "f32")
  }

  @Test(
    "Scores depend neither on the batch nor on the threads",
    arguments: [(1, 1), (3, 1), (13, 1), (1, 2), (4, 3)])
  func batches(batch: Int, threads: Int) throws {
    let golden = try GoldenScores("imagereward-tiny", "imagereward")
    let scorer = try MadeCheckpoint.scorer(.imageReward, "imagereward-tiny")
    #expect(golden.distance(try golden.computed(scorer, batch: batch, threads: threads)) < 1e-4)
    let clipGolden = try GoldenScores("clip-tiny", "clip")
    let clip = try MadeCheckpoint.scorer(.clip, "clip-tiny")
    #expect(
      clipGolden.distance(try clipGolden.computed(clip, batch: batch, threads: threads)) < 1e-4)
  }

  private func check(_ scorer: any Scorer, _ golden: GoldenScores, _ dtype: String) throws {
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
