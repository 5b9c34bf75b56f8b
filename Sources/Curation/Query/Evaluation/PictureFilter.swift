package import Foundation

/// A question and the pictures that answer it, kept up to date with the table that it is about.
package struct PictureFilter: Sendable, Equatable {
  package let query: Query
  private var program: QueryProgram
  /// The rows that match.
  private var matches = DenseSet()
  private var stack: [UInt64]

  /// Asks a table; `now` and `calendar` say what `today` and `7d` mean.
  package init(_ query: Query, of table: inout QueryTable, now: Date, calendar: Calendar) {
    self.query = query
    program = QueryProgram(query, for: table, now: now, calendar: calendar)
    stack = Array(repeating: 0, count: program.depth)
    update(from: &table)
  }

  /// Whether a picture matches.
  package func contains(_ picture: PictureID) -> Bool { matches.contains(picture.rawValue) }

  /// How many pictures match.
  package var count: Int { matches.count }

  /// The pictures that match, in the order of their ids.
  package var pictures: [PictureID] {
    var pictures: [PictureID] = []
    for (index, word) in matches.words.enumerated() {
      var rest = word
      while rest != 0 {
        pictures.append(PictureID(rawValue: index << 6 + rest.trailingZeroBitCount))
        rest &= rest - 1
      }
    }
    return pictures
  }

  /// Asks again about every picture.
  package mutating func update(from table: inout QueryTable) {
    table.prepare(for: program)
    program.extend(over: table)
    matches.reserve(table.count)
    for word in 0..<(table.count + 63) >> 6 { ask(word, in: table) }
  }

  private mutating func ask(_ word: Int, in table: QueryTable) {
    matches.setWord(word, to: program.answers(word: word, in: table, &stack))
  }
}

extension QueryTable {
  /// Computes the ranks that a program asks for.
  mutating func prepare(for program: QueryProgram) {
    guard program.asksForDisagreement || !program.ranked.isEmpty else { return }
    ranks.prepareMembers(groupOf, groups: groups.count)
    for scorer in program.ranked {
      ranks.prepareRanks(by: scorer, scores(scorer), groups: groups.count)
    }
    if program.asksForDisagreement {
      ranks.prepareDisagreement(
        scorers.indices.map { scores($0) }, count: count, groups: groups.count)
    }
  }
}
