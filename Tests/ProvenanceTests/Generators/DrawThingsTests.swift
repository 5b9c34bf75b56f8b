import Provenance
import Testing

@Suite("Draw Things")
struct DrawThingsTests {
  private static let json =
    #"{"c": "a \"cat\" & <dog>", "uc": "hat", "model": "sd_v1.5.ckpt", "sampler": "DPM++", "seed": 42, "scale": 7.5, "steps": 20, "size": "512x768", "strength": 1, "lora": [{"model": "l", "weight": 0.5}], "v2": {"x": 1}}"#

  private static func packet(_ text: String) -> String {
    let escaped = text.replacing("&", with: "&amp;").replacing("<", with: "&lt;")
      .replacing(">", with: "&gt;").replacing("\"", with: "&quot;").replacing("7", with: "&#x37;")
    return """
      <?xpacket begin=''?><x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF><rdf:Description>
      <dc:description><rdf:Alt><rdf:li xml:lang="x-default">another</rdf:li></rdf:Alt></dc:description>
      <exif:UserComment>
       <rdf:Alt><rdf:li xml:lang="x-default">\(escaped)</rdf:li></rdf:Alt>
      </exif:UserComment></rdf:Description></rdf:RDF></x:xmpmeta>
      """
  }

  private func check(_ generation: Generation?) throws {
    let generation = try #require(generation)
    #expect(generation.generator == "Draw Things")
    #expect(generation.source == .xmp)
    #expect(generation.prompt == "a \"cat\" & <dog>")
    #expect(generation.negativePrompt == "hat")
    #expect(generation.seed == 42)
    #expect(generation.cfgScale == 7.5)
    #expect(generation.size == "512x768")
    #expect(generation.model == "sd_v1.5.ckpt")
    #expect(generation.parameters.map(\.name) == ["strength", "lora"])
  }

  @Test("In a PNG, a JPEG and a WebP")
  func containers() throws {
    let packet = Self.packet(Self.json)
    try check(try PNGFixture.generation(("XML:com.adobe.xmp", packet)))
    var jpeg = JPEGFixture()
    jpeg.segment(0xE1, Array("http://ns.adobe.com/xap/1.0/\0".utf8) + Array(packet.utf8))
    jpeg.frame()
    try check(try PictureMetadata.read(jpeg.finished, name: "test").generation)
    var webp = WebPFixture()
    webp.lossless(width: 8, height: 8)
    webp.chunk("XMP ", Array(packet.utf8))
    try check(try PictureMetadata.read(webp.finished(), name: "test").generation)
  }

  @Test(
    "A packet that is cut off or says something else tells nothing",
    arguments: [
      "", "<exif:UserComment>", "<exif:UserComment><rdf:li", "<exif:UserComment><rdf:li>{}",
      "<exif:UserComment><rdf:li>{}</rdf:li>", "<exif:UserComment><rdf:li>no JSON</rdf:li>",
      "<exif:UserComment><rdf:li>{\"c\": \"a\"}&#xD800;&unknown;&</rdf:li>",
    ])
  func damaged(packet: String) throws {
    #expect(try PNGFixture.generation(("XML:com.adobe.xmp", packet)) == nil)
  }

  @Test("A packet of nothing but brackets is read in one go")
  func brackets() throws {
    let packet = "<exif:UserComment" + String(repeating: "<rdf:l", count: 500_000)
    #expect(try PNGFixture.generation(("XML:com.adobe.xmp", packet)) == nil)
  }
}
