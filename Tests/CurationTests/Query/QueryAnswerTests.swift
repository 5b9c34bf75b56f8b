import Curation
import Foundation
import Provenance
import Scorers
import Store
import Testing

@Suite("Questions are answered")
struct QueryAnswerTests {
  private static let scorers: [ScorerID] = [.imageReward, .clip, .blip]
  private static let now = Date(timeIntervalSince1970: 1_714_730_400)  // 2024-05-03 10:00 UTC
  private static var calendar: Calendar {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = .gmt
    return calendar
  }

  @Test("What is printed of a question reads back to the same question", arguments: 1...20)
  func roundTrip(seed: UInt64) throws {
    var random = RandomQuery(seed: seed)
    for _ in 0..<200 {
      let expression = random.expression()
      #expect(try Query(expression.description).expression == expression, "\(expression)")
    }
  }

  @Test("As one picture after the other would answer, also after changes", arguments: 1...12)
  func naive(seed: UInt64) throws {
    var random = RandomQuery(seed: seed)
    var gallery = Gallery()
    var table = QueryTable(scorers: Self.scorers)
    var asked: [(QueryExpression, PictureFilter)] = []
    for round in 0..<6 {
      for change in Self.changes(to: gallery, adding: round == 5 ? 0 : 30, &random) {
        gallery.apply(change)
        table.apply(change, in: gallery)
      }
      let naive = NaiveAnswers(
        gallery: gallery, scorers: Self.scorers, now: Self.now, calendar: Self.calendar)
      func check(_ expression: QueryExpression, _ filter: PictureFilter, _ comment: Comment) {
        let expected = gallery.pictures.filter { naive.matches($0, expression) }.map(\.id)
        #expect(filter.pictures == expected, comment)
        #expect(filter.count == expected.count)
        #expect(gallery.pictures.allSatisfy { filter.contains($0.id) == expected.contains($0.id) })
      }
      for index in asked.indices {
        asked[index].1.update(from: &table)
        check(asked[index].0, asked[index].1, "\(asked[index].0), asked again")
      }
      var fresh = QueryTable(gallery, scorers: Self.scorers)
      for _ in 0..<60 {
        let expression = random.expression()
        let query = try Query(expression.description)
        let filter = PictureFilter(query, of: &table, now: Self.now, calendar: Self.calendar)
        check(expression, filter, "\(expression)")
        let other = PictureFilter(query, of: &fresh, now: Self.now, calendar: Self.calendar)
        #expect(other.pictures == filter.pictures, "\(expression), from a table made at once")
        if asked.count < 20, Set(expression.conditions.map(\.description)).count > 0 {
          asked.append((expression, filter))
        }
      }
    }
  }

  /// Some more pictures, and then changes to any.
  private static func changes(
    to gallery: Gallery, adding count: Int, _ random: inout RandomQuery
  ) -> [GalleryChange] {
    var changes: [GalleryChange] = []
    var after = gallery
    func make(_ change: GalleryChange) {
      changes.append(change)
      after.apply(change)
    }
    func new(_ count: Int) -> [Picture] {
      let start = after.pictures.nextID.rawValue
      return (start..<(start + count)).map { picture(PictureID(rawValue: $0), &random) }
    }
    func some() -> [PictureID] {
      after.pictures.map(\.id).filter { _ in random.pick([true, false, false, false, false]) }
    }
    make(.found(new(count)))
    make(.removed(some()))
    let old = some()
    make(.replaced(zip(old, new(old.count)).map { Replacement($0, by: $1) }))
    if random.pick([true, false]) {
      make(.regrouped(Grouping(random.pick(Grouping.Facet.allCases))))
    }
    for _ in 0..<120 {
      let id = random.pick(Array(after.pictures)).id
      let scorer = random.pick([ScorerID.imageReward, .clip, .blip])
      let value = Double(random.pick([0, 1, 1, 2, 3]))
      switch random.pick([0, 1, 2, 3, 4, 5, 6, 7]) {
      case 0:
        let decision = random.pick([Decision.accepted, .rejected, nil])
        changes.append(.judged(id, Judgement(decision: decision, stars: random.pick([0, 3, 5]))))
      case 1: changes.append(.scored(id, scorer, .impossible("no")))
      case 2:
        let group = after.group(of: id)
        let order = random.pick([nil, after[group]?.pictures.reversed(), [id]])
        changes.append(.ordered(group, order))
        changes.append(.tied(group, Set((order ?? []).dropFirst().filter { $0.rawValue % 3 == 0 })))
      case 3 where random.pick([true, false, false]): changes.append(.failed(id, "broken"))
      default:
        let score = Score(value: value == 3 ? .nan : value, tokensUsed: 1, tokensTotal: 1)
        changes.append(.scored(id, scorer, .exact(score)))
      }
    }
    return changes
  }

