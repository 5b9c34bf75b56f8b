internal import Foundation
package import Provenance

/// How pictures are put into groups.
package enum GroupKey {
  /// The key of a picture; of one of which the facet is not known, that of the group without.
  ///
  /// The keys of other facets than the prompt begin with its name, as `model:sd-v1-5`.
  package static func of(_ picture: Picture, by grouping: Grouping = .byPrompt) -> GroupID {
    if grouping == .byPrompt { return picture.recipe?.key ?? .withoutPrompt }
    let generation = picture.recipe?.generation
    let value: String?
    switch grouping.facet {
    case .prompt:
      return generation.map { of($0, ignoresNetworkTags: true) } ?? .withoutPrompt
    case .model: value = generation?.model ?? generation?.modelHash
    case .sampler: value = generation?.sampler
    case .folder: value = picture.folder.path
    case .day: value = picture.stamp.flatMap { day(ofNanoseconds: $0.modified) }
    case .seed: value = picture.seed.map { String($0) }
    }
    guard let value, !value.isEmpty else { return .withoutPrompt }
    return GroupID(rawValue: "\(grouping.facet.rawValue):\(value)")
  }

  /// The key of how a picture was made: the source's id where there is one, else the normalised
  /// prompt.
  package static func of(
    _ generation: Generation, ignoresNetworkTags: Bool = false
  ) -> GroupID {
    if let id = generation.groupID { return GroupID(rawValue: "id:" + id) }
    guard let prompt = generation.prompt else { return .withoutPrompt }
    return of(prompt: ignoresNetworkTags ? PromptCleaning.withoutNetworkTags(prompt) : prompt)
  }

  /// The key of a prompt.
  ///
  /// Unicode NFC, runs of white space as one blank, trailing commas off, case aside. A prompt of
  /// which nothing is left is none.
  package static func of(prompt: String) -> GroupID {
    if let key = keyOfASCII(prompt) { return GroupID(rawValue: key) }
    var words = prompt.precomposedStringWithCanonicalMapping.lowercased()
      .split(whereSeparator: \.isWhitespace).joined(separator: " ")[...]
    while let last = words.last, last == "," || last == " " { words.removeLast() }
    return GroupID(rawValue: String(words))
  }

  /// The same for a text of ASCII alone, twenty times quicker; `nil` for any other.
  private static func keyOfASCII(_ prompt: String) -> String? {
    let count = prompt.utf8.count
    guard prompt.utf8.allSatisfy({ $0 < 0x80 }) else { return nil }
    return String(unsafeUninitializedCapacity: count) { room in
      var length = 0
      var isAfterBlank = false
      for byte in prompt.utf8 {
        if byte == 0x20 || (0x09...0x0D).contains(byte) {
          isAfterBlank = length > 0
          continue
        }
        if isAfterBlank {
          room[length] = 0x20
          length += 1
          isAfterBlank = false
        }
        room[length] = (0x41...0x5A).contains(byte) ? byte | 0x20 : byte
        length += 1
      }
      while length > 0, room[length - 1] == UInt8(ascii: ",") || room[length - 1] == 0x20 {
        length -= 1
      }
      return length
    }
  }

  /// A moment's local day, as `2024-05-01`; `nil` of a moment that no calendar has.
  private static func day(ofNanoseconds nanoseconds: Int64) -> String? {
    var seconds = time_t(nanoseconds / 1_000_000_000)
    var parts = tm()
    guard localtime_r(&seconds, &parts) != nil else { return nil }
    let (year, month, day) = (Int(parts.tm_year) + 1900, parts.tm_mon + 1, parts.tm_mday)
    func two(_ number: Int32) -> String { number < 10 ? "0\(number)" : "\(number)" }
    return "\(year)-\(two(month))-\(two(day))"
  }
}
