import Provenance
import Testing

@Suite("ComfyUI")
struct ComfyUITests {
  /// What is found in a graph of these nodes.
  private func read(_ nodes: String) throws -> Generation? {
    try PNGFixture.generation(("prompt", "{\(nodes)}"))
  }

  /// The nodes that most graphs have; the sampler's conditionings are 6 and 7.
  private static let frame = #"""
    "3": {"class_type": "KSampler", "inputs": {"seed": 42, "steps": 20, "cfg": 8.0,
      "sampler_name": "euler", "scheduler": "normal", "denoise": 1, "model": ["10", 0],
      "positive": ["6", 0], "negative": ["7", 0], "latent_image": ["5", 0]}},
    "4": {"class_type": "CheckpointLoaderSimple", "inputs": {"ckpt_name": "sd.safetensors"}},
    "5": {"class_type": "EmptyLatentImage", "inputs": {"width": 512, "height": 768, "batch_size": 1}},
    "8": {"class_type": "VAEDecode", "inputs": {"samples": ["3", 0], "vae": ["4", 2]}},
    "9": {"class_type": "SaveImage", "inputs": {"filename_prefix": "x", "images": ["8", 0]}},
    "10": {"class_type": "LoraLoader", "inputs": {"lora_name": "style.safetensors",
      "strength_model": 0.8, "strength_clip": 1, "model": ["4", 0], "clip": ["4", 1]}}
    """#

  private static func text(_ id: String, _ text: String) -> String {
    #""\#(id)": {"class_type": "CLIPTextEncode", "inputs": {"text": "\#(text)", "clip": ["4", 1]}}"#
  }

  @Test("A plain graph tells all")
  func plain() throws {
    let found = try #require(
      try read(
        [Self.frame, Self.text("6", "a cat\\n"), Self.text("7", "dog")].joined(separator: ",")))
    #expect(found.generator == "ComfyUI")
    #expect(found.reader == "ComfyUI")
    #expect(found.confidence == .certain)
    #expect(found.prompt == "a cat")
    #expect(found.negativePrompt == "dog")
    #expect(found.seed == 42)
    #expect(found.steps == 20)
    #expect(found.cfgScale == 8)
    #expect(found.sampler == "euler")
    #expect(found.scheduler == "normal")
    #expect(found.model == "sd.safetensors")
    #expect(found.size == "512x768")
    #expect(
      found.parameters == [
        Generation.Parameter("LoRAs", "style.safetensors (0.8)"),
        Generation.Parameter("denoise", "1"),
      ])
  }

  @Test(
    "The words are found behind every kind of node",
    arguments: [
      // SDXL's two encoders, the same words and different ones.
      (
        #""6": {"class_type": "CLIPTextEncodeSDXL", "inputs": {"text_g": "a cat", "text_l": "a cat"}}"#,
        "a cat"
      ),
      (
        #""6": {"class_type": "CLIPTextEncodeSDXL", "inputs": {"text_g": "a cat", "text_l": "oil"}}"#,
        "a cat, oil"
      ),
      // Flux and SD3.
      (
        #""6": {"class_type": "CLIPTextEncodeFlux", "inputs": {"clip_l": "cat", "t5xxl": "a fine cat", "guidance": 3.5}}"#,
        "a fine cat, cat"
      ),
      (
        #""6": {"class_type": "CLIPTextEncodeSD3", "inputs": {"clip_l": "", "clip_g": "", "t5xxl": "a cat"}}"#,
        "a cat"
      ),
      // A text that comes from elsewhere.
      (
        #""6": {"class_type": "CLIPTextEncode", "inputs": {"text": ["20", 0]}}, "20": {"class_type": "PrimitiveStringMultiline", "inputs": {"value": "a cat"}}"#,
        "a cat"
      ),
      (
        #""6": {"class_type": "CLIPTextEncode", "inputs": {"text": ["20", 0]}}, "20": {"class_type": "ShowText|pysssss", "inputs": {"text": ["21", 0]}}, "21": {"class_type": "String Literal", "inputs": {"string": "a cat"}}"#,
        "a cat"
      ),
      // Texts that are joined.
      (
        #""6": {"class_type": "CLIPTextEncode", "inputs": {"text": ["20", 0]}}, "20": {"class_type": "StringConcatenate", "inputs": {"string_a": "a", "string_b": ["21", 0], "delimiter": "-"}}, "21": {"class_type": "X", "inputs": {"value": "cat"}}"#,
        "a-cat"
      ),
      (
        #""6": {"class_type": "CLIPTextEncode", "inputs": {"text": ["20", 0]}}, "20": {"class_type": "CR Text Concatenate", "inputs": {"text1": "a", "text2": "cat", "separator": ""}}"#,
        "acat"
      ),
      // Wildcards: what was used, not what they were made from.
      (
        #""6": {"class_type": "ImpactWildcardEncode", "inputs": {"wildcard_text": "a __pet__", "populated_text": "a cat", "mode": "populate"}}"#,
        "a cat"
      ),
      // Conditionings that are changed and combined.
      (
        #""6": {"class_type": "FluxGuidance", "inputs": {"guidance": 3.5, "conditioning": ["20", 0]}}, "20": {"class_type": "CLIPTextEncode", "inputs": {"text": "a cat"}}"#,
        "a cat"
      ),
      (
        #""6": {"class_type": "ConditioningCombine", "inputs": {"conditioning_1": ["20", 0], "conditioning_2": ["21", 0]}}, "20": {"class_type": "CLIPTextEncode", "inputs": {"text": "a cat"}}, "21": {"class_type": "ConditioningSetArea", "inputs": {"width": 8, "conditioning": ["22", 0]}}, "22": {"class_type": "CLIPTextEncode", "inputs": {"text": "a hat"}}"#,
        "a cat, a hat"
      ),
      (
        #""6": {"class_type": "ConditioningConcat", "inputs": {"conditioning_to": ["20", 0], "conditioning_from": ["20", 0]}}, "20": {"class_type": "CLIPTextEncode", "inputs": {"text": "a cat"}}"#,
        "a cat"
      ),
      // A node that hands both sides on.
      (
        #""6": {"class_type": "ControlNetApplyAdvanced", "inputs": {"strength": 1, "positive": ["20", 0], "negative": ["7", 0], "control_net": ["30", 0], "image": ["31", 0]}}, "20": {"class_type": "CLIPTextEncode", "inputs": {"text": "a cat"}}"#,
        "a cat"
      ),
      (
        #""6": {"class_type": "Efficient Loader", "inputs": {"positive": "a cat", "negative": "dog", "ckpt_name": "x"}}"#,
        "a cat"
      ),
    ])
  func words(nodes: String, prompt: String) throws {
    let found = try read([Self.frame, nodes, Self.text("7", "dog")].joined(separator: ","))
    #expect(found?.prompt == prompt)
    #expect(found?.negativePrompt == "dog")
    #expect(found?.confidence == .certain)
  }

  @Test("Behind a node of an unknown kind the words are less sure")
  func unknownNode() throws {
    let nodes =
      #""6": {"class_type": "Magic", "inputs": {"strange": ["20", 0], "clip": ["4", 1]}}"#
    let found = try read(
      [Self.frame, nodes, Self.text("20", "a cat"), Self.text("7", "dog")].joined(separator: ","))
    #expect(found?.prompt == "a cat")
    #expect(found?.confidence == .likely)
  }

  @Test("A conditioning of nothing is an empty one, whatever lies behind it")
  func zeroOut() throws {
    let zero = #""7": {"class_type": "ConditioningZeroOut", "inputs": {"conditioning": ["6", 0]}}"#
    let found = try read([Self.frame, Self.text("6", "a cat"), zero].joined(separator: ","))
    #expect(found?.prompt == "a cat")
    #expect(found?.negativePrompt?.isEmpty == true)
  }

  @Test("Flux's sampler has its parts in nodes of their own")
  func customSampler() throws {
    let found = try #require(
      try read(
        #"""
        "1": {"class_type": "UNETLoader", "inputs": {"unet_name": "flux1-dev.safetensors"}},
        "2": {"class_type": "CLIPTextEncode", "inputs": {"text": "a cat", "clip": ["40", 0]}},
        "3": {"class_type": "FluxGuidance", "inputs": {"guidance": 3.5, "conditioning": ["2", 0]}},
        "4": {"class_type": "BasicGuider", "inputs": {"model": ["1", 0], "conditioning": ["3", 0]}},
        "5": {"class_type": "RandomNoise", "inputs": {"noise_seed": 18446744073709551615}},
        "6": {"class_type": "KSamplerSelect", "inputs": {"sampler_name": "euler"}},
        "7": {"class_type": "BasicScheduler", "inputs": {"scheduler": "simple", "steps": 20, "denoise": 1.0, "model": ["1", 0]}},
        "8": {"class_type": "EmptySD3LatentImage", "inputs": {"width": 1024, "height": 1024}},
        "9": {"class_type": "SamplerCustomAdvanced", "inputs": {"noise": ["5", 0], "guider": ["4", 0], "sampler": ["6", 0], "sigmas": ["7", 0], "latent_image": ["8", 0]}},
        "10": {"class_type": "VAEDecode", "inputs": {"samples": ["9", 0], "vae": ["41", 0]}},
        "11": {"class_type": "SaveImage", "inputs": {"images": ["10", 0]}}
        """#))
    #expect(found.prompt == "a cat")
    #expect(found.negativePrompt == nil)
    #expect(found.seed == .max)
    #expect(found.steps == 20)
    #expect(found.sampler == "euler")
    #expect(found.scheduler == "simple")
    #expect(found.model == "flux1-dev.safetensors")
    #expect(found.size == "1024x1024")
    #expect(found.parameters.contains(Generation.Parameter("guidance", "3.5")))
    #expect(found.confidence == .certain)
  }

  @Test("A guider with two sides has a scale, too")
  func guider() throws {
    let found = try read(
      #"""
      "1": {"class_type": "CFGGuider", "inputs": {"cfg": 4.5, "model": ["9", 0], "positive": ["2", 0], "negative": ["3", 0]}},
      "2": {"class_type": "CLIPTextEncode", "inputs": {"text": "a cat"}},
      "3": {"class_type": "CLIPTextEncode", "inputs": {"text": "dog"}},
      "4": {"class_type": "SamplerCustomAdvanced", "inputs": {"guider": ["1", 0], "sigmas": ["5", 0]}},
      "5": {"class_type": "SplitSigmas", "inputs": {"step": 2, "sigmas": ["6", 0]}},
      "6": {"class_type": "KarrasScheduler", "inputs": {"steps": 12}},
      "7": {"class_type": "SaveImage", "inputs": {"images": ["4", 0]}}
      """#)
    #expect(found?.prompt == "a cat")
    #expect(found?.negativePrompt == "dog")
    #expect(found?.cfgScale == 4.5)
    #expect(found?.steps == 12)
  }

  @Test("Of two passes the first gives the seed, the last the words and how much it left")
  func twoPasses() throws {
    let second = #"""
      "20": {"class_type": "KSampler", "inputs": {"seed": 7, "steps": 5, "cfg": 1, "sampler_name": "lcm", "scheduler": "x", "denoise": 0.4, "model": ["4", 0], "positive": ["21", 0], "negative": ["7", 0], "latent_image": ["22", 0]}},
      "22": {"class_type": "LatentUpscale", "inputs": {"samples": ["3", 0], "width": 1024}},
      "23": {"class_type": "VAEDecode", "inputs": {"samples": ["20", 0]}},
      "24": {"class_type": "Image Save", "inputs": {"images": ["23", 0]}}
      """#
    let frame = Self.frame.replacing("SaveImage", with: "PreviewImage")
    let found = try read(
      [
        frame, second, Self.text("6", "a cat"), Self.text("7", "dog"),
        Self.text("21", "a fine cat"),
      ]
      .joined(separator: ","))
    #expect(found?.prompt == "a fine cat")
    #expect(found?.seed == 42)
    #expect(found?.steps == 20)
    #expect(found?.parameters.last == Generation.Parameter("denoise", "0.4"))
    #expect(found?.confidence == .certain)
  }

  @Test("A graph that saves what two samplers made is less sure")
  func twoResults() throws {
    let second = #"""
      "20": {"class_type": "KSampler", "inputs": {"seed": 7, "steps": 5, "cfg": 1, "sampler_name": "lcm", "positive": ["21", 0], "negative": ["7", 0]}},
      "23": {"class_type": "SaveImage", "inputs": {"images": ["20", 0]}}
      """#
    let found = try read(
      [
        Self.frame, second, Self.text("6", "a cat"), Self.text("7", "dog"),
        Self.text("21", "a hat"),
      ]
      .joined(separator: ","))
    #expect(found?.prompt == "a cat")
    #expect(found?.confidence == .likely)
  }

  @Test("Custom samplers are told by their inputs; values may come from other nodes")
  func customNode() throws {
    let found = try read(
      #"""
      "1": {"class_type": "Fancy Sampling", "inputs": {"noise_seed": ["5", 0], "model": ["9", 0], "latent_image": ["8", 0], "scheduler": "x", "positive": ["2", 0], "negative": ["3", 0]}},
      "2": {"class_type": "CLIPTextEncode", "inputs": {"text": "a cat"}},
      "3": {"class_type": "CLIPTextEncode", "inputs": {"text": "dog"}},
      "5": {"class_type": "Seed (rgthree)", "inputs": {"seed": 99}}
      """#)
    #expect(found?.prompt == "a cat")
    #expect(found?.negativePrompt == "dog")
    #expect(found?.seed == 99)
  }

  @Test("A loader hands everything on in one pipe")
  func pipe() throws {
    let found = try read(
      #"""
      "1": {"class_type": "easy fullLoader", "inputs": {"ckpt_name": "m", "positive": "a cat", "negative": "dog"}},
      "2": {"class_type": "easy kSampler", "inputs": {"steps": 20, "cfg": 8, "sampler_name": "euler", "seed": 3, "pipe": ["1", 0]}},
      "3": {"class_type": "PreviewImage", "inputs": {"images": ["2", 1]}}
      """#)
    #expect(found?.prompt == "a cat")
    #expect(found?.negativePrompt == "dog")
    #expect(found?.model == "m")
    #expect(found?.seed == 3)
  }

  @Test("Without a sampler the longest text that is not negative is a guess")
  func guess() throws {
    let found = try read(
      [
        Self.text("1", "a cat in a hat"), Self.text("2", "a very long list of what is not wanted"),
        Self.text("3", "short"),
        #""4": {"class_type": "Odd", "inputs": {"negative": ["2", 0]}}"#,
      ].joined(separator: ","))
    #expect(found?.prompt == "a cat in a hat")
    #expect(found?.confidence == .guessed)
  }

  @Test("What Python writes for no number is tolerated")
  func notANumber() throws {
    let found = try read(
      [
        Self.frame, Self.text("6", "a cat"), Self.text("7", "dog"),
        #""30": {"class_type": "X", "inputs": {"a": NaN, "b": Infinity, "c": -Infinity}}"#,
      ].joined(separator: ","))
    #expect(found?.prompt == "a cat")
  }

  @Test("Infotext beside the graph wins")
  func infotext() throws {
    let graph = "{\(Self.frame),\(Self.text("6", "a cat")),\(Self.text("7", "dog"))}"
    let found = try PNGFixture.generation(
      ("prompt", graph), ("parameters", "a hat\nSteps: 1, Sampler: x, Seed: 3"))
    #expect(found?.prompt == "a hat")
    #expect(found?.seed == 3)
    let upscaled = try PNGFixture.generation(
      ("prompt", graph), ("postprocessing", "Postprocess upscale by: 4"))
    #expect(upscaled?.prompt == "a cat")
    #expect(upscaled?.parameters.first?.name == "Postprocess upscale by")
  }

  @Test("A WebP has the graph as the camera's model, a JPEG perhaps in the comment")
  func otherContainers() throws {
    let graph = "{\(Self.frame),\(Self.text("6", "a cat")),\(Self.text("7", "dog"))}"
    var exif = EXIFFixture(comment: [])
    exif.texts = [(0x010F, "workflow:{\"nodes\": []}"), (0x0110, "prompt:" + graph)]
    var webp = WebPFixture()
    webp.lossless(width: 8, height: 8)
    webp.chunk("EXIF", exif.bytes)
    let found = try PictureMetadata.read(webp.finished(), name: "test").generation
    #expect(found?.prompt == "a cat")
    #expect(found?.source == .exif)
    for comment in [
      "{\"prompt\": \(graph), \"workflow\": {}}",
      "{\"prompt\": \"\(graph.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("\n", with: " "))\"}",
    ] {
      let exif = EXIFFixture.utf16(comment, bigEndian: true)
      let found = try PictureMetadata.read(JPEGFixture.picture(exif), name: "test").generation
      #expect(found?.prompt == "a cat")
      #expect(found?.seed == 42)
    }
  }
}
