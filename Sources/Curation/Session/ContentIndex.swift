internal import Store

/// The open pictures that hold a content.
///
/// Mostly that is one, for which no list is kept.
struct ContentIndex {
  private var first: [ContentDigest: PictureID] = [:]
  /// Those that came after the first.
  private var copies: [ContentDigest: [PictureID]] = [:]

  /// The pictures of a content, in the order in which they became known.
  subscript(content: ContentDigest) -> [PictureID] {
    guard let first = first[content] else { return [] }
    return [first] + (copies[content] ?? [])
  }

  /// Whether a content is that of any picture.
  func contains(_ content: ContentDigest) -> Bool { first[content] != nil }

  /// Makes room for so many contents more.
  mutating func reserve(_ more: Int) {
    // Not for every few more: reserving ends the growth by doubling.
    if more > first.count { first.reserveCapacity(first.count + more) }
  }

  /// Takes in that a picture holds a content.
  mutating func add(_ picture: PictureID, to content: ContentDigest) {
    guard let earlier = first.updateValue(picture, forKey: content) else { return }
    first[content] = earlier
    copies[content, default: []].append(picture)
  }

  /// Takes in that a picture holds it no longer.
  mutating func remove(_ picture: PictureID, from content: ContentDigest) {
    var rest = self[content].filter { $0 != picture }
    first[content] = rest.isEmpty ? nil : rest.removeFirst()
    copies[content] = rest.isEmpty ? nil : rest
  }
}
