import Browser
import Curation
import Provenance
import Scorers
import Store
import Terminal
import TestSupport
import Testing

@Suite("The screen as text")
struct ViewTests {
  static let sizes = [(24, 80), (10, 40), (60, 200)]

  private func check(_ fixture: Fixture, _ name: String) throws {
    let size = "\(fixture.state.size.columns)x\(fixture.state.size.rows)"
    let mismatch = try Snapshot.mismatch(of: fixture.text(), with: "\(name)-\(size)")
    #expect(mismatch == nil)
  }

  @Test("The grid fits screens of every size", arguments: sizes + [(40, 120)])
  func grid(rows: Int, columns: Int) throws {
    try check(.ocean(rows: rows, columns: columns), "grid")
  }

  @Test("The loupe fits screens of every size", arguments: sizes + [(48, 60)])
  func loupe(rows: Int, columns: Int) throws {
    var fixture = Fixture.ocean(rows: rows, columns: columns)
    var generation = Generation(source: .pngText)
    generation.generator = "AUTOMATIC1111"
    generation.prompt = String(repeating: "a lighthouse in a storm, oil on canvas, ", count: 4)
    generation.negativePrompt = "blurry, lowres"
    generation.seed = 18_446_744_073_709_551_615
    generation.sampler = "DPM++ 2M"
    generation.scheduler = "Karras"
    generation.steps = 20
    generation.cfgScale = 7
    generation.model = "dreamshaper_8"
    let id = PictureID(rawValue: fixture.state.gallery.pictures.count)
    var picture = Picture(id: id, path: "/home/ada/outputs/lighthouse.png")
    picture.generation = generation
    picture.pixels = PictureSize(width: 512, height: 768)
    fixture.take(.found([picture]))
    fixture.score(id, .imageReward, 1.234, total: 92)
    let judgement = Judgement(decision: .accepted, stars: 4)
    fixture.take(.scored(id, .clip, .pending), .judged(id, judgement))
    fixture.type("]]]")
    fixture.press(.enter)
    try check(fixture, "loupe")
  }

  @Test("The help fits, or scrolls", arguments: sizes)
  func help(rows: Int, columns: Int) throws {
    var fixture = Fixture.ocean(rows: rows, columns: columns)
    fixture.type("?")
    try check(fixture, "help")
  }

  @Test("The rankings fit screens of every size", arguments: sizes)
  func rankings(rows: Int, columns: Int) throws {
    var fixture = Fixture.jury(rows: rows, columns: columns)
    fixture.type("rlj")
    try check(fixture, "rankings")
    fixture.type("s")
    try check(fixture, "disputed")
  }

  @Test("The comparison fits screens of every size", arguments: sizes)
  func comparison(rows: Int, columns: Int) throws {
    var fixture = Fixture.ocean(rows: rows, columns: columns)
    fixture.type(" l l c")
    try check(fixture, "compare")
    fixture.type("qM ]j c")
    try check(fixture, "compare-prompts")
  }

  @Test("The duel fits screens of every size", arguments: sizes)
  func duel(rows: Int, columns: Int) throws {
    var fixture = Fixture.jury(rows: rows, columns: columns)
    fixture.type("djh")
    try check(fixture, "duel")
  }

  @Test("The statistics fit screens of every size", arguments: sizes)
  func statistics(rows: Int, columns: Int) throws {
    var fixture = Fixture.jury(rows: rows, columns: columns)
    fixture.type("S")
    try check(fixture, "histograms")
    fixture.press(.tab)
    try check(fixture, "scatter")
    fixture.press(.tab)
    try check(fixture, "models")
  }

  @Test("What if fits screens of every size", arguments: sizes)
  func whatIf(rows: Int, columns: Int) throws {
    var fixture = Fixture.jury(rows: rows, columns: columns)
    fixture.type("e")
    fixture.answer { 1.9 - Double($0.rawValue * 7 % 16) * 0.25 }
    fixture.press(.end)
    fixture.type(", oil on canvas, by a painter of the old school who loved boats and gulls")
    fixture.answer(total: 92) { 1.2 - Double($0.rawValue * 5 % 16) * 0.21 }
    fixture.answer(total: 92) { _ in
      0.7
    } words: {
      Double($0 * 5 % 11 - 4) * 0.083
    }
    try check(fixture, "what-if")
    fixture.type("!")
    fixture.tell(
      .scored(
        .imageReward,
        [
          PictureID(rawValue: 3): Score(
            value: 1.5, tokensUsed: 35, tokensTotal: 93)
        ]))
    try check(fixture, "what-if-typing")
  }

