import Scorers
import TestSupport
import Testing

@Suite("Loading scorers: what is missing or wrong is named")
struct LoadingTests {
  /// The error that loading a scorer gives; nil where it loads.
  private func failure(_ folder: TemporaryFolder, _ id: ScorerID) -> ScorerError? {
    do throws(ScorerError) {
      _ = try WeightsFolder(folder.path("")).load(id)
      return nil
    } catch {
      return error
    }
  }

  @Test("An empty folder has nothing, and says where everything is published")
  func empty() throws {
    let folder = try TemporaryFolder()
    let status = WeightsFolder(folder.path("nowhere")).status()
    #expect(status.map(\.scorer) == ScorerID.all)
    #expect(status.allSatisfy { !$0.isComplete && $0.checkpoint == nil && $0.vocabulary == nil })
    for published in WeightsCatalog.builtIn.all {
      let error = try #require(failure(folder, published.scorer))
      #expect(error.code == .missingWeights)
      #expect(error.description.contains(published.checkpoint.url))
      #expect(error.description.contains(published.checkpoint.licence))
      #expect(error.path.hasSuffix(published.scorer.rawValue))
    }
  }

  @Test("A checkpoint without its vocabulary", arguments: ScorerID.all.filter(\.needsPrompt))
  func missingVocabulary(id: ScorerID) throws {
    let folder = try TemporaryFolder()
    let published = try #require(WeightsCatalog.builtIn.of(id))
    try folder.write("\(id.rawValue)/some.pth", "")
    #expect(WeightsFolder(folder.path("")).status(of: published).checkpoint != nil)
    let error = try #require(failure(folder, id))
    #expect(error.code == .missingVocabulary)
    let vocabulary = try #require(published.vocabulary)
    #expect(error.path.hasSuffix(vocabulary.name))
    #expect(error.description.contains(vocabulary.url))
  }

  @Test("The aesthetic score's head without CLIP, through which it sees")
  func missingImages() throws {
    let folder = try TemporaryFolder()
    try folder.write("aesthetic/some.pth", "")
    let weights = WeightsFolder(folder.path(""))
    let published = try #require(WeightsCatalog.builtIn.of(.aesthetic))
    #expect(!weights.status(of: published).isComplete)
    let error = try #require(failure(folder, .aesthetic))
    #expect(error.code == .missingWeights)
    #expect(error.path.hasSuffix("/clip") && error.description.contains("ViT-L-14.pt"))
    try folder.write("clip/any.pt", "")
    #expect(weights.status(of: published).isComplete)
    #expect(failure(folder, .aesthetic)?.code == .badWeights)
  }

  @Test("The published file is preferred to others, and those are taken in order of name")
  func preference() throws {
    let folder = try TemporaryFolder()
    for name in ["notes.txt", ".hidden.pt", "b.safetensors", "c.pt"] {
      try folder.write("imagereward/\(name)", "")
    }
    let published = try #require(WeightsCatalog.builtIn.of(.imageReward))
    let weights = WeightsFolder(folder.path(""))
    #expect(weights.status(of: published).checkpoint?.hasSuffix("/b.safetensors") == true)
    try folder.write("imagereward/ImageReward.pt", "")
    #expect(weights.status(of: published).checkpoint?.hasSuffix("/ImageReward.pt") == true)
  }

  @Test("An index is preferred to the parts that it lists, and the published file to it")
  func index() throws {
    let folder = try TemporaryFolder()
    let published = try #require(WeightsCatalog.builtIn.of(.imageReward))
    let weights = WeightsFolder(folder.path(""))
    for name in ["model-00001-of-00002.safetensors", "model.safetensors.index.json", "a.pt"] {
      try folder.write("imagereward/\(name)", "")
    }
    #expect(weights.status(of: published).checkpoint?.hasSuffix("index.json") == true)
    try folder.write("imagereward/ImageReward.pt", "")
    #expect(weights.status(of: published).checkpoint?.hasSuffix("/ImageReward.pt") == true)
  }

  @Test("A scorer that there is not")
  func unknown() throws {
    let error = try #require(failure(TemporaryFolder(), ScorerID(rawValue: "nobody")))
    #expect(error.code == .unknownScorer)
    #expect(error.description.contains("nobody") && error.description.contains("imagereward"))
  }
}

@Suite(
  "Checkpoints that do not fit are named errors",
  .enabled(
    if: MadeCheckpoint.isPossible,
    "the reference data or python3 with numpy, which writes its checkpoints, is not here"))
struct MisfitTests {
  /// What is done to a checkpoint's tensors.
  enum Damage: CaseIterable {
    case missing, missingBias, extra, misshapen, missingLayer, oddPositions
  }

  @Test("ImageReward", arguments: Damage.allCases)
  func imageReward(damage: Damage) throws {
    let blocks = "blip.visual_encoder.blocks"
    try check(.imageReward, "imagereward-tiny", damage, "\(blocks).1.mlp.fc1.weight", blocks)
  }