  private static func picture(_ id: PictureID, _ random: inout RandomQuery) -> Picture {
    let folder = random.pick(["/a/b", "/a/B ok", "/Fox"])
    let name = random.pick(["1.png", "red  fox.png", "xl-É.png", "2.jpg"])
    var picture = Picture(id: id, path: "\(folder)/\(name)")
    let moment: Double? = random.pick([
      nil, 1_714_521_600, 1_714_607_999.5, 1_714_608_000, 1_714_694_400, 1_714_730_399,
    ])
    picture.stamp = moment.map { FileStamp(size: 1, modified: Int64($0 * 1e9), inode: 1) }
    if random.pick([true, true, false]) {
      picture.pixels = PictureSize(
        width: random.pick([512, 768]), height: random.pick([512, 768]))
    }
    if random.pick([true, true, true, false]) {
      var generation = Generation(source: .pngText)
      generation.prompt = random.pick([
        nil, "a red\nfox", "Red fox, ", "die Straße", "caf\u{65}\u{301} É", "(x) \"q\" a:b and -x",
      ])
      generation.negativePrompt = random.pick([nil, "", "fox", "STRASSE"])
      generation.seed = random.pick([nil, 0, 1, 2, .max])
      generation.steps = random.pick([nil, 1, 2, 4])
      generation.cfgScale = random.pick([nil, 1.5, 2])
      generation.sampler = random.pick([nil, "Euler a", "euler A", "Euler"])
      generation.scheduler = random.pick([nil, "Fox"])
      generation.model = random.pick([nil, "SDXL", "xl", "1"])
      generation.generator = random.pick([nil, "xl"])
      picture.generation = generation
    }
    return picture
  }

  @Test("A scorer that is not done yet does not seem to disagree")
  func disagreement() throws {
    var gallery = Gallery()
    let pictures = (0..<4).map { Picture(id: PictureID(rawValue: $0), path: "/\($0).png") }
    gallery.apply(.found(pictures))
    func score(_ scorer: ScorerID, _ values: [Double?]) {
      for (picture, value) in zip(pictures, values) {
        let state = value.map {
          ScoreState.exact(Score(value: $0, tokensUsed: 1, tokensTotal: 1))
        }
        gallery.apply(.scored(picture.id, scorer, state ?? .pending))
      }
    }
    func answers(_ text: String) throws -> [Int] {
      var table = QueryTable(gallery, scorers: Self.scorers)
      let filter = PictureFilter(
        try Query(text), of: &table, now: Self.now, calendar: Self.calendar)
      return filter.pictures.map(\.rawValue)
    }
    score(.imageReward, [4, 3, 2, 1])
    #expect(try answers("disagree>=0") == [])
    score(.clip, [nil, nil, 0.2, 0.1])
    #expect(try answers("disagree=0") == [2, 3])
    #expect(try answers("disagree>0") == [])
    score(.clip, [0.1, 0.2, 0.3, 0.4])
    #expect(try answers("disagree=3") == [0, 3])
    #expect(try answers("disagree=1") == [1, 2])
    score(.blip, [1, 1, 1, 1])
    #expect(try answers("disagree=3") == [0, 3])
  }
}
