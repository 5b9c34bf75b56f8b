import Browser
import Curation
import Provenance
import Scorers
import Store
import Terminal
import TestSupport
import Testing

extension CursesScreenTests {
  @Test(
    "After any of 10,000 actions in the browser the screen is the last frame painted anew",
    arguments: [(1, false), (2, true)] as [(UInt64, Bool)])
  func randomBrowsing(seed: UInt64, isKitty: Bool) throws {
    let terminal = try PseudoTerminal(
      rows: 24, columns: 80, cellWidth: 4, cellHeight: 6, profile: isKitty ? .kitty : .xterm())
    let screen = try Self.open(terminal)
    var browsing = RandomBrowsing(screen: screen, seed: seed)
    browsing.begin()
    var shown = browsing.frame
    _ = Self.bytes(terminal, screen, shown)
    var (scores, greatest, drawn) = (0, 0, terminal.screen.pictures)
    for step in 0..<5000 {
      let order = browsing.order
      let action = browsing.act(on: terminal)
      let frame = browsing.frame
      let start = terminal.count
      screen.show(frame)
      while screen.hasMoreToDraw { _ = screen.nextKey(milliseconds: 0) }
      terminal.drain()
      let count = terminal.count - start
      if case .score = action, frame.placements == shown.placements {
        #expect(terminal.screen.pictures == drawn, "no picture is sent for a score")
        // Its own caption, its group's line, its fellows' bars and how far scoring is; not a group that is
        // sorted anew.
        if browsing.view == .grid, browsing.order == order {
          (scores, greatest) = (scores + 1, max(greatest, count))
        }
      }
      drawn = terminal.screen.pictures
      shown = frame
      guard Oracle.shows(frame, on: terminal, screen) else {
        let difference = Oracle.difference(frame, terminal, screen)
        Issue.record("step \(step) of seed \(seed), after \(action), differs:\n\(difference)")
        return
      }
    }
    #expect(scores > 100)
    #expect(greatest <= 200, "bytes for a score that arrives")
    #expect(terminal.screen.scrolls == 0)
    #expect(terminal.screen.unknown == [])
    #expect(terminal.screen.pictures > 400)
    screen.close()
  }
}

/// A person, and scores that arrive, at random.
private struct RandomBrowsing {
  enum Action {
    case key(Key)
    case score(PictureID)
    case changes
    case picturesReady
    case resize(Size)
    case repaint
  }

  let screen: CursesScreen
  private var numbers: SeededNumbers
  private var state: BrowserState
  /// Scores that have arrived.
  private var done = 0
  /// Pictures that can be drawn.
  private var ready: Set<PictureID> = []

  init(screen: CursesScreen, seed: UInt64) {
    self.screen = screen
    numbers = SeededNumbers(seed)
    state = BrowserState(
      location: "~/outputs", scorers: [.imageReward, .clip], size: screen.size,
      capabilities: screen.capabilities, themes: ["dark"])
  }

  var view: BrowserState.View { state.view }

  /// The pictures of the grid in their order.
  var order: [PictureID]? { state.arrangement?.pictures }

  var frame: Frame {
    Browser.view(state, theme: .builtIn) { picture, area in
      ready.contains(picture) ? .placement(placement(of: picture, in: area)) : nil
    }
  }

  /// Three prompts and some that have none.
  mutating func begin() {
    for (prompt, count) in [("a red fox", 14), ("an owl 漢字", 30), (nil, 3), ("cat, \u{301}", 5)] {
      add(count, prompt)
    }
    send(.gallery([.scanned]))
  }

  /// Does one thing.
  mutating func act(on terminal: PseudoTerminal) -> Action {
    switch Int.random(in: 0..<20, using: &numbers) {
    case 0..<9:
      let key = randomKey()
      send(.key(key))
      return .key(key)
    case 9..<13: return score()
    case 13, 14:
      send(.gallery(change()))
      return .changes
    case 15..<18:
      for _ in 0..<6 {
        if let picture = state.gallery.pictures.randomElement(using: &numbers)?.id {
          ready.insert(picture)
          send(.thumbnailReady(picture))
        }
      }
      return .picturesReady
    case 18:
      guard Int.random(in: 0..<4, using: &numbers) == 0 else { return score() }
      let size = Size(
        rows: Int.random(in: 5...30, using: &numbers),
        columns: Int.random(in: 20...90, using: &numbers))
      terminal.resize(rows: size.rows, columns: size.columns)
      // The size, and the answers to the questions about it.
      while screen.nextKey(milliseconds: 20) != nil {}
      send(.resized(screen.size, screen.capabilities))
      return .resize(size)
    default:
      screen.invalidate()
      return .repaint
    }
  }

