import Provenance
import Testing

@Suite("InvokeAI")
struct InvokeAITests {
  private static let version3 = #"""
    {"app_version": "4.2.0", "generation_mode": "sdxl_txt2img", "positive_prompt": "a cat",
     "negative_prompt": "dog", "width": 1024, "height": 768, "seed": 42, "cfg_scale": 7.5,
     "steps": 30, "scheduler": "dpmpp_2m_k", "positive_style_prompt": "",
     "model": {"key": "k", "hash": "blake3:1", "name": "Juggernaut", "base": "sdxl"}}
    """#

  private func check(_ generation: Generation?, _ reader: String) throws {
    let generation = try #require(generation)
    #expect(generation.generator == "InvokeAI")
    #expect(generation.reader == reader)
    #expect(generation.prompt == "a cat")
    #expect(generation.negativePrompt == "dog")
    #expect(generation.seed == 42)
    #expect(generation.steps == 30)
    #expect(generation.cfgScale == 7.5)
    #expect(generation.sampler == "dpmpp_2m_k")
    #expect(generation.size == "1024x768")
  }

  @Test("Version 3 and later, with both spellings of the model")
  func metadata() throws {
    let found = try PNGFixture.generation(("invokeai_metadata", Self.version3))
    try check(found, "InvokeAI")
    #expect(found?.model == "Juggernaut")
    #expect(found?.modelHash == "blake3:1")
    let older = Self.version3.replacing("\"name\"", with: "\"model_name\"")
    #expect(try PNGFixture.generation(("invokeai_metadata", older))?.model == "Juggernaut")
  }

  @Test("A graph's node of metadata, where nothing else is there")
  func graph() throws {
    for (name, type) in [("core_metadata:1", "x"), ("abc", "core_metadata")] {
      let node = #"{"type": "\#(type)","# + Self.version3.dropFirst()
      let json = #"{"id": "1", "nodes": {"noise": {"type": "noise"}, "\#(name)": \#(node)}}"#
      try check(try PNGFixture.generation(("invokeai_graph", json)), "InvokeAI graph")
    }
  }

  @Test("Versions 1.15 to 2.3, the prompt a text or parts, what is left out in brackets")
  func sdMetadata() throws {
    let prompts = [
      #""a cat [dog]""#, #"[{"prompt": "a cat", "weight": 1.0}, {"prompt": "[dog]", "weight": 1}]"#,
    ]
    for prompt in prompts {
      let found = try PNGFixture.generation(
        (
          "sd-metadata",
          #"{"model_weights": "m", "model_hash": "h", "image": {"prompt": \#(prompt), "seed": 42, "steps": 30, "cfg_scale": 7.5, "sampler": "dpmpp_2m_k", "width": 1024, "height": 768}}"#
        ), ("Dream", "\"other\" -S1"))
      try check(found, "InvokeAI sd-metadata")
      #expect(found?.model == "m")
      #expect(found?.modelHash == "h")
    }
  }

  @Test(
    "Before 1.15, a command line with the values behind the letters or apart",
    arguments: [
      #""a cat [dog]" -s 30 -S 42 -W 1024 -H 768 -C 7.5 -A dpmpp_2m_k"#,
      #""a cat [dog]" -s30 -S42 -W1024 -H768 -C7.5 -Adpmpp_2m_k"#,
      #""a cat [dog]" -s30 -S42 -W1024 -H768 -C7.5 -A dpmpp_2m_k -G 0.9 -cf 0.75 -U 4 0.95 --seamless"#,
    ])
  func dream(line: String) throws {
    let found = try PNGFixture.generation(("Dream", line))
    try check(found, "InvokeAI Dream")
    if line.contains("-U") {
      #expect(
        found?.parameters == [
          Generation.Parameter("G", "0.9"), Generation.Parameter("cf", "0.75"),
          Generation.Parameter("U", "4 0.95"), Generation.Parameter("seamless", ""),
        ])
    }
  }

  @Test("Quotes, brackets without a partner and escaped ones within a prompt are text")
  func awkwardPrompts() throws {
    let quoted = try PNGFixture.generation(("Dream", #""a "big" cat" -S 1"#))
    #expect(quoted?.prompt == #"a "big" cat"#)
    #expect(try PNGFixture.generation(("Dream", #""a cat""#))?.prompt == "a cat")
    #expect(
      try PNGFixture.generation(("Dream", #""a [cat ] and [ b" -S1"#))?.negativePrompt == "cat")
    let escaped = try PNGFixture.generation(("Dream", #""a \[cat\]" -S1"#))
    #expect(escaped?.prompt == #"a \[cat\]"#)
    #expect(escaped?.negativePrompt == nil)
    #expect(try PNGFixture.generation(("Dream", "no quotes -S1")) == nil)
  }
}
