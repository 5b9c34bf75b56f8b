internal import ArgumentParser
internal import Curation
internal import Foundation
internal import Provenance
internal import Scorers
internal import Store

/// `salon-bench query`: how long a gallery in memory takes to answer.
struct QueryCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "query",
    abstract: "Milliseconds that questions take, asked of a gallery in memory.",
    discussion: """
      Of a synthetic gallery. First: with everything that the question alone needs, such as ranks. \
      Later: the least of several times, as while one types. Change: a score is another and the \
      question is asked again.
      """)

  @Option(help: "Pictures.")
  var pictures = 100_000

  @Option(help: "Pictures of a prompt.")
  var group = 16

  @Option(help: "Timed runs of each.")
  var runs = 9

  func validate() throws {
    guard pictures > 0, group > 0, runs > 0 else {
      throw ValidationError("Pictures, group and runs are at least 1.")
    }
  }

  func run() throws {
    let scorers: [ScorerID] = [.imageReward, .clip, .aesthetic]
    let gallery = SyntheticGallery(pictures: pictures, group: group, scorers: scorers).gallery
    var table = QueryTable(scorers: scorers)
    let making = Self.seconds { table = QueryTable(gallery, scorers: scorers) }
    print(String(format: "%d pictures, table made in %.1f ms", pictures, making * 1000))
    print("  first  later change  matches  question")
    for text in Self.questions {
      let query = try Query(text)
      var fresh = table
      let now = Date()
      func ask() -> PictureFilter {
        PictureFilter(query, of: &fresh, now: now, calendar: .current)
      }
      var filter: PictureFilter?
      let first = Self.seconds { filter = ask() }
      let later = (0..<runs).map { _ in Self.seconds { filter = ask() } }.min() ?? 0
      var changed = gallery[PictureID(rawValue: gallery.pictures.count / 2)]
      let change =
        (0..<runs).map { run in
          let score = Score(value: Double(run), tokensUsed: 1, tokensTotal: 1)
          changed.scores[.clip] = .exact(score)
          fresh.update(changed)
          return Self.seconds { filter?.update(from: &fresh) }
        }.min() ?? 0
      let times = [first, later, change].map { String(format: "%7.2f", $0 * 1000) }.joined()
      let count = String(filter?.count ?? 0)
      print(times + String(repeating: " ", count: 9 - min(9, count.count)) + count + "  " + text)
    }
  }

  static let questions = [
    "is:undecided", "stars>=3", "steps:20..30 cfg<=7.5", "imagereward>0.5", "fox", "zzzz", "a",
    "png", #""in a misty forest""#, "model:xl sampler:euler", "path:day-07/", "seed:4242",
    "date>=2024-05", "size:512x768 or width>=1024", "rank(clip)=1", "disagree>3",
    "group.size>=16 unscored", "-(fox or owl) is:undecided (rank(imagereward)<=3 or disagree>3)",
  ]

  static func seconds(_ body: () -> Void) -> Double {
    let clock = ContinuousClock()
    let duration = clock.measure(body)
    return Double(duration.components.seconds) + Double(duration.components.attoseconds) / 1e18
  }
}
