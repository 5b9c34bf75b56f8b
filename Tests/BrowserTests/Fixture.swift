import Browser
import Curation
import Provenance
import Scorers
import Store
import Terminal

/// A screen on a gallery of a few groups, driven by events alone.
struct Fixture {
  var state: BrowserState
  /// What was answered in duels, as the library would keep it.
  private var answers: [GroupID: [Duel.Answer]] = [:]
  /// What the last event asked for.
  private(set) var effects: [Effect] = []
  /// The number of the question that is open.
  private(set) var asked = 0

  static let unicode = Capabilities(
    graphics: .sixel(registers: 256, largest: PixelSize(width: 1000, height: 1000)), colors: 256,
    cell: PixelSize(width: 8, height: 17), isUnicode: true)
  static let ascii = Capabilities(
    graphics: .none, colors: 8, cell: PixelSize(width: 8, height: 16), isUnicode: false)

  /// An empty screen.
  init(
    rows: Int = 24, columns: Int = 80, capabilities: Capabilities = unicode,
    scorers: [ScorerID] = [.imageReward, .clip], weightsNotice: String? = nil,
    settings: Settings = Settings()
  ) {
    state = BrowserState(
      location: "~/outputs", scorers: scorers, size: Size(rows: rows, columns: columns),
      capabilities: capabilities, weightsNotice: weightsNotice, themes: ["night", "day"],
      settings: settings)
  }

  /// Takes an event in, and plays the runner as far as judgements and orders go.
  mutating func send(_ event: Event) {
    effects = update(&state, event)
    for effect in effects {
      switch effect {
      case .judge(_, let verdicts):
        let changes = verdicts.map { verdict in
          var judgement = state.gallery[verdict.picture].judgement
          judgement.take(verdict.mark)
          return GalleryChange.judged(verdict.picture, judgement)
        }
        _ = update(&state, .gallery(changes))
      case .reorder(_, let group, let order):
        _ = update(&state, .gallery([.ordered(group, order)]))
      case .recallAnswers(let group): tellAnswers(of: group)
      case .answer(_, let group, let answer, let order):
        answers[group, default: []].append(answer)
        tellAnswers(of: group)
        if let order { _ = update(&state, .gallery([.ordered(group, order)])) }
      case .forgetAnswers(_, let group, _):
        answers[group] = nil
        tellAnswers(of: group)
      case .ask(_, let number): asked = number
      default: break
      }
    }
  }

  private mutating func tellAnswers(of group: GroupID) {
    _ = update(&state, .gallery([.answered(group, answers[group] ?? [])]))
  }

  /// Takes the cursor's group's last answer back, as undo does.
  mutating func forgetLastAnswer() {
    guard let group = state.cursor?.group else { return }
    _ = answers[group]?.popLast()
    tellAnswers(of: group)
  }

  mutating func press(_ keys: Key...) {
    for key in keys { send(.key(key)) }
  }

  /// Presses characters one after the other.
  mutating func type(_ keys: String) {
    for key in keys {
      switch key {
      case "\t": press(.tab)
      case "\r": press(.enter)
      case "\u{1B}": press(.escape)
      default: press(.character(key))
      }
    }
  }

  mutating func take(_ changes: GalleryChange...) {
    send(.gallery(changes))
  }

  /// Adds pictures of one prompt and gives their ids.
  @discardableResult
  mutating func add(
    _ count: Int, prompt: String?, pixels: PictureSize? = PictureSize(width: 512, height: 512)
  ) -> [PictureID] {
    let start = state.gallery.pictures.nextID.rawValue
    let pictures = (start..<(start + count)).map { index in
      var picture = Picture(
        id: PictureID(rawValue: index), path: "/home/ada/outputs/picture-\(index + 1).png")
      picture.pixels = pixels
      if let prompt {
        var generation = Generation(source: .pngText)
        generation.prompt = prompt
        generation.seed = UInt64(1000 + index)
        picture.generation = generation
      }
      return picture
    }
    send(.gallery([.found(pictures)]))
    return pictures.map(\.id)
  }

  mutating func score(_ picture: PictureID, _ scorer: ScorerID, _ value: Double, total: Int = 19) {
    let score = Score(value: value, tokensUsed: min(35, total), tokensTotal: total)
    take(.scored(picture, scorer, .exact(score)))
  }

