import Provenance
import Testing

@Suite("Mutations")
struct MutationTests {
  @Test("Mutations of pictures with every kind of metadata never trap")
  func pictures() throws {
    var png = PNGFixture()
    png.text("parameters", "a cat\nSteps: 1, Sampler: s, Seed: 2")
    png.compressedText("postprocessing", Array("Postprocess upscale by: 4".utf8))
    png.internationalText("extras", "Postprocess upscale by: 4", compressed: true)
    png.chunk("eXIf", EXIFFixture.utf16("a\nSteps: 1, Seed: 2", bigEndian: false).bytes)
    png.pixels()
    var webp = WebPFixture()
    webp.extended(width: 64, height: 48)
    webp.lossless(width: 64, height: 48)
    webp.chunk("EXIF", EXIFFixture.utf16("a cat", bigEndian: true).bytes)
    let jpeg = JPEGFixture.picture(EXIFFixture.utf16("a cat", bigEndian: true))
    var random = SplitMix(seed: 3)
    for bytes in [png.finished, webp.finished(), jpeg] {
      for _ in 0..<2000 {
        let mutant = random.mutation(of: bytes)
        do throws(ProvenanceError) {
          _ = try PictureMetadata.read(mutant, name: "test")
        } catch {
          #expect(error.code == .empty || error.code == .unknownFormat)
        }
      }
    }
  }

  @Test("Mutations of infotext and of lists never trap")
  func texts() {
    let infotext = Array(
      "a <lora:x:1>, é\nNegative prompt: b\nSteps: 1, Sampler: \"s\\u0041\", Seed: 2, H: {\"a\": [1]}\nScore: 3"
        .utf8)
    let row = Array(
      #"{"file_name": "a.png", "prompt": "\ud83d\udc08 cat", "seed": 18446744073709551615, "ir": -1.5e3, "x": [null, true, {}]}"#
        .utf8)
    var random = SplitMix(seed: 11)
    for _ in 0..<3000 {
      let text = String(decoding: random.mutation(of: infotext), as: UTF8.self)
      _ = Infotext(text).generation(source: .sidecar)
      _ = PromptCleaning.withoutNetworkTags(text)
      _ = Manifest.parse(random.mutation(of: row), name: "test")
    }
  }
}
