internal import ArgumentParser
internal import Curation
internal import Foundation
internal import Imaging
internal import Store

/// `salon-bench thumbnails`: what a picture of the grid costs, beside what viewers take for it.
struct ThumbnailsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "thumbnails",
    abstract: "CPU milliseconds a thumbnail, cold and warm, beside img2sixel, chafa and timg.",
    discussion: """
      Cold: a file's bytes are decoded, resized and encoded. Warm: the drawing is read from the cache \
      on disk. Viewers run as they are installed, a process a file, their start with them. Nothing \
      else should be running.
      """)

  @Argument(help: "A folder of pictures.")
  var folder: String

  @Option(help: "Pixels along an edge of the box that a thumbnail fits into.")
  var side = 240

  @Option(help: "Runs over all files, of which the best counts.")
  var runs = 3

  @Flag(help: "Leave the viewers out.")
  var alone = false

  func run() throws {
    let files = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
      .map { URL(filePath: folder).appending(path: $0).path }
    let temporary = FileManager.default.temporaryDirectory.appending(path: "salon-\(UUID())")
    defer { try? FileManager.default.removeItem(at: temporary) }
    let cache = ThumbnailCache(folder: temporary.path, capacity: 1 << 30)
    print("\(files.count) files, \(side)×\(side)                CPU ms    per second    bytes")
    let forms: [(String, DrawingRequest.Form)] = [
      ("sixel, 256 colours", .sixel(width: side, height: side, colors: 256)),
      ("sixel, 16 colours", .sixel(width: side, height: side, colors: 16)),
      ("kitty, all colours", .kitty(width: side, height: side, colors: nil)),
      ("kitty, 64 colours", .kitty(width: side, height: side, colors: 64)),
      ("half blocks", .blocks(columns: side / 8, rows: side / 16)),
    ]
    for (name, form) in forms {
      let cold = try best { path in
        try form.draw(PictureFile.read(path)).content.bytes
      } over: {
        files
      }
      report("salon cold, \(name)", cold, files.count)
      for path in files {
        let bytes = try PictureFile.read(path)
        try cache.keep(form.draw(bytes), of: ContentDigest.of(bytes), form)
      }
      let digests = try files.map { ContentDigest.of(try PictureFile.read($0)) }
      let warm = best { digest in
        cache.drawing(of: digest, form)?.content.bytes ?? 0
      } over: {
        digests
      }
      report("salon warm, \(name)", warm, files.count)
    }
    if alone { return }
    for viewer in Viewer.all(side: side) where viewer.isInstalled {
      let cost = try best { path in
        try viewer.show(path)
      } over: {
        files
      }
      report(viewer.name, cost, files.count, isProcess: true)
    }
  }

  private typealias Cost = (cpu: Double, children: Double, wall: Double, bytes: Int)

  /// The cheapest of some runs over all items.
  private func best<Item, Failure: Error>(
    _ body: (Item) throws(Failure) -> Int, over items: () -> [Item]
  ) throws(Failure) -> Cost {
    var best: Cost = (.infinity, .infinity, .infinity, 0)
    for _ in 0..<max(1, runs) {
      let start = (CPUTime.ofThread(), CPUTime.ofChildren(), ContinuousClock.now)
      var bytes = 0
      for item in items() { bytes += try body(item) }
      let wall = (ContinuousClock.now - start.2) / .milliseconds(1)
      best = (
        min(best.cpu, CPUTime.ofThread() - start.0),
        min(best.children, CPUTime.ofChildren() - start.1), min(best.wall, wall), bytes
      )
    }
    return best
  }

  private func report(_ name: String, _ cost: Cost, _ count: Int, isProcess: Bool = false) {
    let cpu = (isProcess ? cost.children : cost.cpu) / Double(count)
    print(
      name.padding(toLength: 40, withPad: " ", startingAt: 0)
        + String(
          format: "%8.2f%14.0f%9d", cpu, 1000 * Double(count) / cost.wall, cost.bytes / count))
  }
}

extension DrawnPicture.Content {
  /// How many bytes are sent; of blocks, the cells' own.
  fileprivate var bytes: Int {
    switch self {
    case .sixel(let bytes), .rgb(let bytes), .png(let bytes): bytes.count
    case .blocks(let blocks): blocks.columns * blocks.rows.count * 6
    }
  }
}
