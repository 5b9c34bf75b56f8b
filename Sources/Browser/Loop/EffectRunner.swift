internal import Curation

/// Carries out what ``update(_:_:)`` asks of the gallery.
struct EffectRunner {
  let session: GallerySession
  /// Takes what is answered later, from any thread.
  let tell: @Sendable (Event) -> Void
  /// What is being answered.
  private var inquiry: WhatIfInquiry?

  /// Typing goes on for so many seconds before a prompt is scored.
  private static let typingPause = 0.12
  /// How far back the history goes on the screen.
  private static let longestHistory = 500

  /// A runner that asks a session and tells what it answers later.
  init(session: GallerySession, tell: @escaping @Sendable (Event) -> Void) {
    self.session = session
    self.tell = tell
  }

  /// Carries an effect out; what is to be taken in after it, if anything.
  ///
  /// What it changes comes back from the session as changes of the gallery, before this returns.
  mutating func run(_ effect: Effect) -> Event? {
    do {
      switch effect {
      case .judge(let label, let verdicts):
        try session.judge(label, verdicts)
      case .reorder(let label, let group, let order):
        try session.reorder(label, group, order)
      case .recallAnswers(let group):
        try session.recallAnswers(of: group)
      case .answer(let label, let group, let answer, let order):
        try session.answer(label, group, answer, order: order)
      case .forgetAnswers(let label, let group, let pictures):
        try session.forgetAnswers(label, group, about: pictures)
      case .recallHistory:
        return .history(try session.history(limit: Self.longestHistory))
      case .ask(let question, let number):
        inquiry?.cancel()
        inquiry = session.ask(question, after: question.asksWords ? 0 : Self.typingPause) {
          [tell] in
          tell(.whatIf(number: number, $0))
        }
      case .stopAsking:
        inquiry?.cancel()
        inquiry = nil
      case .undo:
        return .message(Message(try session.undo().map { "undone: \($0)" } ?? "nothing to undo"))
      case .redo:
        return .message(Message(try session.redo().map { "redone: \($0)" } ?? "nothing to redo"))
      case .prioritise(let group, let visible):
        session.prioritise(group: group, visible: visible)
      case .pauseScoring: session.pause()
      case .resumeScoring: session.resume()
      case .repaint, .suspend, .quit: break
      }
      return nil
    } catch {
      return .message(Message("\(effect.isReading ? "not read" : "not saved"): \(error)", .failure))
    }
  }
}

extension Effect {
  /// Whether nothing is to be written.
  fileprivate var isReading: Bool {
    switch self {
    case .recallAnswers, .recallHistory: true
    default: false
    }
  }
}
