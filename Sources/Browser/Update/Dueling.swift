internal import Curation
internal import Store
internal import Terminal

extension BrowserState {
  /// A duel of more pictures would take more questions than anybody answers.
  static let mostDuellists = 200

  /// Opens the duel of the cursor's group, or goes back from it.
  ///
  /// Where two or more pictures of the group are marked, it is about these alone.
  mutating func openDuel() -> [Effect] {
    if view == .duel {
      goBack()
      return []
    }
    guard let group, cursor != nil else { return [] }
    // The best of what is shown meet first; what a filter hides follows.
    let shown = arrangement?.pictures ?? []
    let isShown = Set(shown)
    let hidden = group.pictures.filter { !isShown.contains($0) }
    let usable = (shown + hidden).filter { gallery[$0].fault == nil }
    let marked = usable.filter(Set(marks).contains)
    let pictures = marked.count > 1 ? marked : usable
    guard pictures.count > 1 else {
      message = Message("a duel needs two pictures of one prompt")
      return []
    }
    guard pictures.count <= Self.mostDuellists else {
      message = Message(
        "\(pictures.count) pictures are too many for a duel; mark some with Space first")
      return []
    }
    holdsPicture = true
    duel = DuelState(group: group.id, pictures: pictures, duel: nil)
    toggle(.duel)
    return [.recallAnswers(group.id)]
  }

  /// Answers the question that is asked, and with the last one sets the order.
  mutating func answer(_ preference: Preference) -> [Effect] {
    guard let state = duel, var duel = state.duel, let question = duel.question else { return [] }
    duel.answer(preference)
    let label =
      switch preference {
      case .neither: "duel: a tie"
      case .first, .second: "duel: one is better"
      }
    return [
      .answer(
        label: label, state.group, Duel.Answer(question.left, question.right, preference),
        order: duel.question == nil ? duel.tiers.flatMap(\.self) : nil)
    ]
  }

  /// Begins the duel anew.
  mutating func startDuelOver() -> [Effect] {
    guard let duel, (duel.duel?.answered ?? 0) > 0 else { return [] }
    message = Message("the duel begins anew; z brings the answers back")
    return [.forgetAnswers(label: "duel: begin anew", duel.group, duel.pictures)]
  }

  /// Takes in all answers about a group, of whichever time.
  mutating func take(answers: [Duel.Answer], of group: GroupID) {
    guard views.contains(.duel), let state = duel, state.group == group else {
      return
    }
    let wasAsking = state.question != nil
    duel?.duel = Duel(state.pictures(after: answers), answers: answers)
    guard wasAsking, duel?.isOver == true, view == .duel else { return }
    // The last answer set the order, which is shown.
    goBack()
    sort = .byHand
    if let cursor, let group = self.group {
      arrange(group, at: cursor.groupIndex, cursorOn: nil)
      holdsPicture = false
    }
    let count = duel?.duel?.answered ?? 0
    message = Message(
      "\(state.pictures.count) pictures ordered with \(count) answers, best first")
  }
}
