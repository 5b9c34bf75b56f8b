/// What somebody may have meant who typed something else.
package enum Spelling {
  /// The candidate that is reached with the fewest letters changed, at most a third of them; `nil`
  /// where none is near.
  package static func nearest(to word: String, in candidates: [String]) -> String? {
    let limit = max(1, word.count / 3)
    let distances = candidates.map { ($0, distance(Array(word.prefix(64)), Array($0))) }
    return distances.filter { $0.1 <= limit }.min { $0.1 < $1.1 }?.0
  }

  /// Letters to be put in, taken out or exchanged (Levenshtein).
  private static func distance(_ one: [Character], _ other: [Character]) -> Int {
    var row = Array(0...other.count)
    for (index, character) in one.enumerated() {
      var diagonal = row[0]
      row[0] = index + 1
      for place in other.indices {
        let change = diagonal + (other[place] == character ? 0 : 1)
        diagonal = row[place + 1]
        row[place + 1] = min(change, row[place] + 1, row[place + 1] + 1)
      }
    }
    return row[other.count]
  }
}
