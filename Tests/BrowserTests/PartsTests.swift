import Browser
import Curation
import Scorers
import Terminal
import Testing

@Suite("Parts of the screen")
struct PartsTests {
  @Test(
    "Progress says how far, how fast and how long",
    arguments: [
      (34, 512, 0.76, "scoring 34/512 ▓░░░░░░░ 0.8 s each, 6 min left"),
      (511, 512, 12.3, "scoring 511/512 ▓▓▓▓▓▓▓░ 12 s each, 13 s left"),
      (0, 100_000, 0.02, "scoring 0/100,000 ░░░░░░░░ 50 a second, 33 min left"),
      (50_000, 100_000, 0.5, "scoring 50,000/100,000 ▓▓▓▓░░░░ 0.5 s each, 6 h 57 min left"),
      (1, 1_000_000, 3, "scoring 1/1,000,000 ▓░░░░░░░ 3.0 s each, 35 days left"),
    ])
  func progress(done: Int, total: Int, each: Double, text: String) {
    var fixture = Fixture(columns: 120)
    fixture.add(1, prompt: "a cat")
    fixture.take(.progress(ScoringProgress(done: done, total: total, secondsEach: each)))
    #expect(fixture.text().split(separator: "\n")[0].hasSuffix(text))
  }

  @Test("Progress without a rate has none, and is gone when all is done")
  func progressEnds() {
    var fixture = Fixture(columns: 120)
    fixture.add(1, prompt: "a cat")
    fixture.take(.scanned, .progress(ScoringProgress(done: 0, total: 8)))
    #expect(fixture.text().contains("scoring 0/8 ░░░░░░░░\n"))
    fixture.take(.progress(ScoringProgress(done: 8, total: 8, secondsEach: .nan)))
    #expect(!fixture.text().contains("scoring"))
    for seconds in [Double.nan, .infinity, -1, 0, 1e300] {
      fixture.take(.progress(ScoringProgress(done: 3, total: 8, secondsEach: seconds)))
      #expect(fixture.text().contains("scoring 3/8"))
    }
  }

  @Test(
    "Scores have their scorer's usual precision",
    arguments: [
      (ScorerID.imageReward, 0.5849, "IR +0.58"), (.imageReward, -1.405, "IR −1.41"),
      (.imageReward, -0.001, "IR +0.00"), (.imageReward, 123.456, "IR +123.46"),
      (.clip, 0.28713, "CL .287"), (.clip, -0.0121, "CL −.012"), (.clip, 1.5, "CL 1.500"),
      (.clip, .nan, "CL nan"), (.imageReward, -.infinity, "IR −inf"),
    ])
  func scores(scorer: ScorerID, value: Double, text: String) {
    var fixture = Fixture(columns: 120)
    let ids = fixture.add(1, prompt: "a cat")
    fixture.score(ids[0], scorer, value)
    #expect(fixture.text().contains(text))
    fixture.press(.enter)
    #expect(!fixture.text().isEmpty)
  }

