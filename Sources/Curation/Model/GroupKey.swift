internal import Foundation
internal import Provenance

/// How pictures are put into groups.
package enum GroupKey {
  /// The key of a picture: the source's id where there is one, else the normalised prompt.
  package static func of(_ picture: Picture) -> GroupID {
    if let id = picture.generation?.groupID { return GroupID(rawValue: "id:" + id) }
    return picture.prompt.map(of(prompt:)) ?? .withoutPrompt
  }

  /// The key of a prompt.
  ///
  /// Unicode NFC, runs of white space as one blank, trailing commas off, case aside. A prompt of
  /// which nothing is left is none.
  package static func of(prompt: String) -> GroupID {
    var words = prompt.precomposedStringWithCanonicalMapping.lowercased()
      .split(whereSeparator: \.isWhitespace).joined(separator: " ")[...]
    while let last = words.last, last == "," || last == " " { words.removeLast() }
    return GroupID(rawValue: String(words))
  }
}
