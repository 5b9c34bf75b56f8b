internal import ArgumentParser
internal import Curation
internal import Foundation
internal import Scorers
internal import Store
internal import Synchronization

/// Opens a gallery once, as the browser does, and says how long that took: for `gallery`, which
/// wants a process for each time.
struct OpenCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "open-gallery", abstract: "Open a gallery once and time it.", shouldDisplay: false)

  @Argument(help: "The folder of the pictures.")
  var folder: String

  @Argument(help: "The folder of the library and of what is kept.")
  var kept: String

  @Flag(help: "Wait until all contents are known and kept.")
  var toTheEnd = false

  @Flag(help: "Write pictures into the folder, and time how soon each is told.")
  var watch = false

  /// What came of it; seconds from the start of the session.
  struct Result: Codable {
    var pictures = 0
    var firstPictures = 0.0
    var listed = 0.0
    var scanned = 0.0
    /// MB.
    var memory = 0.0
    /// The middle and the longest.
    var watchSeconds: [Double] = []
  }

  func run() throws {
    let screen = WatchingScreen()
    let library = try Library.open(at: kept + "/library.sqlite")
    let session = try GallerySession(
      .init(
        paths: [folder], scorers: [], weights: WeightsFolder("/no/weights"),
        listings: ListingFolder(kept + "/listings", edition: "benchmark"), watches: watch),
      library: library, onChange: screen.take)
    screen.start()
    session.start()
    screen.waitUntilScanned()
    if toTheEnd { session.waitUntilFinished() }
    var result = screen.result
    if watch { result.watchSeconds = try watchSeconds(screen) }
    result.memory = Self.peakMegabytes()
    session.close()
    FileHandle.standardOutput.write(try JSONEncoder().encode(result))
    // The session's threads may be in the middle of something, which does not matter any more.
    _exit(EXIT_SUCCESS)
  }

  /// Writes pictures one after the other, and waits for each to be told.
  private func watchSeconds(_ screen: WatchingScreen) throws -> [Double] {
    var times: [Double] = []
    let before = screen.result.pictures
    for number in 0..<9 {
      let file = URL(filePath: folder).appending(path: "watched-\(number).png")
      let expected = before + number + 1
      let start = ContinuousClock.now
      try SyntheticFolders.picture(9_000_000 + number, batch: 1).write(to: file)
      screen.wait { $0.pictures >= expected }
      times.append((ContinuousClock.now - start) / .seconds(1))
    }
    for number in 0..<9 {
      try FileManager.default.removeItem(
        at: URL(filePath: folder).appending(path: "watched-\(number).png"))
    }
    screen.wait { $0.pictures == before }
    times.sort()
    return [times[times.count / 2], times[times.count - 1]]
  }

  /// The most memory that this process has had.
  private static func peakMegabytes() -> Double {
    let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
    let line = status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
    return line?.split(separator: " ").dropFirst().first.flatMap { Double($0) }.map { $0 / 1024 }
      ?? 0
  }
}

/// What a screen does with a session's changes: it keeps a gallery of its own.
private final class WatchingScreen: Sendable {
  private struct State {
    var gallery = Gallery()
    var start = ContinuousClock.now
    var result = OpenCommand.Result()
    var isScanned = false
  }

  private let state = Mutex(State())
  private let changed = NSCondition()

  /// Begins to count.
  func start() {
    state.withLock { $0.start = .now }
  }

  /// Takes changes in.
  func take(_ changes: [GalleryChange]) {
    changed.lock()
    defer { changed.unlock() }
    state.withLock { state in
      for change in changes {
        state.gallery.apply(change)
        let seconds = (ContinuousClock.now - state.start) / .seconds(1)
        switch change {
        case .found(let pictures) where !pictures.isEmpty:
          if state.result.pictures == 0 { state.result.firstPictures = seconds }
          state.result.listed = seconds
        case .scanned:
          state.result.scanned = seconds
          state.isScanned = true
        default: break
        }
      }
      state.result.pictures = state.gallery.pictures.count
    }
    changed.broadcast()
  }

  /// What has come of it so far.
  var result: OpenCommand.Result { state.withLock { $0.result } }

  /// Waits for the end of the first look.
  func waitUntilScanned() {
    changed.lock()
    defer { changed.unlock() }
    while !state.withLock({ $0.isScanned }) { changed.wait() }
  }

  /// Waits until a condition holds.
  func wait(until holds: (OpenCommand.Result) -> Bool) {
    changed.lock()
    defer { changed.unlock() }
    while !holds(result) { changed.wait() }
  }
}