  @Test("The history fits screens of every size", arguments: sizes)
  func history(rows: Int, columns: Int) throws {
    var fixture = Fixture.jury(rows: rows, columns: columns)
    fixture.type("H")
    let labels = ["accept", "3 stars", "only this", "reject"]
    let changes = (0..<70).map { index in
      PastChange(
        moment: "2026-03-05 14:\(59 - index / 3)", label: labels[index % 4],
        subject: index % 4 == 2 ? "picture-1.png, picture-2.png and 14 more" : "picture-1.png",
        isUndone: index < 2)
    }
    fixture.send(.history(changes))
    fixture.press(.down, .pageDown)
    try check(fixture, "history")
  }

  @Test("Menus and the command line fit screens of every size", arguments: sizes)
  func menus(rows: Int, columns: Int) throws {
    var fixture = Fixture.ocean(rows: rows, columns: columns)
    fixture.type("o")
    try check(fixture, "sort-menu")
    fixture.press(.escape)
    fixture.type(":next")
    fixture.press(.tab, .tab)
    try check(fixture, "command-line")
  }

  @Test("Filters fit screens of every size", arguments: sizes)
  func filters(rows: Int, columns: Int) throws {
    var fixture = Fixture.ocean(rows: rows, columns: columns)
    fixture.type("/")
    try check(fixture, "filter-line")
    fixture.type("is:undecided steps:x")
    try check(fixture, "filter-mistake")
    fixture.type("\u{1B}/is:undecided -deathly\r")
    try check(fixture, "filtered")
    fixture.type("/\u{1B}/lighthouse\r")
    try check(fixture, "filtered-to-nothing")
  }

  @Test("A terminal without Unicode and graphics gets ASCII and names")
  func ascii() throws {
    var fixture = Fixture.ocean(capabilities: Fixture.ascii)
    try check(fixture, "ascii")
    for keys in [
      "", "?", "?i", "A", "qrs", "q l c", "qS\t\t", "qe", "\u{1B}H", "H/", "x\r/(", "\u{1B}o",
      "q:ne",
      "\u{1B}d",
    ] {
      fixture.type(keys)
      #expect(fixture.text().utf8.allSatisfy { $0 < 0x80 })
    }
  }

  @Test("A gallery without pictures says so, and while it is read says that")
  func empty() throws {
    var fixture = Fixture()
    #expect(fixture.text().contains("reading folders…"))
    fixture.take(.scanned)
    try check(fixture, "empty")
  }

  @Test("Without weights the title tells how to get scores, and the keys stay")
  func noWeights() throws {
    let notice = "no weights: salon weights list tells how to get scores"
    var fixture = Fixture(scorers: [], weightsNotice: notice)
    fixture.add(5, prompt: "a cat")
    fixture.take(.scanned)
    #expect(fixture.text().contains(notice))
    try check(fixture, "no-weights")
  }

  @Test("A broken file shows its reason in its place, a group without a prompt what cannot be had")
  func broken() throws {
    var fixture = Fixture()
    let ids = fixture.add(3, prompt: nil)
    fixture.take(.scanned)
    fixture.take(.failed(ids[1], "the PNG ends in the middle of its pixels (at byte 12,345)"))
    for id in [ids[0], ids[2]] {
      fixture.take(
        .scored(id, .imageReward, .impossible("no prompt")), .scored(id, .clip, .pending))
    }
    try check(fixture, "broken")
    fixture.press(.right, .right, .enter)
    try check(fixture, "broken-loupe")
  }

  @Test("Long prompts, wide characters and control characters stay in their places")
  func hostileText() throws {
    var fixture = Fixture()
    let long = "海の絵、雲と鳥、昼間、被写界深度が浅い " + String(repeating: "とても長い", count: 40)
    fixture.add(2, prompt: long)
    fixture.add(1, prompt: "a cat 👩‍🚀🇩🇪 \u{1B}[2J\u{7}red\u{202E}txt\u{0}\r\nnext line")
    fixture.add(1, prompt: String(repeating: "x", count: 100_000))
    fixture.take(.scanned)
    try check(fixture, "wide-text")
    fixture.type("]")
    try check(fixture, "control-characters")
    let frame = view(fixture.state, theme: .builtIn) { _, _ in nil }
    #expect(!frame.cells.contains { $0.text.unicodeScalars.contains { $0.value < 0x20 } })
  }

  @Test("A screen that is too small says what is needed, down to nothing", arguments: 0...8)
  func tooSmall(size: Int) {
    var fixture = Fixture.ocean()
    fixture.send(.resized(Size(rows: size, columns: size * 5), Fixture.unicode))
    fixture.type("jlGg]?")
    #expect(fixture.text().split(separator: "\n").count <= size)
    fixture.send(.resized(Size(rows: 24, columns: 80), Fixture.unicode))
    #expect(fixture.text().contains("keys"))
  }
}
