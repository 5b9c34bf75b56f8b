internal import ArgumentParser
internal import Browser
internal import Curation
internal import Foundation
internal import Scorers
internal import Store
internal import Terminal

/// `salon-bench screen`: how long a key takes to its frame, and what goes to the terminal for it.
struct ScreenCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "screen",
    abstract: "Milliseconds from a key to the last byte of its frame, and bytes, by cause.",
    discussion: """
      The browser itself on a terminal that is played, with a gallery on disk that is made where it is \
      not there. With --weights all cores score while keys are pressed. Run it twice: the second time \
      the gallery is a known one.
      """)

  @Option(help: "The gallery's folder, made of --models where it is not there.")
  var gallery: String

  @Option(help: "A folder of PNGs that the large pictures of a new gallery are copies of.")
  var models: String?

  @Option(help: "Pictures.")
  var pictures = 100_000

  @Option(help: "The weights' folder, so that scoring goes on meanwhile.")
  var weights: String?

  @Option(help: "The library and the caches of earlier runs; none where it is left out.")
  var home: String?

  @Option(help: "What the terminal draws: sixel, kitty or blocks.")
  var graphics = PlayedTerminal.Kind.sixel

  @Option(help: "Rows of the terminal.")
  var rows = 60

  @Option(help: "Columns of the terminal.")
  var columns = 200

  @Option(help: "Keys of each cause.")
  var keys = 120

  func run() throws {
    let images = try models.map { folder in
      try FileManager.default.contentsOfDirectory(
        at: URL(filePath: folder), includingPropertiesForKeys: nil
      ).filter { $0.pathExtension == "png" }.sorted { $0.path < $1.path }
    }
    let folder = try ScreenGallery(
      URL(filePath: gallery), pictures: pictures, models: images ?? [])
    let terminal = try PlayedTerminal(graphics, rows: rows, columns: columns)
    let device = try TerminalDevice(input: terminal.slave, output: terminal.slave)
    var options = CursesScreen.Options()
    options.handlesSignals = false
    let started = ContinuousClock.now
    let curses = try CursesScreen(
      device: device, environment: ["TERM": "xterm-256color", "LANG": "C.UTF-8"],
      options: options)
    let screen = TimedScreen(curses)
    let library =
      try home.map { try Library.open(at: $0 + "/library.sqlite") } ?? Library.inMemory()
    let weightsFolder = WeightsFolder(weights ?? "/nonexistent")
    let scorers = weightsFolder.status().filter(\.isComplete).map(\.scorer)
    let opening = Opening(
      gallery: GallerySession.Configuration(
        paths: [folder.folder.path], scorers: scorers, weights: weightsFolder),
      location: "~/outputs",
      thumbnails: home.map { ThumbnailCache(folder: $0 + "/thumbnails", capacity: 500_000_000) })
    let loop = try BrowserLoop(
      opening, library: library, themes: ThemeLibrary(folders: []), screen: screen,
      wake: curses.waker.wake)
    let typist = Typist(terminal: terminal, answers: screen.answers, keys: keys)
    Thread { typist.run() }.start()
    loop.run()
    curses.close()
    let first = typist.firstFrame.map { ($0 - started) / .milliseconds(1) }
    print("\(pictures) pictures, \(columns)×\(rows), \(graphics.rawValue), ", terminator: "")
    print(scorers.isEmpty ? "not scoring" : "scoring with \(scorers.map(\.rawValue))")
    if let first { print(String(format: "first key answered %.0f ms after the start", first)) }
    print("cause          keys   p50 ms   p95 ms   p99 ms   bytes p50   bytes max")
    for row in typist.rows { print(row.text) }
    fflush(nil)
    // The threads of the session are in the middle of their work, of which nothing is left to be written.
    _exit(EXIT_SUCCESS)
  }
}

extension PlayedTerminal.Kind: ExpressibleByArgument {}
