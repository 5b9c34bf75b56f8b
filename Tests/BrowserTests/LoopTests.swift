import Browser
import Curation
import Foundation
import Scorers
import Store
import Terminal
import TestSupport
import Testing

@Suite("The browser at work")
struct LoopTests {
  private func run(_ script: [Key?]) throws -> RecordingScreen {
    let folder = try TemporaryFolder()
    let screen = RecordingScreen(script: script)
    let opening = Opening(
      gallery: GallerySession.Configuration(
        paths: [folder.url.path], scorers: [], weights: WeightsFolder(folder.url.path)),
      location: "~/outputs")
    try BrowserLoop(
      opening, library: .inMemory(), themes: ThemeLibrary(folders: []), screen: screen, wake: {}
    ).run()
    return screen
  }

  // Frames are a pause apart, which a key had to wait for.
  @Test("A key is answered before anything else is waited for")
  func answer() throws {
    let screen = try run([.character("?"), nil])
    #expect(screen.contains("keys"))
  }
}
