internal import Store

extension GallerySession {
  /// Tells what was answered in duels of a group, also by other sessions.
  package func recallAnswers(of group: GroupID) throws {
    try withState { state in
      let known = try library.comparisons(of: group.rawValue)
      state.comparisons[group] = known.isEmpty ? nil : known
      state.make(.answered(group, state.answers(of: group)))
    }
  }

  /// Writes an answer to the library, and with the last one of a duel the order that they make, as
  /// one change.
  package func answer(
    _ label: String, _ group: GroupID, _ answer: Duel.Answer, order: [PictureID]?
  ) throws {
    for id in [answer.first, answer.second] + (order ?? []) { try identifyOrFail(id) }
    try withState { state in
      guard let first = state.gallery[answer.first].digest,
        let second = state.gallery[answer.second].digest, first != second
      else { return state.make(.answered(group, state.answers(of: group))) }
      var edits: [Edit] = [
        .comparison(group: group.rawValue, first, second, answer.preference)
      ]
      if let order {
        let digests = order.compactMap { state.gallery[$0].digest }
        edits.append(.order(group: group.rawValue, digests))
      }
      try apply(Change(label, edits), to: &state)
    }
  }

  /// Gives up what was answered about some pictures of a group, as one change.
  package func forgetAnswers(
    _ label: String, _ group: GroupID, about pictures: [PictureID]
  ) throws {
    try withState { state in
      let digests = Set(pictures.compactMap { state.gallery[$0].digest })
      let edits = (state.comparisons[group] ?? [])
        .filter { digests.contains($0.first) && digests.contains($0.second) }
        .map { Edit.comparison(group: group.rawValue, $0.first, $0.second, nil) }
      try apply(Change(label, edits), to: &state)
    }
  }
}