  /// The counts of the cursor's group.
  var tally: GroupTally? { state.cursor.map { state.tally(of: $0.group) } }

  /// The screen as text; what a picture covers is `▒`.
  func text() -> String {
    frame.text
  }

  /// The screen, with placements for pictures where the terminal can show any.
  var frame: Frame {
    view(state, theme: .builtIn) { picture, area in
      if state.capabilities.graphics == .none { return nil }
      return .placement(ImagePlacement(area: area, key: "\(picture.rawValue)", bytes: []))
    }
  }
}

extension Frame {
  /// The cells as lines without the blanks at their ends.
  var text: String {
    var lines = ""
    for row in 0..<size.rows {
      var line = ""
      for column in 0..<size.columns {
        let text = self[row, column].text
        line += text == "\u{A0}" ? "▒" : text
      }
      while line.last == " " { line.removeLast() }
      lines += line + "\n"
    }
    return lines
  }
}

extension Fixture {
  /// The gallery of the specification's first screen, scoring on the way.
  static func ocean(
    rows: Int = 24, columns: Int = 80, capabilities: Capabilities = unicode
  ) -> Fixture {
    var fixture = Fixture(rows: rows, columns: columns, capabilities: capabilities)
    let ocean = fixture.add(
      4, prompt: "a painting of an ocean with clouds and birds, day time, low depth field effect")
    let cyber = fixture.add(16, prompt: "cyberpunk vehicle, neon rain")
    fixture.add(64, prompt: "deathly portal to the other side, oil on canvas")
    let plain = fixture.add(3, prompt: nil)
    fixture.take(.scanned)
    for (picture, value) in zip(ocean, [0.58, -1.41, 0.27, -2.03]) {
      fixture.score(picture, .imageReward, value)
    }
    for (picture, value) in zip(ocean, [0.287, 0.301, 0.255, 0.271]) {
      fixture.score(picture, .clip, value)
    }
    for (index, picture) in cyber.prefix(9).enumerated() {
      fixture.score(picture, .imageReward, Double(index) * 0.31 - 1)
      fixture.score(picture, .clip, 0.2 + Double(index) * 0.011)
    }
    for picture in cyber.dropFirst(9) {
      fixture.take(
        .scored(picture, .imageReward, .pending), .scored(picture, .clip, .pending))
    }
    for picture in plain {
      fixture.take(
        .scored(picture, .imageReward, .impossible("no prompt")),
        .scored(picture, .clip, .impossible("no prompt")))
    }
    fixture.take(.judged(ocean[0], Judgement(decision: .accepted, stars: 3)))
    fixture.take(.judged(ocean[1], Judgement(decision: .rejected)))
    fixture.take(.judged(ocean[3], Judgement(decision: .rejected)))
    fixture.take(.progress(ScoringProgress(done: 34, total: 512, secondsEach: 0.76)))
    return fixture
  }

  /// Sixteen pictures of one prompt that four scorers have scored, and that were judged in part.
  static func jury(
    rows: Int = 24, columns: Int = 80, capabilities: Capabilities = unicode
  ) -> Fixture {
    let scorers = [ScorerID.imageReward, .clip, .aesthetic, .pickScore]
    var fixture = Fixture(
      rows: rows, columns: columns, capabilities: capabilities, scorers: scorers)
    let ids = fixture.add(16, prompt: "three red stars on a night sky over calm water")
    fixture.add(5, prompt: "a lighthouse in a storm")
    fixture.take(.scanned)
    for (index, id) in ids.enumerated() {
      fixture.score(id, .imageReward, 1.9 - Double(index * 7 % 16) * 0.25)
      fixture.score(id, .clip, 0.21 + Double(index * 5 % 16) * 0.008, total: 92)
      fixture.score(id, .aesthetic, 4.8 + Double(index * 7 % 16) * 0.11)
      if index != 11 { fixture.score(id, .pickScore, 19 + Double(index * 3 % 8) * 0.4) }
    }
    fixture.take(.scored(ids[11], .pickScore, .pending))
    for (index, judgement) in [
      (0, Judgement(decision: .accepted, stars: 4)), (7, Judgement(decision: .accepted)),
      (9, Judgement(decision: .rejected)), (5, Judgement(decision: .rejected)),
      (3, Judgement(stars: 3)),
    ] {
      fixture.take(.judged(ids[index], judgement))
    }
    return fixture
  }
}
