/// One thing that a person did, which is undone and redone as a whole.
package struct Change: Sendable, Hashable, Codable {
  /// What it was, in the words of the screen, such as `accept`.
  package var label: String
  /// Its parts, in the order in which they are made.
  package var edits: [Edit]

  /// A change from its parts.
  package init(_ label: String, _ edits: [Edit]) {
    self.label = label
    self.edits = edits
  }
}

/// One value set to another.
package enum Edit: Sendable, Hashable, Codable {
  /// A picture's decision.
  case decision(picture: ContentDigest, Decision?)
  /// A picture's stars, 0 to 5.
  case stars(picture: ContentDigest, Int)
  /// A group's order by hand, best first; `nil` where there is none.
  case order(group: String, [ContentDigest]?)
  /// Which of two different pictures of a group is better; `nil` where that is not said.
  case comparison(group: String, ContentDigest, ContentDigest, Preference?)
}
