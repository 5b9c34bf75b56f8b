internal import ArgumentParser
internal import Browser
internal import Curation
internal import Foundation
internal import Scorers
internal import Terminal

/// `salon-bench filter`: how long the browser takes from a key of the filter line to the frame.
struct FilterCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "filter",
    abstract:
      "Milliseconds from a key of the filter line to the frame that shows what comes of it.",
    discussion: """
      Of a synthetic gallery, on a screen of 200 columns and 60 rows without pictures. Each filter is \
      typed character by character; the last key keeps it, which asks it once more.
      """)

  @Option(help: "Pictures.")
  var pictures = 100_000

  @Option(help: "Pictures of a prompt.")
  var group = 16

  func validate() throws {
    guard pictures > 0, group > 0 else {
      throw ValidationError("Pictures and group are at least 1.")
    }
  }

  func run() throws {
    let scorers: [ScorerID] = [.imageReward, .clip, .aesthetic]
    let gallery = SyntheticGallery(pictures: pictures, group: group, scorers: scorers).gallery
    let capabilities = Capabilities(
      graphics: .none, colors: 256, cell: PixelSize(width: 8, height: 17), isUnicode: true)
    var state = BrowserState(
      location: "~/outputs", scorers: scorers, size: Size(rows: 60, columns: 200),
      capabilities: capabilities)
    _ = update(&state, .gallery([.found(Array(gallery.pictures)), .scanned]))
    print("\(pictures) pictures, \(gallery.groups.count) groups")
    print("   median    worst  matches  filter")
    for text in QueryCommand.questions {
      state.now = Date()
      _ = update(&state, .key(.character("/")))
      let times = (text.map(Key.character) + [.enter]).map { key in
        QueryCommand.seconds {
          _ = update(&state, .key(key))
          _ = view(state, theme: .builtIn) { _, _ in nil }
        }
      }
      let figures = [times.sorted()[times.count / 2], times.max() ?? 0]
      let columns = figures.map { String(format: "%9.2f", $0 * 1000) }.joined()
      let count = String(state.filter?.count ?? pictures)
      print(columns + String(repeating: " ", count: 9 - min(9, count.count)) + count + "  " + text)
      _ = update(&state, .key(.escape))
    }
  }
}
