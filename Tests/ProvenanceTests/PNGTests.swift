import Provenance
import Testing

@Suite("PNG text")
struct PNGTests {
  private static let infotext = "photo of a duck\nSteps: 15, Sampler: UniPC, Seed: 42"

  private func read(_ png: PNGFixture) throws -> PictureMetadata {
    try PictureMetadata.read(png.finished, name: "test")
  }

  /// The ways in which one text can stand in a PNG.
  enum Form: CaseIterable {
    case tEXt, zTXt, iTXt, compressedITXt
  }

  private func add(_ form: Form, _ text: String, to png: inout PNGFixture) {
    switch form {
    case .tEXt: png.text("parameters", text)
    case .zTXt: png.compressedText("parameters", Array(text.utf8))
    case .iTXt: png.internationalText("parameters", text, compressed: false)
    case .compressedITXt: png.internationalText("parameters", text, compressed: true)
    }
  }

  @Test("Every kind of text chunk is read", arguments: Form.allCases)
  func kinds(form: Form) throws {
    var png = PNGFixture()
    add(form, Self.infotext, to: &png)
    png.pixels()
    let metadata = try read(png)
    #expect(metadata.format == .png)
    #expect(metadata.dimensions == PictureMetadata.Dimensions(width: 64, height: 48))
    #expect(metadata.generation?.prompt == "photo of a duck")
    #expect(metadata.generation?.seed == 42)
    #expect(metadata.generation?.source == .pngText)
    #expect(metadata.warnings.isEmpty)
  }

  @Test("Text after the pixels is found", arguments: Form.allCases)
  func afterPixels(form: Form) throws {
    var png = PNGFixture()
    png.pixels(9000, times: 5)
    add(form, Self.infotext, to: &png)
    #expect(try read(png).generation?.seed == 42)
  }

  @Test("International text is UTF-8", arguments: [false, true])
  func unicode(compressed: Bool) throws {
    var png = PNGFixture()
    png.internationalText("parameters", "一只猫, café 🐈", compressed: compressed)
    #expect(try read(png).generation?.prompt == "一只猫, café 🐈")
  }

  @Test("Latin-1 text is decoded as such, and UTF-8 that stands in its place as UTF-8")
  func latin1() throws {
    var latin = PNGFixture()
    latin.text("parameters", [0x63, 0x61, 0x66, 0xE9])
    #expect(try read(latin).generation?.prompt == "café")
    var compressed = PNGFixture()
    compressed.compressedText("parameters", [0x63, 0x61, 0x66, 0xE9])
    #expect(try read(compressed).generation?.prompt == "café")
    var utf8 = PNGFixture()
    utf8.text("parameters", Array("café 猫".utf8))
    #expect(try read(utf8).generation?.prompt == "café 猫")
  }

  @Test("Zeros at a text's ends are dropped, other control characters stay")
  func controlCharacters() throws {
    var png = PNGFixture()
    png.text("parameters", [0] + Array("a\u{1B}[31mcat\u{7}".utf8) + [0, 0])
    #expect(try read(png).generation?.prompt == "a\u{1B}[31mcat\u{7}")
  }

  @Test("Of two texts with one keyword the first that says anything counts")
  func doubled() throws {
    var png = PNGFixture()
    png.text("parameters", "")
    png.text("parameters", "one")
    png.text("parameters", "two")
    #expect(try read(png).generation?.prompt == "one")
  }

  @Test("EXIF in a PNG is read, and wins over its text, which fills the gaps")
  func exif() throws {
    var png = PNGFixture()
    png.text("parameters", "a cat\nSteps: 9, Sampler: Euler, Seed: 7, Model: m, Clip skip: 2")
    png.chunk(
      "eXIf",
      EXIFFixture.utf16("a dog\nSteps: 8, Sampler: DDIM, Size: 8x8", bigEndian: true).bytes)
    let generation = try #require(try read(png).generation)
    #expect(generation.prompt == "a dog")
    #expect(generation.source == .exif)
    #expect(generation.steps == 8)
    #expect(generation.sampler == "DDIM")
    #expect(generation.seed == 7)
    #expect(generation.model == "m")
    #expect(generation.parameters == [Generation.Parameter("Clip skip", "2")])
  }

