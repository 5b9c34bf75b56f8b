internal import Curation
internal import Scorers

extension BrowserState {
  /// Takes changes of the gallery in; the cursor stays on its picture.
  mutating func take(_ changes: [GalleryChange]) {
    var intake = Intake()
    for change in changes {
      switch change {
      case .found(let pictures): add(pictures, by: change, &intake)
      case .removed(let ids):
        if group?.order != nil { intake.isStale = true }
        exchange(ids, for: [], by: change, &intake)
      case .replaced(let replacements):
        if group?.order != nil { intake.isStale = true }
        for replacement in replacements { intake.heirs[replacement.old] = replacement.picture.id }
        exchange(
          replacements.map(\.old), for: replacements.map(\.picture.id), by: change, &intake)
      case .regrouped: regroup(by: change, &intake)
      case .scanned: isScanning = false
      case .progress(let progress): self.progress = progress
      case .answered: break
      case .reported(let text): message = Message(text, .failure)
      case .ordered(let group, _), .tied(let group, _):
        apply(change)
        if group == cursor?.group { intake.isStale = true }
      case .identified(let id, _, _, _), .judged(let id, _), .scored(let id, _, _),
        .failed(let id, _):
        exchange([id], for: [id], by: change, &intake)
      }
    }
    refilter(changes, intake)
    settleCursor(intake)
    if intake.hasLosses { letGo(intake) }
    for case .answered(let group, let answers) in changes { take(answers: answers, of: group) }
    if followsChange { follow(changes) }
  }

  private mutating func apply(_ change: GalleryChange) {
    gallery.apply(change)
    table?.apply(change, in: gallery)
  }

  private mutating func add(
    _ pictures: [Picture], by change: GalleryChange, _ intake: inout Intake
  ) {
    apply(change)
    for picture in pictures { count(picture.id, by: 1) { intake.note(picture.id, nil) } }
  }

  /// Makes a change after which there are some pictures in the place of others.
  private mutating func exchange(
    _ old: [PictureID], for new: [PictureID], by change: GalleryChange, _ intake: inout Intake
  ) {
    let old = old.filter(gallery.pictures.contains)
    for id in old {
      let picture = gallery[id]
      count(id, by: -1) { intake.note(id, picture) }
    }
    if old != new { intake.hasLosses = true }
    apply(change)
    for id in new where gallery.pictures.contains(id) {
      count(id, by: 1) { intake.note(id, nil) }
    }
  }

  /// Counts a picture in or out of its group; `note` is called where that is under the cursor.
  private mutating func count(_ id: PictureID, by weight: Int, note: () -> Void) {
    let group = gallery.group(of: id)
    insights[group] = nil
    tallies[group, default: GroupTally()].count(gallery[id], scorers: scorers, by: weight)
    if group == cursor?.group { note() }
  }

  private mutating func regroup(by change: GalleryChange, _ intake: inout Intake) {
    apply(change)
    tallies = [:]
    insights = [:]
    lastPictures = [:]
    for picture in gallery.pictures { count(picture.id, by: 1) {} }
    intake.isStale = true
    intake.hasLosses = true
  }

  /// Lets go of what was marked, compared and held against one another and is gone.
  private mutating func letGo(_ intake: Intake) {
    marks = marks.map(intake.heir).filter(gallery.pictures.contains)
    compared = compared.map(intake.heir).filter(gallery.pictures.contains)
    if compared.count < 2 { views.removeAll { $0 == .compare } }
    let isDuelWhole = duel.map { duel in
      duel.pictures.allSatisfy {
        gallery.pictures.contains($0) && gallery.group(of: $0) == duel.group
      }
    }
    guard isDuelWhole == false else { return }
    duel = nil
    guard views.contains(.duel) else { return }
    views.removeAll { $0 == .duel }
    message = Message("the duel's pictures have changed; what was answered is kept")
  }
}
