internal import Curation
internal import Store

extension BrowserState {
  /// Judges the picture under the cursor; what it is already is no change.
  mutating func judge(_ action: Action) -> [Effect] {
    guard let picture, canJudge(picture) else { return [] }
    var judgement = picture.judgement
    let label: String
    switch action {
    case .accept:
      judgement.decision = .accepted
      label = "accept"
    case .reject:
      judgement.decision = .rejected
      label = "reject"
    case .clear:
      judgement.decision = nil
      label = "clear"
    default:
      guard let stars = action.stars else { return [] }
      judgement.stars = stars
      label = stars == 1 ? "1 star" : "\(stars) stars"
    }
    if autoAdvances && (action == .accept || action == .reject) { advance() }
    guard judgement != picture.judgement else { return [] }
    return [.judge(label: label, [Verdict(picture.id, judgement)])]
  }

  /// Accepts the picture under the cursor, rejects the rest of its group and goes on.
  mutating func keepOnlyThis() -> [Effect] {
    guard let picture, let cursor, let arrangement, canJudge(picture) else { return [] }
    var verdicts: [Verdict] = []
    for id in arrangement.pictures {
      let other = gallery[id]
      guard id == picture.id || other.isJudgeable else { continue }
      var judgement = other.judgement
      judgement.decision = id == picture.id ? .accepted : .rejected
      if judgement != other.judgement { verdicts.append(Verdict(id, judgement)) }
    }
    if cursor.groupIndex + 1 < gallery.groups.count { _ = go(toGroup: cursor.groupIndex + 1) }
    guard !verdicts.isEmpty else { return [] }
    let rejected = verdicts.count { $0.judgement.decision == .rejected }
    message = Message("accepted \(picture.name), rejected \(rejected) more; z takes it back")
    return [.judge(label: "only this", verdicts)]
  }

  private mutating func canJudge(_ picture: Picture) -> Bool {
    if picture.isJudgeable { return true }
    message = Message("a file that cannot be read cannot be judged", .failure)
    return false
  }
}

extension Picture {
  /// Whether a judgement can be kept: it belongs to the content, so that must be readable.
  fileprivate var isJudgeable: Bool { fault == nil || digest != nil }
}
