internal import Curation
internal import Foundation
internal import Scorers
internal import Store
internal import Terminal

/// Scored pictures for people: each group's prompt, then its pictures, the best first.
struct ScoreTable {
  let lines: [ScoreLine]
  let scorers: [ScorerID]

  /// The lines of the table.
  var text: [String] {
    var groups: [GroupID] = []
    var members: [GroupID: [ScoreLine]] = [:]
    for line in lines {
      if members[line.group] == nil { groups.append(line.group) }
      members[line.group, default: []].append(line)
    }
    return groups.flatMap { group in block(members[group] ?? []) }
  }

  private func block(_ lines: [ScoreLine]) -> [String] {
    let title = lines.first?.prompt?.printable ?? "(no prompt)"
    let names = lines.map { URL(filePath: $0.path).lastPathComponent.printable }
    let width = min(names.map(DisplayWidth.of).max() ?? 0, 48)
    let isRanked = lines.contains { $0.people != nil }
    let heading =
      "  " + "".padded(to: width)
      + scorers.map { "  " + $0.title.padded(to: $0.columns, .right) }.joined()
      + (isRanked ? "  People" : "")
    let rows = zip(lines, names).sorted { place($0.0) < place($1.0) }.map { line, name in
      row(line, name.truncated(to: width).padded(to: width), isRanked)
    }
    return [title, heading] + rows + [""]
  }

  /// Where a picture stands: as the person ordered it, then by the first scorer.
  private func place(_ line: ScoreLine) -> (Int, Int) {
    (line.order ?? .max, scorers.first.flatMap { line.ranks[$0] } ?? .max)
  }

  private func row(_ line: ScoreLine, _ name: String, _ isRanked: Bool) -> String {
    let rank = line.people.map { "#" + JSONText.number($0).text } ?? "-"
    let people = isRanked ? "  " + rank.padded(to: 6, .right) : ""
    if let error = line.error { return "! " + name + people + "  " + error.printable }
    let scores = scorers.map { scorer in
      guard let score = line.scores[scorer], let rank = line.ranks[scorer] else {
        return "  " + "-".padded(to: scorer.columns, .right)
      }
      return "  "
        + String(format: "%+.4f #%-2d", score.value, rank).padded(to: scorer.columns, .right)
    }
    let mark =
      switch line.decision {
      case .accepted: "✓ "
      case .rejected: "✗ "
      case nil: "  "
      }
    let stars = String(repeating: "★", count: line.stars)
    return (mark + name + scores.joined() + people + "  " + stars).trimmedAtEnd
  }
}

extension ScorerID {
  /// The width of the scorer's column in a table: its title, or a score and its rank.
  var columns: Int { max(12, title.displayWidth) }
}

extension String {
  fileprivate var trimmedAtEnd: String {
    var text = self[...]
    while text.last == " " { text.removeLast() }
    return String(text)
  }
}
