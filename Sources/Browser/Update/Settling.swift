internal import Curation

extension BrowserState {
  /// Puts the cursor back on its picture after the gallery changed, or on the first there is.
  mutating func settleCursor(_ intake: Intake) {
    guard let cursor else {
      if shownGroupCount > 0 { showFiltered(around: filterOrigin) }
      return
    }
    if !intake.heirs.isEmpty { lastPictures = lastPictures.mapValues(intake.heir) }
    let picture = intake.heir(of: cursor.picture)
    let isThere = gallery.pictures.contains(picture)
    // The picture under the cursor may be in another group than it was.
    let follows = isThere && (holdsPicture || gallery.index(of: cursor.group) == nil)
    let group = follows ? gallery.group(of: picture) : cursor.group
    guard let index = gallery.index(of: group) else { return leaveGroup(at: cursor.groupIndex) }
    if shownCount(ofGroup: index) == 0 { return leaveGroup(at: index) }
    if group != cursor.group || intake.isStale {
      arrange(gallery.groups[index], at: index, cursorOn: follows ? picture : nil)
      rankings = nil
    } else {
      updateArrangement(intake)
      self.cursor?.groupIndex = index
      guard let arrangement else { return }
      let place = isThere ? arrangement.place(of: gallery[picture]) : nil
      putCursor(at: holdsPicture ? place ?? cursor.place : 0)
    }
    // Where the picture is gone, the one that came after it is next.
    if holdsPicture, !isThere { putCursor(at: cursor.place) }
  }

  /// Takes into the arrangement what changed in its group.
  private mutating func updateArrangement(_ intake: Intake) {
    guard let arrangement, !intake.before.isEmpty || filter != nil else { return }
    let old = intake.before.values.compactMap(\.self)
    let new = intake.before.keys
      .filter { gallery.pictures.contains($0) && gallery.group(of: $0) == arrangement.group }
      .map { gallery[$0] }
    self.arrangement?.replace(old, with: new, filter: filter)
    if !intake.before.isEmpty, rankings?.group == arrangement.group {
      rankings?.replace(old, with: new)
    }
  }

  /// Moves the cursor within the arrangement, as far as it goes.
  private mutating func putCursor(at place: Int) {
    guard let arrangement, !arrangement.pictures.isEmpty else { return }
    let place = min(max(0, place), arrangement.pictures.count - 1)
    cursor?.place = place
    cursor?.picture = arrangement.pictures[place]
  }

  /// Goes from a group that is no more, or not shown, to the one that has its place now, or its
  /// neighbour.
  private mutating func leaveGroup(at index: Int) {
    guard shownGroupCount > 0 else {
      cursor = nil
      arrangement = nil
      holdsPicture = false
      views.removeAll { $0 != .grid && $0 != .filterLine }
      return
    }
    scroll.gridRow = 0
    scroll.loupeLine = 0
    arrangeGroup(at: shownGroup(at: min(placeOfGroup(index), shownGroupCount - 1)))
  }

  private mutating func arrangeGroup(at index: Int) {
    let group = gallery.groups[index]
    holdsPicture = lastPictures[group.id] != nil
    arrange(group, at: index, cursorOn: lastPictures[group.id])
  }

  /// Goes to what undo or redo changed, unless the cursor is there already.
  mutating func follow(_ changes: [GalleryChange]) {
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
    if let picture = pictures.first {
      go(to: picture)
    } else if let index = groups.first.flatMap({ gallery.index(of: $0) }),
      shownCount(ofGroup: index) > 0
    {
      _ = go(toGroup: index)
    }
  }
}
