import Foundation
import Provenance
import Testing

@Suite("Text hidden in pixels")
struct StealthTests {
  private static let infotext = "a cat\nNegative prompt: dog\nSteps: 20, Sampler: Euler, Seed: 7"

  /// Pixels with `payload` hidden under a signature.
  private func hide(
    _ payload: [UInt8], _ signature: String, width: Int = 64, height: Int = 130, bits: Int? = nil
  ) throws -> StealthText.Pixels {
    let length = UInt32(bits ?? payload.count * 8)
    let bytes = Array(signature.utf8) + length.bigEndianBytes + payload
    let isAlpha = signature.contains("png")
    let channels = isAlpha ? 4 : 3
    var samples = [UInt8](repeating: 0xFE, count: width * height * channels)
    let places = (0..<width * height).flatMap { pixel in
      let (column, row) = (pixel / height, pixel % height)
      let first = (row * width + column) * channels
      return isAlpha ? [first + 3] : [first, first + 1, first + 2]
    }
    for (index, place) in places.prefix(bytes.count * 8).enumerated() {
      samples[place] |= bytes[index / 8] >> UInt8(7 - index % 8) & 1
    }
    return try #require(
      StealthText.Pixels(width: width, height: height, channels: channels, samples: samples))
  }

  @Test("Alpha and colours, raw and packed")
  func forms() throws {
    let raw = Array(Self.infotext.utf8)
    for (signature, payload) in [
      ("stealth_pnginfo", raw), ("stealth_pngcomp", Deflate.gzip(raw)), ("stealth_rgbinfo", raw),
      ("stealth_rgbcomp", Deflate.gzip(raw)),
    ] {
      let pixels = try hide(payload, signature)
      #expect(StealthText.isMarked(pixels))
      let found = try #require(StealthText.generation(in: pixels))
      #expect(found.prompt == "a cat")
      #expect(found.negativePrompt == "dog")
      #expect(found.seed == 7)
      #expect(found.source == .pixels)
      #expect(found.reader == "infotext")
    }
  }

  @Test("NovelAI hides what it also writes as texts")
  func novelAI() throws {
    let json =
      #"{"Description": "a cat", "Software": "NovelAI", "Source": "V4 0A1B2C3D", "Comment": "{\"seed\": 9, \"uc\": \"dog\"}"}"#
    let found = StealthText.generation(
      in: try hide(Deflate.gzip(Array(json.utf8)), "stealth_pngcomp"))
    #expect(found?.generator == "NovelAI")
    #expect(found?.prompt == "a cat")
    #expect(found?.seed == 9)
    #expect(found?.modelHash == "0A1B2C3D")
  }

  @Test("The upper rows tell whether there is any")
  func upperRows() throws {
    let whole = try hide(Array(Self.infotext.utf8), "stealth_pnginfo", height: 300)
    let rows = StealthText.signatureRows
    let top = try #require(
      StealthText.Pixels(
        width: whole.width, height: 300, channels: 4,
        samples: Array(whole.samples.prefix(whole.width * rows * 4))))
    #expect(StealthText.isMarked(top))
    #expect(StealthText.generation(in: top) == nil)
    #expect(StealthText.generation(in: whole)?.prompt == "a cat")
  }

  @Test("Pictures lower than the signature is long go on in the next column")
  func lowPicture() throws {
    let pixels = try hide(Array(Self.infotext.utf8), "stealth_rgbinfo", width: 400, height: 9)
    #expect(StealthText.generation(in: pixels)?.seed == 7)
  }

  @Test("Lengths that lie, damaged and endless packing tell nothing")
  func hostile() throws {
    let raw = Array(Self.infotext.utf8)
    for bits in [0, Int(UInt32.max), 64 * 130, 8 * 64 * 130] {
      #expect(StealthText.generation(in: try hide(raw, "stealth_pnginfo", bits: bits)) == nil)
    }
    #expect(StealthText.generation(in: try hide(raw, "stealth_pngcomp")) == nil)
    let bomb = Deflate.gzipBomb(64 << 20)
    let pixels = try hide(bomb, "stealth_rgbcomp", width: 1200, height: 1200)
    #expect(StealthText.isMarked(pixels))
    #expect(StealthText.generation(in: pixels) == nil)
    var random = SplitMix(seed: 4)
    let noise = (0..<64 * 64 * 4).map { _ in UInt8.random(in: 0...255, using: &random) }
    let noisy = try #require(
      StealthText.Pixels(width: 64, height: 64, channels: 4, samples: noise))
    #expect(!StealthText.isMarked(noisy))
    #expect(StealthText.Pixels(width: 64, height: 64, channels: 2, samples: []) == nil)
    #expect(StealthText.Pixels(width: 0, height: 4, channels: 3, samples: []) == nil)
    #expect(StealthText.Pixels(width: 4, height: 4, channels: 3, samples: [1]) == nil)
    let nothing = StealthText.Pixels(width: 4, height: 4, channels: 3, samples: [])
    #expect(nothing.flatMap(StealthText.generation) == nil)
  }

  @Test("Pixels are asked for only where nothing else tells a prompt, and never of a JPEG")
  func lastResort() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let hidden = try hide(Array(Self.infotext.utf8), "stealth_pnginfo")
    let resolver = GenerationResolver(pixels: { _, _ in hidden })
    func prompt(_ bytes: [UInt8]) throws -> String? {
      let path = folder.appending(path: "a").path
      try Data(bytes).write(to: URL(filePath: path))
      return resolver.resolve(fileAt: path).generation?.prompt
    }
    var png = PNGFixture(width: 64, height: 130)
    #expect(try prompt(png.finished) == "a cat")
    png.text("parameters", "a hat")
    #expect(try prompt(png.finished) == "a hat")
    #expect(try prompt(JPEGFixture.picture(EXIFFixture())) == nil)
  }
}
