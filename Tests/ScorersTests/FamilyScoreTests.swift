import Foundation
import Imaging
import Scorers
import Tensors
import TestSupport
import Testing

@Suite(
  "Scores of BLIP, PickScore, HPSv2 and the aesthetic head are the reference's",
  .enabled(
    if: MadeCheckpoint.isPossible,
    "the reference data or python3 with numpy, which writes its checkpoints, is not here"))
struct FamilyScoreTests {
  @Test(
    "BLIP from ImageReward's checkpoint, in each file format and precision",
    arguments: [
      ("pt", "f32"), ("nested", "f32"), ("safetensors", "f32"), ("pt", "f16"),
      ("safetensors", "bf16"),
    ])
  func blip(format: String, dtype: String) throws {
    let scorer = try MadeCheckpoint.scorer(
      .blip, "imagereward-tiny", format: format, dtype: dtype)
    try GoldenScoreTests.check(scorer, GoldenScores("imagereward-tiny", "blip"), dtype)
  }

  /// A weights folder with BLIP's checkpoint as it is published: no prefix, nested under `model`,
  /// beside what only the training needs; `edit` has the last word.
  private func published(
    _ edit: (inout [SampleTensor]) -> Void = { _ in }
  ) throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try MadeCheckpoint.addVocabulary(.blip, to: folder)
    try MadeCheckpoint.write("imagereward-tiny", to: folder.path("made.pt"))
    let made = try Checkpoint.open(folder.path("made.pt"))
    var tensors: [SampleTensor] = []
    for name in made.names where name.hasPrefix("blip.") && !name.hasSuffix("position_ids") {
      let tensor = try made.tensor(name)
      tensors.append(
        SampleTensor(String(name.dropFirst("blip.".count)), tensor.shape, tensor.values))
    }
    for name in [
      "visual_encoder_m.cls_token", "vision_proj_m.weight", "text_encoder_m.embeddings.a",
      "text_proj_m.bias", "image_queue", "text_queue", "itm_head.weight", "temp",
      "text_decoder.bert.encoder.layer.0.output.dense.weight", "text_decoder.cls.predictions.bias",
    ] {
      tensors.append(SampleTensor(name, [2], [0.5, -1]))
    }
    edit(&tensors)
    let bytes = CheckpointWriter.torch(tensors, under: "model")
    try folder.write("blip/model_large.pth", bytes)
    return folder
  }

  @Test("BLIP as it is published, with what only its training needs")
  func publishedBLIP() throws {
    let folder = try published()
    let scorer = try WeightsFolder(folder.path("")).load(.blip)
    try GoldenScoreTests.check(scorer, GoldenScores("imagereward-tiny", "blip"), "f32")
  }

  @Test(
    "BLIP's encoders may hold nothing that is not used, and lack nothing",
    arguments: ["visual_encoder.surplus", "text_encoder.surplus", "text_proj.weight"])
  func misfit(name: String) throws {
    let folder = try published { tensors in
      if name.hasSuffix("surplus") {
        tensors.append(SampleTensor(name, [1], [1]))
      } else {
        tensors.removeAll { $0.name == name }
      }
    }
    let error = #expect(throws: ScorerError.self) {
      try WeightsFolder(folder.path("")).load(.blip)
    }
    #expect(error?.code == .badWeights && error?.description.contains(name) == true)
  }

  @Test(
    "PickScore, with and without config.json",
    arguments: [("pt", true), ("safetensors", true), ("safetensors", false)])
  func pickScore(format: String, isConfigured: Bool) throws {
    let folder = try MadeCheckpoint.folder(.pickScore, "clip-gelu-tiny-hf", format: format)
    if !isConfigured {
      try FileManager.default.removeItem(atPath: folder.path("pickscore/config.json"))
    }
    let scorer = try WeightsFolder(folder.path("")).load(.pickScore)
    let golden = try GoldenScores("clip-gelu-tiny-hf", "pickscore")
    try GoldenScoreTests.check(scorer, golden, "f32")
    #expect(scorer.id == .pickScore && scorer.preprocessing == Preprocessing(.middle, side: 224))
  }

  @Test("HPSv2, with its own preprocessing", arguments: ["nested", "pt", "safetensors"])
  func hpsv2(format: String) throws {
    let scorer = try MadeCheckpoint.scorer(.hpsv2, "clip-tiny", format: format)
    try GoldenScoreTests.check(scorer, GoldenScores("hpsv2-tiny", "hpsv2"), "f32")
    #expect(scorer.preprocessing == Preprocessing(.whole, side: 224))
  }

  @Test("A checkpoint in several files with an index has the same scores")
  func sharded() throws {
    let folder = try MadeCheckpoint.folder(.pickScore, "clip-gelu-tiny-hf", format: "safetensors")
    let whole = folder.path("pickscore/made.safetensors")
    for part in try ShardedCheckpoint.parts(of: whole, count: 3) {
      try folder.write("pickscore/\(part.name)", part.bytes)
    }
    try FileManager.default.removeItem(atPath: whole)
    let scorer = try WeightsFolder(folder.path("")).load(.pickScore)
    try GoldenScoreTests.check(scorer, GoldenScores("clip-gelu-tiny-hf", "pickscore"), "f32")
  }

  @Test("Without config.json a wide vision tower has heads of 80 in PickScore")
  func headWidth() throws {
    let folder = try TemporaryFolder()
    for id in [ScorerID.pickScore, .clip] {
      try MadeCheckpoint.addVocabulary(id, to: folder)
      try MadeCheckpoint.write(
        "clip-tiny", to: folder.path("\(id.rawValue)/a.pt"), edit: Self.widen)
    }
    let weights = WeightsFolder(folder.path(""))
    let workspace = Workspace()
    let input = try GoldenScores.input("ocean-1.webp")
    let embeddings = try [4, 5].map { heads in
      let config =
        #"{"vision_config": {"hidden_act": "gelu", "num_attention_heads": \#(heads)}}"#
      try folder.write("clip/config.json", config)
      return try weights.load(.clip).features(of: [input], with: workspace)[0].values.values
    }
    let pick = try weights.load(.pickScore).features(of: [input], with: workspace)[0].values.values
    #expect(pick == embeddings[0])
    #expect(pick != embeddings[1])
  }

  /// Makes the vision tower 320 channels wide; the hidden width stays.
  private static func widen(_ tensors: inout [[String: Any]]) {
    for index in tensors.indices {
      guard let name = tensors[index]["name"] as? String, name.hasPrefix("visual."),
        let shape = tensors[index]["shape"] as? [Int]
      else { continue }
      tensors[index]["shape"] = shape.map { $0 == 128 ? 320 : $0 == 384 ? 960 : $0 }
    }
  }

  @Test("The aesthetic score is its linear layers of CLIP's embedding, and shares it")
  func aesthetic() throws {
    let folder = try MadeCheckpoint.folder(.clip, "clip-tiny")
    let head = SampleHead(width: 64)
    try folder.write("aesthetic/any.pth", CheckpointWriter.torch(head.tensors, device: "cuda:0"))
    let weights = WeightsFolder(folder.path(""))
    let clip = try weights.load(.clip)
    let workspace = Workspace()
    let input = try GoldenScores.input("ocean-1.webp")
    let features = clip.features(of: [input], with: workspace)
    for scorer in [
      try weights.load(.aesthetic), try weights.load(.aesthetic, sharing: [clip]),
    ] {
      #expect(!scorer.needsPrompt && scorer.featureSource == clip.featureSource)
      let own = scorer.features(of: [input], with: workspace)
      #expect(own[0].values.values == features[0].values.values)
      let score = scorer.scores(of: features, prompt: scorer.tokens("a fox"), with: workspace)[0]
      #expect(abs(score - head.score(features[0].values.values)) < 1e-5)
    }
  }

  @Test("The aesthetic score's digest tells both its files from others")
  func digest() throws {
    let folder = try MadeCheckpoint.folder(.clip, "clip-tiny")
    let weights = WeightsFolder(folder.path(""))
    #expect(try weights.weightsDigest(of: .aesthetic) == nil)
    var digests: Set<String> = []
    for (factor, spec) in [(1, "clip-tiny"), (2, "clip-tiny"), (2, "clip-tiny-hf")] {
      let head = SampleHead(width: 64, factor: Float(factor))
      try folder.write("aesthetic/any.pth", CheckpointWriter.torch(head.tensors))
      try MadeCheckpoint.write(spec, to: folder.path("clip/made.pt"))
      let digest = try #require(try weights.weightsDigest(of: .aesthetic))
      #expect(try weights.load(.aesthetic).weightsDigest == digest)
      digests.insert(digest)
    }
    #expect(digests.count == 3)
  }

  @Test("The picture that HPSv2 sees is the reference's")
  func paddedSquare() throws {
    let golden = try Checkpoint.open(Reference.file("golden/preprocess-hpsv2.safetensors").path)
    #expect(golden.names.count == 6)
    for name in golden.names {
      let values = try golden.tensor(name).values
      let image = try #require(Self.image(name))
      let levels = try ImageDecoder.decode(Reference.bytes("images/\(image)")).paddedSquare(224)
      var distance: Float = 0
      for (index, value) in values.enumerated() {
        let (channel, place) = (index / (224 * 224), index % (224 * 224))
        distance = max(distance, abs(levels[3 * place + channel] / 255 - value))
      }
      // JPEG decoders differ by a level or two.
      #expect(distance < (image.hasSuffix(".jpg") ? 0.01 : 1e-5), "\(image): \(distance)")
    }
  }

  /// The picture whose name, or name without its ending, is given.
  private static func image(_ name: String) -> String? {
    let names = try? FileManager.default.contentsOfDirectory(
      atPath: Reference.file("images").path)
    return names?.first { $0 == name || $0.hasPrefix(name + ".") }
  }
}
