internal import Curation

/// What changes of the gallery make of the group under the cursor, taken together.
struct Intake {
  /// The group's pictures that change, as they were before; `nil` for those that come.
  private(set) var before: [PictureID: Picture?] = [:]
  /// Pictures that others took the place of.
  var heirs: [PictureID: PictureID] = [:]
  /// Whether pictures are gone, or are in other groups.
  var hasLosses = false
  /// Whether the group is to be arranged anew.
  var isStale = false

  /// Notes that a picture of the group changes, or comes where `old` is `nil`.
  mutating func note(_ id: PictureID, _ old: Picture?) {
    if before[id] == nil { before[id] = .some(old) }
  }

  /// The picture that is now in the place of another; that itself where none is.
  func heir(of picture: PictureID) -> PictureID {
    var heir = picture
    while let next = heirs[heir] { heir = next }
    return heir
  }
}
