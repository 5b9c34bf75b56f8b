import Provenance
import Testing

@Suite("SwarmUI")
struct SwarmUITests {
  private static let json = #"""
    {"sui_image_params": {"prompt": "a cat", "negativeprompt": "dog", "model": "OfficialStable/sdxl",
      "seed": 18446744073709551615, "steps": 20, "cfgscale": 7.0, "aspectratio": "1:1",
      "width": 1024, "height": 768, "sampler": "euler", "scheduler": "normal",
      "loras": ["a"], "swarm_version": "0.9.6"},
     "sui_extra_data": {"date": "2025-01-01", "generation_time": "1.2 s"},
     "sui_models": [{"name": "other", "param": "vae", "hash": "0xbb"},
                    {"name": "OfficialStable/sdxl.safetensors", "param": "model", "hash": "0xaa11"}]}
    """#

  private func check(_ generation: Generation?, _ source: Generation.Source) throws {
    let generation = try #require(generation)
    #expect(generation.generator == "SwarmUI")
    #expect(generation.source == source)
    #expect(generation.prompt == "a cat")
    #expect(generation.negativePrompt == "dog")
    #expect(generation.seed == .max)
    #expect(generation.cfgScale == 7)
    #expect(generation.sampler == "euler")
    #expect(generation.scheduler == "normal")
    #expect(generation.size == "1024x768")
    #expect(generation.model == "OfficialStable/sdxl")
    #expect(generation.modelHash == "aa11")
    #expect(generation.parameters.contains(Generation.Parameter("date", "2025-01-01")))
  }

  @Test("In a PNG's parameters")
  func png() throws {
    try check(try PNGFixture.generation(("parameters", Self.json)), .pngText)
  }

  @Test("In a JPEG's comment without a mark, in either order of bytes", arguments: [true, false])
  func jpeg(bigEndian: Bool) throws {
    let exif = EXIFFixture.utf16(Self.json, bigEndian: bigEndian)
    try check(try PictureMetadata.read(JPEGFixture.picture(exif), name: "test").generation, .exif)
  }

  @Test("In the camera's model, as old versions wrote it")
  func model() throws {
    var exif = EXIFFixture()
    exif.texts = [(0x0110, Self.json)]
    try check(try PictureMetadata.read(JPEGFixture.picture(exif), name: "test").generation, .exif)
  }

  @Test("Samplers of its back ends")
  func samplers() throws {
    for name in ["comfyuisampler", "autowebuisampler"] {
      let json = #"{"sui_image_params": {"prompt": "a", "\#(name)": "lcm"}}"#
      #expect(try PNGFixture.generation(("parameters", json))?.sampler == "lcm")
    }
  }
}
