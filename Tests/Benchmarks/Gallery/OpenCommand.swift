internal import ArgumentParser
internal import Curation
internal import Foundation
internal import Scorers
internal import Store

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
    let mailbox = Mailbox()
    let library = try Library.open(at: kept + "/library.sqlite")
    let session = try GallerySession(
      .init(
        paths: [folder], scorers: [], weights: WeightsFolder("/no/weights"),
        listings: ListingFolder(kept + "/listings", edition: "benchmark"), watches: watch),
      library: library, onChange: mailbox.put)
    var screen = WatchingScreen(mailbox)
    session.start()
    screen.show { $0.isScanned }
    if toTheEnd { session.waitUntilFinished() }
    var result = screen.result
    if watch { result.watchSeconds = try watchSeconds(&screen) }
    result.memory = Self.peakMegabytes()
    session.close()
    FileHandle.standardOutput.write(try JSONEncoder().encode(result))
    // The session's threads may be in the middle of something, which does not matter any more.
    _exit(EXIT_SUCCESS)
  }

  /// Writes pictures one after the other, and waits for each to be told.
  private func watchSeconds(_ screen: inout WatchingScreen) throws -> [Double] {
    var times: [Double] = []
    let before = screen.result.pictures
    for number in 0..<9 {
      let file = URL(filePath: folder).appending(path: "watched-\(number).png")
      let expected = before + number + 1
      let start = ContinuousClock.now
      try SyntheticFolders.picture(9_000_000 + number, batch: 1).write(to: file)
      screen.show { $0.result.pictures >= expected }
      times.append((ContinuousClock.now - start) / .seconds(1))
    }
    for number in 0..<9 {
      try FileManager.default.removeItem(
        at: URL(filePath: folder).appending(path: "watched-\(number).png"))
    }
    screen.show { $0.result.pictures == before }
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

/// Where a session's changes wait for the screen.
///
/// Sendable because `waiting` is guarded by `lock`.
private final class Mailbox: @unchecked Sendable {
  private let lock = NSCondition()
  private var waiting: [GalleryChange] = []

  /// Puts changes behind the others, on any thread.
  func put(_ changes: [GalleryChange]) {
    lock.withLock {
      waiting += changes
      lock.signal()
    }
  }

  /// Waits for changes and takes all there are.
  func takeAll() -> [GalleryChange] {
    lock.withLock {
      while waiting.isEmpty { lock.wait() }
      defer { waiting = [] }
      return waiting
    }
  }
}

/// What a screen does with a session's changes: its thread keeps a gallery of its own.
private struct WatchingScreen {
  private let mailbox: Mailbox
  private var gallery = Gallery()
  private let start = ContinuousClock.now
  /// What has come of it so far.
  private(set) var result = OpenCommand.Result()
  /// Whether the first look at the folders is over.
  private(set) var isScanned = false

  /// A screen that shows nothing yet, and begins to count.
  init(_ mailbox: Mailbox) {
    self.mailbox = mailbox
  }

  /// Takes changes in until a condition holds.
  mutating func show(until holds: (WatchingScreen) -> Bool) {
    while !holds(self) {
      for change in mailbox.takeAll() { take(change) }
    }
  }

  private mutating func take(_ change: GalleryChange) {
    gallery.apply(change)
    let seconds = (ContinuousClock.now - start) / .seconds(1)
    switch change {
    case .found(let pictures) where !pictures.isEmpty:
      if result.pictures == 0 { result.firstPictures = seconds }
      result.listed = seconds
    case .scanned:
      result.scanned = seconds
      isScanned = true
    default: break
    }
    result.pictures = gallery.pictures.count
  }
}
