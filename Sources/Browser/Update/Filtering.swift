internal import Curation
internal import Foundation
internal import Terminal

extension BrowserState {
  /// Opens the line in which the filter is typed, over the grid.
  mutating func openFilter() {
    if table == nil { table = QueryTable(gallery, scorers: scorers) }
    if let cursor { filterOrigin = cursor.picture }
    filterLine.begin(with: filter?.text ?? "")
    views = [.grid, .filterLine]
  }

  /// A key goes into the filter line, keeps the filter or drops it.
  mutating func pressInFilter(_ key: Key) {
    let text = filterLine.field.text
    switch key {
    case .escape, .control("c"): leaveFilterLine()
    case .backspace where text.isEmpty: leaveFilterLine()
    case .enter:
      // Asked anew, so that what was decided since then counts.
      guard applyFilter(isWhole: true) else { return }
      filterLine.remember()
      views = [.grid]
    default:
      guard filterLine.press(key), filterLine.field.text != text else { return }
      _ = applyFilter(isWhole: false)
    }
  }

  /// Shows everything again; the cursor stays where it is.
  mutating func dropFilter() {
    guard filter != nil else { return }
    filter = nil
    message = Message("everything is shown")
    showFiltered(around: cursor?.picture ?? filterOrigin)
  }

  /// Shows everything again; the cursor goes back to where it was before the filter was typed.
  private mutating func leaveFilterLine() {
    views = [.grid]
    guard filter != nil else { return }
    filter = nil
    showFiltered(around: filterOrigin)
  }

  /// Asks what is in the line; where that cannot be asked the last answer stays, and the line says
  /// what is wrong.
  ///
  /// It also stays while a key is being typed, which is not meant as a word that no picture has.
  private mutating func applyFilter(isWhole: Bool) -> Bool {
    do throws(QueryError) {
      let query = try Query(filterLine.field.text)
      filterLine.mistake = nil
      var asked: GalleryFilter?
      if query.expression != nil, var table = table.take() {
        asked = GalleryFilter(query, of: gallery, &table, now: now, calendar: .current)
        self.table = table
      }
      if !isWhole, asked?.count == 0, filterLine.mayEndInKey { return true }
      filter = asked
    } catch {
      filterLine.mistake = error
      return false
    }
    showFiltered(around: filterOrigin)
    return true
  }

  /// Keeps the filter in step with the gallery; what is under the cursor stays, if the person chose
  /// it.
  mutating func refilter(_ changes: [GalleryChange], _ intake: Intake) {
    filterOrigin = filterOrigin.map(intake.heir)
    guard filter != nil, var table = table.take() else { return }
    filter?.take(changes, of: gallery, &table)
    self.table = table
    if holdsPicture, let heir = cursor.map({ intake.heir(of: $0.picture) }),
      gallery.pictures.contains(heir)
    {
      filter?.hold(heir, in: gallery)
    }
  }

  /// Puts the cursor on a picture or, where the filter hides it, on the next that is shown: of its
  /// group, else of the groups after it, else of those before.
  mutating func showFiltered(around picture: PictureID?) {
    guard shownGroupCount > 0 else {
      cursor = nil
      arrangement = nil
      return
    }
    let index = picture.flatMap { gallery.index(of: gallery.group(of: $0)) } ?? 0
    let shown = shownGroup(at: min(placeOfGroup(index), shownGroupCount - 1))
    let group = gallery.groups[shown]
    holdsPicture = picture.map(shows) ?? false
    scroll.loupeLine = 0
    arrangement?.show(filter)
    if let arrangement, arrangement.group == group.id {
      let place = picture.flatMap { arrangement.place(of: gallery[$0]) } ?? 0
      cursor = Cursor(
        group: group.id, groupIndex: shown, picture: arrangement.pictures[place], place: place)
    } else {
      scroll.gridRow = 0
      arrange(group, at: shown, cursorOn: picture)
    }
  }

  /// Shows a picture that the filter hides, until it is asked anew.
  mutating func showHidden(_ picture: PictureID) {
    guard !shows(picture) else { return }
    filter?.hold(picture, in: gallery)
    guard let cursor, gallery.group(of: picture) == cursor.group else { return }
    arrangement?.show(filter)
    self.cursor?.place = arrangement?.place(of: gallery[cursor.picture]) ?? 0
  }
}