  private mutating func send(_ event: Event) {
    for effect in update(&state, event) {
      guard case .judge(_, let verdicts) = effect else { continue }
      let changes = verdicts.map { verdict in
        var judgement = state.gallery[verdict.picture].judgement
        judgement.take(verdict.mark)
        return GalleryChange.judged(verdict.picture, judgement)
      }
      _ = update(&state, .gallery(changes))
    }
  }

  /// Any key; those of the views more often than others, so that they are open half of the time.
  private mutating func randomKey() -> Key {
    let named: [Key] = [
      .up, .down, .left, .right, .pageUp, .pageDown, .home, .end, .enter, .escape, .escape, .tab,
      .backspace, .control("l"),
    ]
    let characters = Array("hjkl[]GgaxuP0345 M<>soirdScH?/:tz.qqfox")
    let index = Int.random(in: 0..<named.count + characters.count, using: &numbers)
    return index < named.count ? named[index] : .character(characters[index - named.count])
  }

  private mutating func score() -> Action {
    guard let id = state.gallery.pictures.randomElement(using: &numbers)?.id else {
      return .changes
    }
    let value = Double(Int.random(in: -300...300, using: &numbers)) / 100
    let score = Score(value: value, tokensUsed: 35, tokensTotal: value > 1 ? 92 : 35)
    let scorer = value > 0 ? ScorerID.imageReward : .clip
    done = done % 52 + 1
    send(
      .gallery([
        .scored(id, scorer, .exact(score)),
        .progress(ScoringProgress(done: done, total: 52, secondsEach: 0.7)),
      ]))
    return .score(id)
  }

  private mutating func change() -> [GalleryChange] {
    let some = state.gallery.pictures.filter { _ in Int.random(in: 0..<9, using: &numbers) == 0 }
    switch Int.random(in: 0..<6, using: &numbers) {
    case 0 where state.gallery.pictures.count > 40: return [.removed(some.map(\.id))]
    case 1:
      add(3, "a red fox")
      return [.scanned]
    case 2: return some.prefix(1).map { .failed($0.id, "cut short") }
    case 3: return some.map { .judged($0.id, Judgement(decision: .accepted, stars: 3)) }
    default:
      return some.map { .scored($0.id, .clip, .pending) }
    }
  }

  private mutating func add(_ count: Int, _ prompt: String?) {
    let start = state.gallery.pictures.nextID.rawValue
    let shapes = [(512, 512), (512, 768), (900, 400)]
    send(
      .gallery([
        .found(
          (start..<start + count).map { index in
            var picture = Picture(id: PictureID(rawValue: index), path: "/pictures/\(index).png")
            let shape = shapes[index / 7 % 3]
            picture.pixels = PictureSize(width: shape.0, height: shape.1)
            var generation = Generation(source: .pngText)
            generation.prompt = prompt
            picture.generation = prompt == nil ? nil : generation
            return picture
          })
      ]))
  }

  /// A picture that fills its area but for a few pixels.
  private func placement(of picture: PictureID, in area: Rectangle) -> ImagePlacement {
    let cell = screen.capabilities.cell
    let less = picture.rawValue % 3
    let size = PixelSize(
      width: max(1, area.columns * cell.width - less),
      height: max(1, area.rows * cell.height - less))
    let key = "\(picture.rawValue) \(size)"
    if screen.capabilities.graphics == .kitty {
      return ImagePlacement(
        area: area, key: key, image: KittyPicture.image(size, seed: picture.rawValue))
    }
    return ImagePlacement(
      area: area, key: key,
      bytes: Sixel.picture(width: size.width, height: size.height, seed: picture.rawValue))
  }
}
