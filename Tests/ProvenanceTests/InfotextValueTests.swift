import Provenance
import Testing

@Suite("Infotext values")
struct InfotextValueTests {
  /// The pairs after a line's known ones.
  private func pairs(_ tail: String) -> [Generation.Parameter] {
    let infotext = Infotext("a\nSteps: 1, Sampler: s, Seed: 2, " + tail)
    #expect(infotext.prompt == "a")
    return Array(infotext.pairs.dropFirst(3))
  }

  @Test(
    "Values are split at commas outside of quotes and brackets",
    arguments: [
      (#"A: "x, y: z", B: 2"#, [("A", "x, y: z"), ("B", "2")]),
      (
        #"A: "say \"hi\", \\ \u00e9\n\ud83d\udc08", B: 2"#,
        [("A", "say \"hi\", \\ é\n🐈"), ("B", "2")]
      ),
      (
        #"A: {"x": [1, {"y": "}, "}], "z": 2}, B: 2"#,
        [("A", #"{"x": [1, {"y": "}, "}], "z": 2}"#), ("B", "2")]
      ),
      (#"A: [{"t": "m", "w": 0.8}, {"t": "n"}]"#, [("A", #"[{"t": "m", "w": 0.8}, {"t": "n"}]"#)]),
      ("A: {a|b} cat, B: 2", [("A", "{a|b} cat"), ("B", "2")]),
      ("A: {never closed, B: 2", [("A", "{never closed"), ("B", "2")]),
      (#"A: "never closed, B: 2"#, [("A", "\"never closed"), ("B", "2")]),
      (#"A: "closed" early, B: 2"#, [("A", "\"closed\" early"), ("B", "2")]),
      (#"A: "bad \q escape", B: 2"#, [("A", #""bad \q escape""#), ("B", "2")]),
      (
        "Created Date: 2024-05-05T12:34:56Z, B: 2",
        [("Created Date", "2024-05-05T12:34:56Z"), ("B", "2")]
      ),
      ("Hires fix, B: 2", [("Hires fix", "Hires fix"), ("B", "2")]),
      ("A: , B: 2,", [("A", ""), ("B", "2")]),
      ("FreeU (v2): on, ,, B-1/2 c: 2", [("FreeU (v2)", "on"), ("B-1/2 c", "2")]),
      ("模型: 一, B: 2", [("模型", "一"), ("B", "2")]),
    ] as [(String, [(String, String)])])
  func splitting(tail: String, expected: [(String, String)]) {
    #expect(pairs(tail) == expected.map { Generation.Parameter($0.0, $0.1) })
  }

  private func generation(_ line: String) -> Generation {
    Infotext("a\n" + line).generation(source: .pngText)
  }

  @Test("Keys that salon knows are typed")
  func typed() {
    let generation = generation(
      "Steps: 20, Sampler: DPM++ 2M, Schedule type: Karras, CFG scale: 7.5, "
        + "Seed: 18446744073709551615, Size: 832x1216, Model hash: abc, Model: sd, VAE: v")
    #expect(generation.steps == 20)
    #expect(generation.sampler == "DPM++ 2M")
    #expect(generation.scheduler == "Karras")
    #expect(generation.cfgScale == 7.5)
    #expect(generation.seed == .max)
    #expect(generation.size == "832x1216")
    #expect(generation.modelHash == "abc")
    #expect(generation.model == "sd")
    #expect(generation.parameters == [Generation.Parameter("VAE", "v")])
  }

  @Test("Values that do not fit their key stay as they are")
  func untyped() {
    let generation = generation(
      "Steps: few, Sampler: s, Seed: -1, CFG scale: nan, Size: large, Model: m, Model: n")
    #expect(generation.steps == nil)
    #expect(generation.seed == nil)
    #expect(generation.cfgScale == nil)
    #expect(generation.size == nil)
    #expect(generation.model == "m")
    #expect(generation.parameters.map(\.value) == ["few", "-1", "nan", "large", "n"])
    let overflow = self.generation("Steps: 1, Sampler: s, Seed: 18446744073709551616")
    #expect(overflow.seed == nil)
  }

  @Test(
    "The dialects are told apart",
    arguments: [
      ("Version: v1.10.1", "AUTOMATIC1111"),
      ("Clip skip: 2", "AUTOMATIC1111"),
      ("Version: f2.0.1v1.10.1-previous-591-g8c6d", "Forge"),
      ("Version: fine", "AUTOMATIC1111"),
      ("App: SD.Next, Version: 1bd6bda", "SD.Next"),
      ("Version: ComfyUI", "ComfyUI"),
      ("Version: Fooocus v2.4.3", "Fooocus"),
    ])
  func generators(tail: String, name: String) {
    #expect(generation("Steps: 1, Sampler: s, Seed: 2, " + tail).generator == name)
  }

  @Test(
    "Hostile lines cost no more than their length",
    arguments: ["k: {, ", "k: \", ", "k: [\", ", "::::", ",,,,", "\n", "\"", "Steps: 1\n"])
  func hostile(piece: String) {
    let text = String(repeating: piece, count: 20_000)
    _ = Infotext(text)
    _ = Infotext(text + "\nSteps: 1, Sampler: s, Seed: 2, " + text)
  }

  /// Eight million words between commas took a gigabyte.
  @Test("Of a line of countless items the first few thousand are kept")
  func countless() {
    let text = "a cat\nSteps: 1, Sampler: s, Seed: 2" + String(repeating: ",x", count: 100_000)
    let infotext = Infotext(text)
    #expect(infotext.prompt == "a cat")
    #expect((3...5000).contains(infotext.pairs.count))
  }
}