  @Test("Prompts without spaces are broken, and what is left out is marked")
  func wrapping() {
    var fixture = Fixture()
    fixture.add(1, prompt: "short")
    #expect(fixture.text().contains(" short\n"))
    fixture = Fixture()
    fixture.add(1, prompt: String(repeating: "絵", count: 500))
    let lines = fixture.text().split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines[1].hasSuffix("絵絵"))
    #expect(lines[2].hasSuffix("絵…"))
  }

  @Test(
    "Thumbnails keep their pictures' shapes within their frames",
    arguments: [(512, 512), (900, 400), (400, 900), (20, 30), (10_000, 1), (1, 10_000)])
  func shapes(width: Int, height: Int) throws {
    var fixture = Fixture()
    fixture.add(1, prompt: "a cat", pixels: PictureSize(width: width, height: height))
    let area = try #require(wantedThumbnails(fixture.state).first?.area)
    var unknown = Fixture()
    unknown.add(1, prompt: "a cat", pixels: nil)
    let box = try #require(wantedThumbnails(unknown.state).first?.area)
    #expect(area.rows >= 1 && area.columns >= 1)
    #expect(area.rows <= box.rows && area.columns <= box.columns)
    if area.rows > 1, area.columns > 1 {
      let shape = Double(area.columns * 8) / Double(area.rows * 17)
      #expect(abs(shape / (Double(width) / Double(height)) - 1) < 0.3)
    }
  }

  @Test("Nothing is larger than the terminal draws, nor reaches the last row")
  func largest() throws {
    var fixture = Fixture(rows: 60, columns: 200)
    fixture.add(1, prompt: "a cat", pixels: PictureSize(width: 4000, height: 2000))
    let capabilities = Capabilities(
      graphics: .sixel(registers: 16, largest: PixelSize(width: 400, height: 300)), colors: 8,
      cell: PixelSize(width: 8, height: 17), isUnicode: true)
    fixture.send(.resized(Size(rows: 60, columns: 200), capabilities))
    fixture.press(.enter)
    let area = try #require(wantedThumbnails(fixture.state).first?.area)
    #expect(area.columns * 8 <= 400 && area.rows * 17 <= 300)
    #expect(area.endRow < 60)
  }

  @Test("The view draws just the thumbnails that are wanted, at once or one key later")
  func wanted() {
    var fixture = Fixture()
    fixture.add(30, prompt: "a cat")
    let wanted = wantedThumbnails(fixture.state)
    let visible = wanted.filter(\.isVisible)
    #expect(visible.count == 8)
    #expect(wanted.count == 16)
    #expect(Array(wanted.prefix(8)) == visible)
    var asked: [WantedThumbnail] = []
    _ = view(fixture.state, theme: .builtIn) { picture, area in
      asked.append(WantedThumbnail(picture, area, isVisible: true))
      return nil
    }
    #expect(asked == visible)
    #expect(fixture.frame.placements.map(\.area) == visible.map(\.area))
    fixture.press(.enter)
    #expect(wantedThumbnails(fixture.state).map(\.picture.rawValue) == [0, 1])
  }

  @Test("Help leaves out the pictures that it covers, and no text lies over a picture")
  func popup() {
    var fixture = Fixture.ocean(rows: 60, columns: 200)
    #expect(fixture.frame.placements.count == 4)
    fixture.type("]]?")
    let frame = fixture.frame
    #expect(frame.placements.count < 28)
    for placement in frame.placements {
      for row in placement.area.row..<placement.area.endRow {
        for column in placement.area.column..<placement.area.endColumn {
          #expect(frame[row, column].text == "\u{A0}")
        }
      }
    }
  }

  @Test("Half blocks fill the thumbnail's cells and no others")
  func cells() {
    var fixture = Fixture()
    fixture.add(1, prompt: "a cat")
    let frame = view(fixture.state, theme: .builtIn) { _, _ in
      .cells(Array(repeating: Array(repeating: Cell("▀"), count: 500), count: 500))
    }
    let area = wantedThumbnails(fixture.state)[0].area
    #expect(frame.cells.count { $0.text == "▀" } == area.rows * area.columns)
  }

  @Test("At 80×24 there are three thumbnails with their scores, or two rows", arguments: 1...4)
  func enoughIsVisible(scorers: Int) {
    let ids = (0..<scorers).map { ScorerID(rawValue: "scorer\($0)") }
    for cell in [(8, 17), (10, 20), (7, 14), (16, 32), (6, 16)] {
      var fixture = Fixture(scorers: ids)
      fixture.add(20, prompt: "a cat")
      let capabilities = Capabilities(
        graphics: .blocks, colors: 256, cell: PixelSize(width: cell.0, height: cell.1),
        isUnicode: true)
      fixture.send(.resized(Size(rows: 24, columns: 80), capabilities))
      let visible = wantedThumbnails(fixture.state).filter(\.isVisible)
      #expect(visible.count >= 3)
      #expect(visible.allSatisfy { $0.area.rows >= 3 })
    }
  }

  @Test("A report is said until the next key")
  func reports() {
    var fixture = Fixture()
    fixture.add(2, prompt: "a cat")
    fixture.take(.reported("the library is read-only"))
    #expect(fixture.text().contains("the library is read-only"))
    fixture.press(.right)
    #expect(!fixture.text().contains("read-only"))
    fixture.send(.message(Message("undid: accept")))
    #expect(fixture.text().contains("undid: accept"))
  }
}
