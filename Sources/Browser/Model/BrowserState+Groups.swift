internal import Curation

/// The groups that are shown: all, or those of which the filter shows pictures.
///
/// A group's index is that among the gallery's, its place that among the shown.
extension BrowserState {
  /// How many groups are shown.
  var shownGroupCount: Int { filter?.groups.count ?? gallery.groups.count }

  /// The index of the group at a place.
  func shownGroup(at place: Int) -> Int { filter.map { $0.groups[place] } ?? place }

  /// The place of a group, or the one that it would have if it were shown.
  func placeOfGroup(_ index: Int) -> Int {
    guard let groups = filter?.groups else { return index }
    var low = 0
    var high = groups.count
    while low < high {
      let middle = (low + high) / 2
      if groups[middle] < index { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// How many of a group's pictures are shown.
  func shownCount(ofGroup index: Int) -> Int {
    filter?.count(ofGroup: index) ?? gallery.groups[index].pictures.count
  }

  /// Whether a picture is shown.
  func shows(_ picture: PictureID) -> Bool { filter?.shows(picture) ?? true }
}
