/// What a person said of two pictures that were held against each other.
package struct Comparison: Sendable, Hashable {
  package let first: ContentDigest
  package let second: ContentDigest
  package let preference: Preference

  /// A preference between two pictures.
  package init(_ first: ContentDigest, _ second: ContentDigest, _ preference: Preference) {
    self.first = first
    self.second = second
    self.preference = preference
  }
}
