/// A picture that was read, and is to be told.
struct Arrival: Sendable {
  let finding: Finding
  /// The picture whose place it takes; `nil` for one that is new.
  var old: PictureID?
  /// Whether the old one's content is known to be this one's.
  var keepsContent = false
}
