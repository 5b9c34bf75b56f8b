internal import Foundation
internal import Synchronization
internal import Terminal

/// A real screen that tells when the frame that answers a key has been written to its last byte.
///
/// Pictures that are ready belong to that frame, also where they go out in parts.
final class TimedScreen: Screen {
  private let screen: CursesScreen
  private let answered = DispatchSemaphore(value: 0)
  private let moments = Mutex<[ContinuousClock.Instant]>([])
  /// Where the answer to a key is.
  private var stage = Stage.idle

  private enum Stage {
    case idle
    /// A key was taken; its frame is to come.
    case taken
    /// Its frame was shown, perhaps not yet all of its pictures.
    case shown
  }

  init(_ screen: CursesScreen) {
    self.screen = screen
  }

  var capabilities: Capabilities { screen.capabilities }
  var size: Size { screen.size }
  var hasMoreToDraw: Bool { screen.hasMoreToDraw }
  var hasInput: Bool { screen.hasInput }

  /// What waits for a key to be answered, on another thread than the screen's.
  var answers: Answers { Answers(screen: self) }

  func nextKey(milliseconds: Int) -> Key? {
    while stage == .shown, screen.hasMoreToDraw {
      if let key = screen.nextKey(milliseconds: 0) { return taken(key) }
    }
    if stage == .shown {
      stage = .idle
      moments.withLock { $0.append(ContinuousClock.now) }
      answered.signal()
    }
    return screen.nextKey(milliseconds: milliseconds).map(taken)
  }

  func show(_ frame: Frame) {
    screen.show(frame)
    if stage == .taken { stage = .shown }
  }

  func invalidate() { screen.invalidate() }
  func stop() { screen.stop() }
  func close() { screen.close() }

  private func taken(_ key: Key) -> Key {
    if key != .resize { stage = .taken }
    return key
  }

  /// The screen's answers, as another thread sees them.
  struct Answers: @unchecked Sendable {
    fileprivate let screen: TimedScreen

    /// Waits until the frame of the next key is out, and gives the moment of its last byte.
    func next() -> ContinuousClock.Instant? {
      guard screen.answered.wait(timeout: .now() + 10) == .success else { return nil }
      return screen.moments.withLock { $0.removeFirst() }
    }
  }
}