  @Test("A comment without parameters does not win over a PNG's text")
  func bareComment() throws {
    var png = PNGFixture()
    png.text("parameters", "a cat")
    png.chunk("eXIf", EXIFFixture.utf16("Screenshot", bigEndian: false).bytes)
    #expect(try read(png).generation?.prompt == "a cat")
  }

  @Test("What upscaling writes is added, and stands alone where there is nothing else")
  func postprocessing() throws {
    let text = "Postprocess upscale by: 4, Postprocess upscaler: \"R-ESRGAN, 4x+\""
    let upscaled = [
      Generation.Parameter("Postprocess upscale by", "4"),
      Generation.Parameter("Postprocess upscaler", "R-ESRGAN, 4x+"),
    ]
    var alone = PNGFixture()
    alone.text("postprocessing", text)
    let generation = try #require(try read(alone).generation)
    #expect(generation.prompt == nil)
    #expect(generation.parameters == upscaled)
    var both = PNGFixture()
    both.text("postprocessing", text)
    both.text("parameters", Self.infotext)
    let second = try #require(try read(both).generation)
    #expect(second.prompt == "photo of a duck")
    #expect(second.parameters == upscaled)
  }

  @Test("A scorer's own keyword is imported, with or without a prompt")
  func scoreKeyword() throws {
    var png = PNGFixture()
    png.text("aesthetic_score", "6.25")
    #expect(try read(png).generation?.importedScores == ["aesthetic_score": 6.25])
    png.text("parameters", "a cat")
    let generation = try #require(try read(png).generation)
    #expect(generation.importedScores == ["aesthetic_score": 6.25])
    #expect(generation.prompt == "a cat")
  }

  @Test("JSON of an unknown tool gives its prompt, with less confidence, and is never one itself")
  func json() throws {
    var png = PNGFixture()
    png.text("parameters", "{\"prompt\": \"a cat\", \"steps\": 3, \"odd\": [1, {\"a\": \"b\"}]}")
    let generation = try #require(try read(png).generation)
    #expect(generation.prompt == "a cat")
    #expect(generation.steps == 3)
    #expect(generation.confidence == .likely)
    #expect(generation.parameters == [Generation.Parameter("odd", "[1,{\"a\":\"b\"}]")])
    var other = PNGFixture()
    other.text("parameters", "{\"steps\": 3}")
    #expect(try read(other).generation == nil)
  }

  @Test("The pixels of a large PNG are passed in a few reads, whatever follows them")
  func skippedPixels() throws {
    for tail in [0, 1, 8180, 8191, 8192, 40_000] {
      var png = PNGFixture()
      png.pixels(8192, times: 183)
      if tail > 0 { png.pixels(tail) }
      png.text("comment", [UInt8](repeating: 0x61, count: tail))
      png.text("parameters", "a cat")
      let metadata = try read(png)
      #expect(metadata.generation?.prompt == "a cat")
      #expect(metadata.warnings.isEmpty)
    }
  }

  @Test("Pixels in pieces of any length are passed")
  func unevenPixels() throws {
    var random = SplitMix(seed: 5)
    for _ in 0..<20 {
      var png = PNGFixture()
      for _ in 0..<Int.random(in: 1...200, using: &random) {
        png.pixels(Int.random(in: 0...300, using: &random))
      }
      png.text("parameters", "a cat")
      #expect(try read(png).generation?.prompt == "a cat")
    }
  }

  @Test("A PNG without text has a size and no generation")
  func plain() throws {
    var png = PNGFixture(width: 60000, height: 60001)
    png.pixels()
    let metadata = try read(png)
    #expect(metadata.generation == nil)
    #expect(metadata.dimensions == PictureMetadata.Dimensions(width: 60000, height: 60001))
  }
}
