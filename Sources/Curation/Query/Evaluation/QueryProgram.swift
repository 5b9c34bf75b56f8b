package import Foundation
internal import Scorers

/// A question made ready for one table: steps that are taken for 64 pictures at a time.
package struct QueryProgram: Sendable, Hashable {
  /// What is done, in postfix order: each test puts its answers on a stack, each connective takes
  /// the last one or two off and puts its own there.
  private(set) var steps: [Step] = []
  private(set) var searches: [TextSearch] = []
  /// Answers on the stack, at most.
  private(set) var depth = 0
  /// Scorers, by their index in the table, whose ranks are asked for.
  private(set) var ranked: Set<Int> = []
  private(set) var asksForDisagreement = false
  /// Whether what a picture's change makes of others of its group matters.
  package private(set) var isAboutGroups = false

  /// One thing that is done; every payload is a plain number, so that no step costs a count of
  /// references.
  enum Step: Sendable, Hashable {
    case figure(QueryTable.Figure, ValueInterval)
    case score(Int, ValueInterval)
    case rank(Int, ValueInterval)
    case disagree(ValueInterval)
    case group(GroupFigure, ValueInterval)
    case seed(first: UInt64, last: UInt64, isInside: Bool)
    /// The flags of a mask are these.
    case flags(mask: UInt8, value: UInt8)
    case search(Int)
    case constant(Bool)
    case not, and, or
  }

  /// What is counted in a group.
  enum GroupFigure: Sendable, Hashable {
    case size, accepted, undecided
  }

  /// The steps of a question; `now` and `calendar` say what `today` and `7d` mean.
  package init(_ query: Query, for table: QueryTable, now: Date, calendar: Calendar) {
    var compiler = QueryCompiler(table: table, now: now, calendar: calendar)
    if let expression = query.expression {
      compiler.add(expression)
    } else {
      compiler.add(.constant(true))
    }
    steps = compiler.steps
    searches = compiler.searches
    var height = 0
    for step in steps {
      switch step {
      case .not: break
      case .and, .or: height -= 1
      case .rank(let scorer, _):
        height += 1
        ranked.insert(scorer)
        isAboutGroups = true
      case .disagree:
        height += 1
        asksForDisagreement = true
        isAboutGroups = true
      case .group:
        height += 1
        isAboutGroups = true
      default: height += 1
      }
      depth = max(depth, height)
    }
  }

  /// Looks into the texts of pictures that are new.
  mutating func extend(over table: QueryTable) {
    for index in searches.indices { searches[index].extend(over: table) }
  }
}
