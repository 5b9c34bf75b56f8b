import Foundation
import Provenance
import TestSupport
import Testing

@Suite("Fooocus's log")
struct FooocusLogTests {
  private static let page = """
    <!DOCTYPE html><html><head><title>Fooocus Log 2024-01-01</title></head><body>
    <div id="2024_1_png" class="image-container"><hr><table><tr>
    <td><a href="2024_1.png" target="_blank"><img src='2024_1.png' onerror="this.closest('x')" loading='lazy'/></a><div>2024_1.png</div></td><td><table class='metadata'><tr><td class='label'>Prompt</td><td class='value'>a <cat> & a hat </br> second line</td></tr>
    <tr><td class='label'>Negative Prompt</td><td class='value'>dog</td></tr>
    <tr><td class='label'>Resolution</td><td class='value'>(1152, 896)</td></tr>
    <tr><td class='label'>Guidance Scale</td><td class='value'>4.0</td></tr>
    <tr><td class='label'>Base Model</td><td class='value'>juggernaut.safetensors</td></tr>
    <tr><td class='label'>Seed</td><td class='value'>6952411511246973023</td></tr>
    <tr><td class='label'>Sharpness</td><td class='value'>2.0</td></tr>
    </table></td></tr></table></div>

    <div id="b_png" class="image-container"><img src='b.png'/><td class='label'>Prompt</td><td class='value'>an owl</td></div>
    """

  @Test("Each picture's rows are its own")
  func page() throws {
    let folder = try TemporaryFolder()
    try folder.write("log.html", Self.page)
    let manifest = try #require(try Manifest.read(inFolder: folder.url.path))
    #expect(manifest.files == ["2024_1.png", "b.png"])
    let first = try #require(manifest.generation(ofFileAt: folder.path("2024_1.png")))
    #expect(first.generator == "Fooocus")
    #expect(first.reader == "Fooocus log")
    #expect(first.prompt == "a <cat> & a hat\nsecond line")
    #expect(first.negativePrompt == "dog")
    #expect(first.size == "1152x896")
    #expect(first.cfgScale == 4)
    #expect(first.model == "juggernaut.safetensors")
    #expect(first.seed == 6_952_411_511_246_973_023)
    #expect(first.parameters.contains(Generation.Parameter("Sharpness", "2.0")))
    #expect(manifest.entries["b.png"]?.prompt == "an owl")
  }

  @Test("Another page is none, and mutations never trap")
  func hostile() throws {
    let folder = try TemporaryFolder()
    try folder.write("log.html", "<html><img src='a.png'><p>nothing</p></html>")
    #expect(try Manifest.read(inFolder: folder.url.path) == nil)
    try folder.write("log.html", String(repeating: "<img src='", count: 400_000))
    #expect(try Manifest.read(inFolder: folder.url.path) == nil)
    var random = SplitMix(seed: 31)
    for _ in 0..<200 {
      try folder.write("log.html", random.mutation(of: Array(Self.page.utf8)))
      _ = try Manifest.read(inFolder: folder.url.path)
    }
  }
}
