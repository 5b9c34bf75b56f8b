extension QueryProgram {
  /// The answers for 64 pictures from row 64 `word` on, a bit each.
  ///
  /// `stack` has room for ``depth`` answers, and is handed from word to word.
  func answers(word: Int, in table: QueryTable, _ stack: inout [UInt64]) -> UInt64 {
    let start = word << 6
    let count = min(64, table.count - start)
    let all = (count == 64 ? .max : (1 << UInt64(count)) - 1) & ~table.gone.word(word)
    let rows = start..<(start + count)
    var height = 0
    for step in steps {
      switch step {
      case .not: stack[height - 1] = ~stack[height - 1] & all
      case .and:
        height -= 1
        stack[height - 1] &= stack[height]
      case .or:
        height -= 1
        stack[height - 1] |= stack[height]
      default:
        stack[height] = answers(step, rows, all, in: table)
        height += 1
      }
    }
    return stack[0] & all
  }

  private func answers(
    _ step: Step, _ rows: Range<Int>, _ all: UInt64, in table: QueryTable
  ) -> UInt64 {
    switch step {
    case .figure(let figure, let interval): Self.bits(table.figures(figure), rows, interval)
    case .score(let scorer, let interval): Self.bits(table.scores(scorer), rows, interval)
    case .rank(let scorer, let interval): Self.bits(table.ranks.ranks(by: scorer), rows, interval)
    case .disagree(let interval): Self.bits(table.ranks.disagreements, rows, interval)
    case .group(let figure, let interval):
      Self.bits(rows) { interval.contains(Double(Self.count(figure, ofGroupOf: $0, in: table))) }
    case .seed(let first, let last, let isInside):
      Self.bits(rows) { row in
        table.flags[row].contains(.hasSeed)
          && (table.seeds[row] >= first && table.seeds[row] <= last) == isInside
      }
    case .flags(let mask, let value):
      Self.bits(rows) { table.flags[$0].rawValue & mask == value }
    case .search(let index): answers(searches[index], rows, in: table)
    case .constant(let answer): answer ? all : 0
    case .not, .and, .or: preconditionFailure("connectives work on the stack")
    }
  }

  private static func bits(
    _ values: [Double], _ rows: Range<Int>, _ interval: ValueInterval
  ) -> UInt64 {
    bits(rows) { interval.contains(values[$0]) }
  }

  @inline(__always)
  private static func bits(_ rows: Range<Int>, _ passes: (Int) -> Bool) -> UInt64 {
    var bits: UInt64 = 0
    for (index, row) in rows.enumerated() where passes(row) { bits |= 1 << UInt64(index) }
    return bits
  }

  private static func count(
    _ figure: GroupFigure, ofGroupOf row: Int, in table: QueryTable
  ) -> Int32 {
    let group = Int(table.groupOf[row])
    guard group >= 0 else { return 0 }
    let counts = table.groups[group]
    return switch figure {
    case .size: counts.size
    case .accepted: counts.accepted
    case .undecided: counts.undecided
    }
  }

  private func answers(
    _ search: TextSearch, _ rows: Range<Int>, in table: QueryTable
  ) -> UInt64 {
    let column: TextColumn
    switch search.source {
    case .name, .path:
      return Self.bits(rows) { search.matches.contains($0) != search.isNegated }
    case .prompt: column = table.prompts
    case .negative: column = table.negatives
    case .model: column = table.models
    case .sampler: column = table.samplers
    case .scheduler: column = table.schedulers
    case .tool: column = table.tools
    }
    return Self.bits(rows) { row in
      let number = Int(column.numbers[row])
      return number > 0 && search.matches.contains(number - 1) != search.isNegated
    }
  }
}
