internal import Curation
internal import Store

extension BrowserState {
  /// Judges the picture under the cursor; what it is already is no change.
  mutating func judge(_ action: Action) -> [Effect] {
    guard let picture, canJudge(picture) else { return [] }
    let mark: Verdict.Mark
    let label: String
    switch action {
    case .accept: (mark, label) = (.decision(.accepted), "accept")
    case .reject: (mark, label) = (.decision(.rejected), "reject")
    case .clear: (mark, label) = (.decision(nil), "clear")
    default:
      guard let stars = action.stars else { return [] }
      (mark, label) = (.stars(stars), stars == 1 ? "1 star" : "\(stars) stars")
    }
    if autoAdvances && (action == .accept || action == .reject) { advance() }
    return picture.judgement.changes(by: mark)
      ? [.judge(label: label, [Verdict(picture.id, mark)])] : []
  }

  /// Accepts the picture under the cursor, rejects the rest of its group, as far as the filter shows
  /// it, and goes on.
  mutating func keepOnlyThis() -> [Effect] {
    guard let picture, let cursor, let arrangement, canJudge(picture) else { return [] }
    var verdicts: [Verdict] = []
    for id in arrangement.pictures {
      let other = gallery[id]
      guard id == picture.id || other.isJudgeable else { continue }
      let mark = Verdict.Mark.decision(id == picture.id ? .accepted : .rejected)
      if other.judgement.changes(by: mark) { verdicts.append(Verdict(id, mark)) }
    }
    if placeOfGroup(cursor.groupIndex) + 1 < shownGroupCount { goToNextGroup() }
    guard !verdicts.isEmpty else { return [] }
    let rejected = verdicts.count { $0.mark == .decision(.rejected) }
    message = Message("accepted \(picture.name), rejected \(rejected) more; z takes it back")
    return [.judge(label: "only this", verdicts)]
  }

  private mutating func canJudge(_ picture: Picture) -> Bool {
    if picture.isJudgeable { return true }
    message = Message("a file that cannot be read cannot be judged", .failure)
    return false
  }
}

extension Judgement {
  /// Whether it would be another with this said.
  fileprivate func changes(by mark: Verdict.Mark) -> Bool {
    var judgement = self
    judgement.take(mark)
    return judgement != self
  }
}

extension Picture {
  /// Whether a judgement can be kept: it belongs to the content, so that must be readable.
  fileprivate var isJudgeable: Bool { fault == nil || digest != nil }
}
