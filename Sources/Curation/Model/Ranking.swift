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

  /// Where a value lies between the least and the greatest of its group, 0 to 1; 1 where all agree.
  package static func share(of value: Double, in values: [Double]) -> Double {
    guard let least = values.min(), let greatest = values.max(), greatest > least else { return 1 }
    return (value - least) / (greatest - least)
  }
}
