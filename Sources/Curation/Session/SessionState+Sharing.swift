internal import Store

extension SessionState {
  /// The changes of other sessions that a person can see here.
  ///
  /// `folders` are what was opened.
  func scope(of folders: [String]) -> JournalScope {
    let open = picturesOf
    let folders = folders.map(FolderWalk.absolute)
    return JournalScope(
      contains: { open.contains($0) },
      holds: { path in folders.contains { path.lies(in: $0) } })
  }

  /// What to call a change that was undone or redone: what it was, of what and by whom.
  func name(_ change: AppliedChange) -> String {
    var name = change.label
    let judged = Set(change.edits.compactMap(\.picture))
    if judged.count > 1 {
      name += " of \(judged.count) pictures"
    } else if let id = judged.first.flatMap({ picturesOf[$0].first }) {
      name += " of " + gallery[id].name
    }
    if !change.isOwn { name += ", made in another session on " + MomentText.short(change.date) }
    switch change.keptCount {
    case 0: return name
    case 1: return name + "; one thing was changed since and stays"
    case let count: return name + "; \(count) things were changed since and stay"
    }
  }
}

extension Edit {
  /// The picture that is judged; an order and a comparison judge none.
  fileprivate var picture: ContentDigest? {
    switch self {
    case .decision(let picture, _), .stars(let picture, _): picture
    case .order, .comparison: nil
    }
  }
}
