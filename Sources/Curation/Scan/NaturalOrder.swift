/// Names in the order in which people count: `a9` before `a10`.
package enum NaturalOrder {
  /// The names, sorted.
  package static func sorted(_ names: [String]) -> [String] {
    names.map { (name: $0, parts: parts(of: $0)) }
      .sorted { one, other in
        for (left, right) in zip(one.parts, other.parts) where left != right { return left < right }
        return (one.parts.count, one.name) < (other.parts.count, other.name)
      }
      .map(\.name)
  }

  /// A run of digits, or a run of anything else.
  private enum Part: Comparable {
    /// The digits without leading zeros: a longer number is a greater one.
    case number(length: Int, digits: String)
    case text(String)
  }

  private static func parts(of name: String) -> [Part] {
    var parts: [Part] = []
    // Without its ending, `a` would come after `a9`, because of the dot.
    var rest = name[..<(name.lastIndex(of: ".") ?? name.endIndex)]
    while let first = rest.first {
      let isNumber = first.isASCII && first.isNumber
      let run = rest.prefix { ($0.isASCII && $0.isNumber) == isNumber }
      rest = rest[run.endIndex...]
      if isNumber {
        let digits = String(run.drop { $0 == "0" })
        parts.append(.number(length: digits.utf8.count, digits: digits))
      } else {
        parts.append(.text(run.lowercased()))
      }
    }
    return parts
  }
}
