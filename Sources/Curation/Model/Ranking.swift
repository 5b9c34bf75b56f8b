/// Places within a group.
package enum Ranking {
  /// The rank of each value, 1 for the highest; equal values share the better rank, and what has no
  /// value has no rank.
  package static func ranks(_ values: [Double?]) -> [Int?] {
    let sorted = values.compactMap(\.self).sorted(by: >)
    var rankOf: [Double: Int] = [:]
    for (index, value) in sorted.enumerated() where rankOf[value] == nil {
      rankOf[value] = index + 1
    }
    return values.map { $0.flatMap { rankOf[$0] } }
  }
}
