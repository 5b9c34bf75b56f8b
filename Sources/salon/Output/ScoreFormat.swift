internal import ArgumentParser
internal import Curation
internal import Foundation
internal import Scorers
internal import Store
internal import Terminal

/// How scored pictures are written.
enum ScoreFormat: String, ExpressibleByArgument, CaseIterable {
  case table, json, jsonl, csv

  /// The whole text of a report, line by line.
  func text(_ lines: [ScoreLine], scorers: [ScorerID]) -> [String] {
    switch self {
    case .table: ScoreTable(lines: lines, scorers: scorers).text
    case .jsonl: lines.map { Self.json($0, scorers).text }
    case .json: [JSONText.array(lines.map { Self.json($0, scorers) }).text]
    case .csv: [Self.header(scorers)] + lines.map { Self.row($0, scorers) }
    }
  }

  /// One picture as a JSON object.
  static func json(_ line: ScoreLine, _ scorers: [ScorerID]) -> JSONText {
    let scored = scorers.compactMap { id in line.scores[id].map { (id, $0) } }
    return .object([
      ("path", .string(line.path)),
      ("group", .string(line.group.rawValue)),
      ("prompt", JSONText(line.prompt)),
      ("scores", .object(scored.map { ($0.rawValue, .decimal($1.value, places: 6)) })),
      ("ranks", .object(scored.map { id, _ in (id.rawValue, JSONText(line.ranks[id])) })),
      ("tokens", .object(scored.map { ($0.rawValue, tokens($1)) })),
      ("decision", JSONText(line.decision?.rawValue)),
      ("stars", JSONText(line.stars)),
      ("order", JSONText(line.order)),
      ("error", JSONText(line.error)),
      ("people", line.people.map(JSONText.number) ?? .null),
      (
        "imported",
        .object(line.imported.sorted { $0.key < $1.key }.map { ($0, .number($1)) })
      ),
    ])
  }

  private static func tokens(_ score: Score) -> JSONText {
    .object([("used", JSONText(score.tokensUsed)), ("total", JSONText(score.tokensTotal))])
  }

  private static func header(_ scorers: [ScorerID]) -> String {
    let names = scorers.flatMap { [$0.rawValue, $0.rawValue + "_rank"] }
    return (["path", "group", "prompt"] + names + ["decision", "stars", "order", "error"])
      .joined(separator: ",")
  }

  private static func row(_ line: ScoreLine, _ scorers: [ScorerID]) -> String {
    let numbers = scorers.flatMap { id in
      [
        line.scores[id].map { String(format: "%.6f", $0.value) } ?? "",
        line.scores[id] == nil ? "" : line.ranks[id].map(String.init) ?? "",
      ]
    }
    let fields =
      [line.path, line.group.rawValue, line.prompt ?? ""] + numbers + [
        line.decision?.rawValue ?? "", String(line.stars), line.order.map(String.init) ?? "",
        line.error ?? "",
      ]
    return fields.map(quoted).joined(separator: ",")
  }

  /// A field after RFC 4180, quoted where it must be.
  private static func quoted(_ field: String) -> String {
    guard field.contains(where: { $0 == "," || $0 == "\"" || $0.isNewline }) else { return field }
    return "\"" + field.replacing("\"", with: "\"\"") + "\""
  }
}
