internal import Curation
internal import Foundation
package import Store
package import Terminal

/// The browser at work: keys and results come in, ``update(_:_:)`` decides, effects are carried
/// out, frames are shown.
///
/// Everything here runs on the thread that calls ``run()``; other threads only use the mailbox.
package final class BrowserLoop {
  /// Frames are at least this far apart, in seconds, so that results which come in bursts are
  /// shown together; the answer to a key does not wait.
  private static let framePause = 0.010
  /// After so many seconds without a key there is time for fine pictures where bytes are dear.
  private static let rest = 0.3
  /// How long a key is waited for where nothing happens, in milliseconds.
  private static let patience = 1000

  private let screen: any Screen
  private let mailbox: Mailbox
  private var runner: EffectRunner
  private let drawings: Drawings
  private let themes: ThemeLibrary
  private var theme: Theme
  private var state: BrowserState
  private var needsFrame = true
  private var lastFrame = 0.0
  private var lastKey = 0.0
  /// Whether a key was taken and no frame shown since.
  private var owesFrame = false
  /// Whether a key was taken whose frame, with all its pictures, is not out yet.
  private var isAnswering = false

  /// A browser on `screen`; `wake` ends the screen's wait for a key, from any thread.
  package init(
    _ opening: Opening, library: Library, themes: ThemeLibrary, screen: any Screen,
    wake: @escaping @Sendable () -> Void
  ) throws {
    let mailbox = Mailbox(wake: wake)
    let session = try GallerySession(opening.gallery, library: library) {
      mailbox.put(.gallery($0))
    }
    let shelf = DrawingShelf(session: session, kept: opening.thumbnails) {
      mailbox.put(.thumbnailReady($0))
    }
    var settings = opening.settings
    let first = opening.theme ?? settings.chooseTheme(from: themes, for: screen.capabilities)
    self.screen = screen
    self.mailbox = mailbox
    self.themes = themes
    theme = try themes.theme(named: first)
    runner = EffectRunner(session: session, tell: mailbox.put)
    drawings = Drawings(shelf: shelf)
    state = BrowserState(
      location: opening.location, scorers: opening.gallery.scorers, size: screen.size,
      capabilities: screen.capabilities, weightsNotice: opening.weightsNotice,
      themes: [first] + themes.names.filter { $0 != first }, settings: settings,
      showsHints: opening.isFirstStart,
      grouping: opening.gallery.grouping)
    if state.message == nil, screen.capabilities.hasLightBackground, theme.isPaleOnLight {
      state.message = Message("the theme \(first) is for dark terminals; t shows others")
    }
  }

  /// Browses until the person quits or the terminal goes away.
  package func run() {
    runner.session.start()
    defer {
      drawings.shelf.close()
      runner.session.close()
    }
    while true {
      showIfDue()
      endAnswer()
      if let key = screen.nextKey(milliseconds: wait) {
        guard take(event(of: key)) else { return }
      }
      for event in mailbox.takeAll() {
        guard take(event) else { return }
      }
    }
  }

  /// What a key means: a new size is an event of its own.
  private func event(of key: Key) -> Event {
    key == .resize ? .resized(screen.size, screen.capabilities) : .key(key)
  }

  /// Takes an event in, carries its effects out, and takes in what came of them, so that the next
  /// key finds every decision on disk and in the state; false once the browser is to end.
  private func take(_ event: Event) -> Bool {
    needsFrame = true
    if case .key = event {
      lastKey = Self.now
      drawings.isResting = false
      owesFrame = true
      isAnswering = true
      runner.session.takeCores()
    }
    state.now = Date()
    for effect in update(&state, event) {
      switch effect {
      case .quit: return false
      case .repaint: screen.invalidate()
      case .suspend: screen.stop()
      default:
        if let event = runner.run(effect), !take(event) { return false }
      }
    }
    if state.theme != theme.name { changeTheme() }
    if case .key = event {
      for result in mailbox.takeAll() {
        guard take(result) else { return false }
      }
    }
    return true
  }

  private func changeTheme() {
    do throws(ThemeError) {
      theme = try themes.theme(named: state.theme)
    } catch {
      // The name is kept, so that the next press goes on to the theme after it.
      theme = Theme(name: state.theme, styles: [:])
      _ = update(&state, .message(Message("\(error)", .failure)))
    }
  }

  // MARK: - Frames

  /// Milliseconds until the next frame is due, or for ever so long.
  private var wait: Int {
    if owesFrame || screen.hasMoreToDraw { return 0 }
    let due =
      needsFrame
      ? lastFrame + Self.framePause : drawings.isResting ? .infinity : lastKey + Self.rest
    return max(1, Int(min(Double(Self.patience), (due - Self.now) * 1000).rounded(.up)))
  }

  private func showIfDue() {
    if !drawings.isResting, Self.now >= lastKey + Self.rest {
      drawings.isResting = true
      // Elsewhere pictures are fine from the beginning.
      needsFrame = needsFrame || state.capabilities.isRemote
    }
    guard needsFrame else { return }
    // Keys that were typed ahead are answered by one frame.
    let isAnswer = owesFrame && !screen.hasInput
    guard isAnswer || Self.now >= lastFrame + Self.framePause else { return }
    needsFrame = false
    owesFrame = false
    drawings.beginFrame(of: state)
    screen.show(
      view(state, theme: theme.adapted(to: state.capabilities)) { id, area in
        drawings.thumbnail(of: id, in: area, on: state.capabilities)
      })
    lastFrame = Self.now
  }

  /// Lets scoring go on where a key has been answered.
  private func endAnswer() {
    guard isAnswering, !owesFrame, !screen.hasMoreToDraw else { return }
    isAnswering = false
    runner.session.giveBackCores()
  }

  /// Seconds of a clock that does not jump.
  private static var now: Double {
    Double(DispatchTime.now().uptimeNanoseconds) / 1e9
  }
}
