import Provenance
import Testing

@Suite("ComfyUI's screen")
struct ComfyWorkflowTests {
  private static let workflow = #"""
    {"last_node_id": 9, "nodes": [
      {"id": 3, "type": "KSampler", "mode": 0, "inputs": [
        {"name": "model", "type": "MODEL", "link": 1}, {"name": "positive", "type": "CONDITIONING", "link": 4},
        {"name": "negative", "type": "CONDITIONING", "link": 6}, {"name": "latent_image", "type": "LATENT", "link": 2}],
       "widgets_values": [42, "randomize", 20, 8, "euler", "normal", 1]},
      {"id": 4, "type": "CheckpointLoaderSimple", "widgets_values": ["sd.ckpt"]},
      {"id": 5, "type": "EmptyLatentImage", "widgets_values": [512, 768, 1]},
      {"id": 6, "type": "CLIPTextEncode", "inputs": [{"name": "clip", "link": 3}], "widgets_values": ["a cat"]},
      {"id": 7, "type": "Custom Encode", "inputs": [{"name": "text", "link": null, "widget": {"name": "text"}}], "widgets_values": ["dog"]},
      {"id": 8, "type": "CLIPTextEncode", "mode": 4, "widgets_values": ["switched off, and very much longer"]},
      {"id": 9, "type": "SaveImage", "inputs": [{"name": "images", "link": 7}], "widgets_values": ["x"]}],
     "links": [[1, 4, 0, 3, 0, "MODEL"], [2, 5, 0, 3, 3, "LATENT"], [3, 4, 1, 6, 0, "CLIP"],
       [4, 6, 0, 3, 1, "CONDITIONING"], [6, 7, 0, 3, 2, "CONDITIONING"], [7, 3, 0, 9, 0, "IMAGE"]]}
    """#

  @Test("Where only the screen's graph is there, it tells the same, less surely")
  func workflow() throws {
    let found = try #require(try PNGFixture.generation(("workflow", Self.workflow)))
    #expect(found.prompt == "a cat")
    #expect(found.negativePrompt == "dog")
    #expect(found.seed == 42)
    #expect(found.steps == 20)
    #expect(found.cfgScale == 8)
    #expect(found.sampler == "euler")
    #expect(found.model == "sd.ckpt")
    #expect(found.size == "512x768")
    #expect(found.confidence == .likely)
  }

  @Test("It may stand in a WebP's EXIF")
  func exif() throws {
    var exif = EXIFFixture()
    exif.texts = [(0x010F, "Workflow:" + Self.workflow)]
    var webp = WebPFixture()
    webp.lossless(width: 8, height: 8)
    webp.chunk("EXIF", exif.bytes)
    let found = try PictureMetadata.read(webp.finished(), name: "test").generation
    #expect(found?.prompt == "a cat")
  }
}
