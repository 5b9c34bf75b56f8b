internal import Foundation
internal import GRDB

extension Edit {
  /// What an edit sets: of two edits of one target, the later alone counts.
  enum Target: Hashable {
    case decision(ContentDigest)
    case stars(ContentDigest)
    case order(String)
    case comparison(String, Set<ContentDigest>)
  }

  /// What the edit sets.
  var target: Target {
    switch self {
    case .decision(let picture, _): .decision(picture)
    case .stars(let picture, _): .stars(picture)
    case .order(let group, _): .order(group)
    case .comparison(let group, let first, let second, _): .comparison(group, [first, second])
    }
  }

  /// The same edit in the form in which the library gives it back.
  ///
  /// An order of nothing is no order. A picture that is there twice, because two files of the group
  /// hold the same, has its better place.
  var normalized: Edit {
    guard case .order(let group, let pictures?) = self else { return self }
    var seen: Set<ContentDigest> = []
    let order = pictures.filter { seen.insert($0).inserted }
    return .order(group: group, order.isEmpty ? nil : order)
  }

  /// The edit that sets this one's target to what it is at present.
  func current(_ db: Database) throws -> Edit {
    switch self {
    case .decision(let picture, _):
      .decision(picture: picture, try Judgements.judgement(of: picture, db).decision)
    case .stars(let picture, _):
      .stars(picture: picture, try Judgements.judgement(of: picture, db).stars)
    case .order(let group, _):
      .order(group: group, try Orders.order(of: group, db))
    case .comparison(let group, let first, let second, _):
      .comparison(
        group: group, first, second, try Comparisons.preference(first, second, in: group, db))
    }
  }

  /// Sets the target.
  func write(_ stamp: Stamp, _ db: Database) throws {
    switch self {
    case .decision(let picture, let decision):
      try Judgements.set(.decision, decision?.rawValue, of: picture, stamp, db)
    case .stars(let picture, let stars):
      try Judgements.set(.stars, stars, of: picture, stamp, db)
    case .order(let group, let order):
      try Orders.set(order, of: group, stamp, db)
    case .comparison(let group, let first, let second, let preference):
      try Comparisons.set(preference, first, second, in: group, stamp, db)
    }
  }
}
