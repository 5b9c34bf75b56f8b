internal import Curation
internal import Scorers

extension BrowserState {
  /// Takes changes of the gallery in; the cursor stays on its picture.
  mutating func take(_ changes: [GalleryChange]) {
    // Many changes at once are cheaper taken in by sorting anew.
    var isStale = changes.count > 64
    for change in changes {
      switch change {
      case .found(let pictures): found(pictures, isStale: &isStale)
      case .scanned: isScanning = false
      case .progress(let progress): self.progress = progress
      case .answered: break
      case .reported(let text): message = Message(text, .failure)
      case .ordered(let group, _), .tied(let group, _):
        gallery.apply(change)
        if group == cursor?.group { isStale = true }
        if group == rankings?.group { rankings = nil }
      case .identified(let id, _, _, _), .judged(let id, _), .scored(let id, _, _),
        .failed(let id, _):
        replace(id, by: change, isStale: isStale)
      }
    }
    settleCursor(isStale: isStale)
    for case .answered(let group, let answers) in changes { take(answers: answers, of: group) }
    if followsChange { follow(changes) }
  }

  /// Adds pictures, and says whether the arrangement is stale now.
  private mutating func found(_ pictures: [Picture], isStale: inout Bool) {
    for picture in pictures {
      gallery.append(picture)
      let group = gallery.group(of: picture.id)
      tallies[group, default: GroupTally()].count(picture, scorers: scorers, by: 1)
      if group == rankings?.group { rankings?.insert(picture, in: gallery) }
      guard group == cursor?.group, !isStale else { continue }
      // A new name can be anywhere among the others, whose places then change.
      if sort == .name {
        isStale = true
      } else {
        arrangement?.insert(picture, in: gallery)
      }
    }
  }

  private mutating func replace(_ id: PictureID, by change: GalleryChange, isStale: Bool) {
    let old = gallery[id]
    gallery.apply(change)
    let new = gallery[id]
    let group = gallery.group(of: id)
    tallies[group, default: GroupTally()].count(old, scorers: scorers, by: -1)
    tallies[group, default: GroupTally()].count(new, scorers: scorers, by: 1)
    if !isStale, group == cursor?.group { arrangement?.replace(old, with: new, in: gallery) }
    if group == rankings?.group {
      // Many changes at once are cheaper taken in by ranking anew.
      if isStale { rankings = nil } else { rankings?.replace(old, with: new, in: gallery) }
    }
  }

  /// Puts the cursor back on its picture after the gallery changed, or on the first there is.
  private mutating func settleCursor(isStale: Bool) {
    guard var cursor else {
      if let first = gallery.groups.first { arrange(first, at: 0, cursorOn: nil) }
      return
    }
    // The group without a prompt stays last: it alone is moved by groups that are found.
    if gallery.groups[cursor.groupIndex].id != cursor.group {
      cursor.groupIndex = gallery.groups.count - 1
    }
    if isStale {
      let group = gallery.groups[cursor.groupIndex]
      arrange(group, at: cursor.groupIndex, cursorOn: holdsPicture ? cursor.picture : nil)
    } else if let arrangement, !holdsPicture {
      cursor.place = 0
      cursor.picture = arrangement.pictures[0]
      self.cursor = cursor
    } else if let arrangement, arrangement.pictures[cursor.place] != cursor.picture {
      cursor.place = arrangement.pictures.firstIndex(of: cursor.picture) ?? 0
      self.cursor = cursor
    } else {
      self.cursor = cursor
    }
  }

  /// Goes to what undo or redo changed, unless the cursor is there already.
  private mutating func follow(_ changes: [GalleryChange]) {
    var pictures: [PictureID] = []
    var groups: [GroupID] = []
    for change in changes {
      switch change {
      case .judged(let id, _): pictures.append(id)
      case .ordered(let group, _): groups.append(group)
      default: break
      }
    }
    guard let cursor, !(pictures.isEmpty && groups.isEmpty) else { return }
    followsChange = false
    if pictures.contains(cursor.picture) || groups.contains(cursor.group) { return }
    let target = pictures.first.map { gallery.group(of: $0) } ?? groups.first
    if let target, target != cursor.group,
      let index = gallery.groups.firstIndex(where: { $0.id == target })
    {
      _ = go(toGroup: index)
    }
    if let picture = pictures.first, let place = arrangement?.pictures.firstIndex(of: picture) {
      go(toPlace: place)
    }
  }
}