  @Test("CLIP", arguments: Damage.allCases)
  func clip(damage: Damage) throws {
    let blocks = "transformer.resblocks"
    try check(.clip, "clip-tiny", damage, "\(blocks).1.mlp.c_fc.weight", blocks)
  }

  private func check(
    _ id: ScorerID, _ spec: String, _ damage: Damage, _ victim: String, _ blocks: String
  ) throws {
    var expected = victim
    let positions =
      id == .clip ? "visual.positional_embedding" : "blip.visual_encoder.pos_embed"
    switch damage {
    case .missingBias: expected = victim.replacing(".weight", with: ".bias")
    case .extra: expected = "surplus"
    case .missingLayer: expected = "\(blocks).0"
    case .oddPositions: expected = positions
    default: break
    }
    let folder = try MadeCheckpoint.folder(id, spec) { tensors in
      func name(_ tensor: [String: Any]) -> String { tensor["name"] as? String ?? "" }
      func reshape(_ wanted: String, _ change: (inout [Int]) -> Void) {
        for index in tensors.indices where name(tensors[index]) == wanted {
          var shape = tensors[index]["shape"] as? [Int] ?? []
          change(&shape)
          tensors[index]["shape"] = shape
        }
      }
      switch damage {
      case .missing, .missingBias: tensors.removeAll { name($0) == expected }
      case .extra: tensors.append(["name": expected, "shape": [3], "mean": 0, "std": 1])
      case .misshapen: reshape(victim) { $0[1] += 1 }
      case .missingLayer: tensors.removeAll { name($0).hasPrefix(blocks + ".") }
      case .oddPositions: reshape(positions) { $0[$0.count - 2] += 1 }
      }
    }
    do throws(ScorerError) {
      _ = try WeightsFolder(folder.path("")).load(id)
      Issue.record("it was loaded")
    } catch {
      #expect(error.code == .badWeights)
      #expect(error.description.contains(expected), "\(error)")
    }
  }

  @Test("CLIP with more rows than the vocabulary has pieces, so that its end mark is another id")
  func pieces() throws {
    let words = "token_embedding.weight"
    let folder = try MadeCheckpoint.folder(.clip, "clip-tiny") { tensors in
      for index in tensors.indices where tensors[index]["name"] as? String == words {
        tensors[index]["shape"] = [49_409, 128]
      }
    }
    do throws(ScorerError) {
      _ = try WeightsFolder(folder.path("")).load(.clip)
      Issue.record("it was loaded")
    } catch {
      #expect(error.code == .badWeights)
      #expect(error.description.contains("49409 rows for the 49408 pieces"), "\(error)")
    }
  }

  @Test("BLIP's text tower with more rows than the vocabulary has lines, but for its two marks")
  func words() throws {
    let folder = try MadeCheckpoint.folder(.imageReward, "imagereward-tiny")
    let lines = try Reference.bytes("vocab/bert-base-uncased-vocab.txt").split(separator: 0x0A)
    for count in [lines.count - 1, lines.count - 2000] {
      try folder.write("imagereward/vocab.txt", Array(lines[..<count].joined(separator: [0x0A])))
      do throws(ScorerError) {
        _ = try WeightsFolder(folder.path("")).load(.imageReward)
        Issue.record("it was loaded")
      } catch {
        #expect(error.code == .badWeights)
        #expect(error.description.contains("30524 rows for the \(count) words"), "\(error)")
      }
    }
  }

  @Test("Weights with another vocabulary or configuration are other weights")
  func digest() throws {
    let folder = try MadeCheckpoint.folder(.clip, "clip-tiny")
    let weights = WeightsFolder(folder.path(""))
    let plain = try weights.load(.clip).weightsDigest
    #expect(try weights.weightsDigest(of: .clip) == plain)
    try folder.write("clip/config.json", #"{"vision_config": {"num_attention_heads": 4}}"#)
    let narrow = try weights.load(.clip).weightsDigest
    #expect(narrow != plain)
    #expect(try weights.weightsDigest(of: .clip) == narrow)
    try folder.write("clip/bpe_simple_vocab_16e6.txt.gz", "another")
    #expect(try weights.weightsDigest(of: .clip) != narrow)
  }

  @Test("A config.json that is not one, or asks for what there is not")
  func configuration() throws {
    let folder = try MadeCheckpoint.folder(.clip, "clip-tiny-hf", format: "safetensors")
    for (text, code, word) in [
      ("{", ScorerError.Code.badConfiguration, "config.json"),
      (#"{"text_config": {"hidden_act": "relu"}}"#, .badWeights, "relu"),
      (#"{"vision_config": {"num_attention_heads": 7}}"#, .badWeights, "7 heads"),
      (#"{"vision_config": {"num_attention_heads": 0}}"#, .badWeights, "0 heads"),
      (#"{"vision_config": {"num_attention_heads": -2}}"#, .badWeights, "-2 heads"),
    ] {
      try folder.write("clip/config.json", text)
      do throws(ScorerError) {
        _ = try WeightsFolder(folder.path("")).load(.clip)
        Issue.record("it was loaded with \(text)")
      } catch {
        #expect(error.code == code && error.description.contains(word), "\(error)")
      }
    }
  }
}
