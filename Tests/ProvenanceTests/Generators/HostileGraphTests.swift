import Provenance
import Testing

@Suite("Hostile JSON")
struct HostileGraphTests {
  private func read(_ keyword: String, _ text: String) throws -> Generation? {
    try PNGFixture.generation((keyword, text))
  }

  @Test("Rings of links end")
  func rings() throws {
    let ring = (0..<200).map { index in
      #""\#(index)": {"class_type": "X", "inputs": {"text": ["\#((index + 1) % 200)", 0], "positive": ["\#((index + 7) % 200)", 0], "negative": ["\#(index)", 0], "seed": ["\#((index + 1) % 200)", 0], "steps": ["\#(index)", 0], "cfg": ["0", 0], "sampler_name": ["1", 0], "model": ["\#((index + 3) % 200)", 0], "latent_image": ["\#((index + 9) % 200)", 0], "samples": ["\#(index)", 0]}}"#
    }.joined(separator: ",")
    let found = try #require(try read("prompt", "{\(ring)}"))
    #expect(found.generator == "ComfyUI")
    #expect(found.prompt == nil)
  }

  @Test("A chain of any length ends, and costs no stack")
  func chain() throws {
    let nodes = (0..<20_000).map { index in
      #""\#(index)": {"class_type": "X", "inputs": {"conditioning": ["\#(index + 1)", 0]}}"#
    }.joined(separator: ",")
    let sampler =
      #""s": {"class_type": "KSampler", "inputs": {"steps": 1, "cfg": 1, "sampler_name": "x", "positive": ["0", 0]}}"#
    #expect(try read("prompt", "{\(sampler),\(nodes)}")?.steps == 1)
  }

  @Test("A net in which each node leads to all others costs no more than its links")
  func net() throws {
    let nodes = (0..<300).map { index in
      let links = (0..<60).map { #""conditioning_\#($0)": ["\#((index * 7 + $0) % 300)", 0]"# }
      return #""\#(index)": {"class_type": "X", "inputs": {\#(links.joined(separator: ","))}}"#
    }.joined(separator: ",")
    let samplers = (0..<300).map {
      #""s\#($0)": {"class_type": "KSampler", "inputs": {"positive": ["\#($0)", 0], "negative": ["\#($0)", 0], "latent_image": ["s\#($0 + 1)", 0], "steps": 1, "cfg": 1, "sampler_name": "x"}}"#
    }.joined(separator: ",")
    #expect(try read("prompt", "{\(samplers),\(nodes)}")?.steps == 1)
  }

  @Test(
    "Nesting that is too deep, values beyond number and objects without end are no JSON to anybody",
    arguments: [
      "parameters", "prompt", "workflow", "invokeai_metadata", "invokeai_graph", "sd-metadata",
      "Comment", "XML:com.adobe.xmp",
    ])
  func depth(keyword: String) throws {
    let deep = "{\"a\":" + String(repeating: "[", count: 100_000)
    #expect(try read(keyword, deep) == nil)
    let objects = String(repeating: "{\"image\":", count: 100_000)
    #expect(try read(keyword, objects) == nil)
    let many = "{\"a\":[" + String(repeating: "1,", count: 2_000_000) + "1]}"
    #expect(try read(keyword, many) == nil)
  }

  @Test("Objects with a hundred thousand members are read up to a limit")
  func members() throws {
    let members = (0..<100_000).map { "\"k\($0)\":\($0)" }.joined(separator: ",")
    let found = try #require(try read("parameters", "{\"prompt\":\"a cat\",\(members)}"))
    #expect(found.prompt == "a cat")
    #expect(found.parameters.count < 5000)
  }

  @Test("Numbers beyond their fields stay out of them")
  func numbers() throws {
    let found = try #require(
      try read(
        "parameters",
        #"{"prompt": "a", "seed": 1e400, "steps": 99999999999999999999, "cfg_scale": "nan", "width": -1e300, "height": 1e18}"#
      ))
    #expect(found.seed == nil)
    #expect(found.steps == nil)
    #expect(found.cfgScale == nil)
  }

  @Test("A shown value has an end")
  func longValue() throws {
    let long = String(repeating: "\"x\",", count: 50_000)
    let found = try #require(try read("parameters", "{\"prompt\":\"a\",\"odd\":[\(long)1]}"))
    #expect((found.parameters.first?.value.utf8.count ?? 0) < 3000)
  }

  @Test("Mutations of every reader's text never trap")
  func mutations() throws {
    let texts = [
      (
        "parameters",
        #"{"sui_image_params": {"prompt": "a", "seed": 1}, "sui_models": [{"hash": "0x1"}]}"#
      ),
      (
        "parameters",
        #"{"prompt": "a", "base_model": "m", "performance": "x", "resolution": "(1, 2)"}"#
      ),
      (
        "parameters",
        #"{"software": "RuinedFooocus", "Prompt": "a", "seed": -1, "\ud83d": "\udc08"}"#
      ),
      (
        "invokeai_metadata",
        #"{"positive_prompt": "a", "model": {"name": "m"}, "width": 1, "height": 2}"#
      ),
      ("invokeai_graph", #"{"nodes": {"core_metadata": {"positive_prompt": "a"}}}"#),
      ("sd-metadata", #"{"image": {"prompt": [{"prompt": "a [b] \\[c"}], "seed": 1}}"#),
      ("Dream", #""a [b] "c" d" -s1 -S 2 -W 3 -H4 --x -cf 0.5 1"#),
      (
        "prompt",
        #"{"1": {"class_type": "KSampler", "inputs": {"positive": ["2", 0], "seed": 1}}, "2": {"class_type": "CLIPTextEncode", "inputs": {"text": "a"}}}"#
      ),
      (
        "workflow",
        #"{"nodes": [{"id": 1, "type": "KSampler", "inputs": [{"name": "positive", "link": 1}], "widgets_values": [1]}], "links": [[1, 2, 0, 1, 0, "X"]]}"#
      ),
      (
        "XML:com.adobe.xmp",
        #"<exif:UserComment><rdf:li>{&quot;c&quot;: "&#x41;", "uc": ""}</rdf:li>"#
      ),
      (
        "Comment",
        #"{"prompt": "a", "base_model": "m", "v4_prompt": {"caption": {"base_caption": "a"}}}"#
      ),
    ]
    var random = SplitMix(seed: 19)
    for (keyword, text) in texts {
      for _ in 0..<400 {
        var png = PNGFixture()
        png.text("Software", Bool.random(using: &random) ? "NovelAI" : "Fooocus")
        png.text(keyword, random.mutation(of: Array(text.utf8)))
        _ = try PictureMetadata.read(png.finished, name: "test")
      }
    }
  }
}
