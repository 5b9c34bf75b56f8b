internal import Curation
internal import Foundation
internal import Terminal

/// How models, samplers and the like do, for people and for programs.
struct FacetText: GalleryText {
  let report: FacetReport

  /// The report as aligned lines, a block a voice.
  var lines: [String] {
    let named = report.values.count { $0.name != nil }
    let noun = report.facet.rawValue
    let pictures = report.values.reduce(0) { $0 + $1.pictures }
    let heading =
      "\(named) \(noun)\(named == 1 ? "" : "s") of \(pictures) pictures; "
      + "\(report.groups) group\(report.groups == 1 ? "" : "s") with two or more of them"
    return [heading] + report.voices.flatMap(block)
  }

  var hasOpinions: Bool { !report.voices.isEmpty }

  /// One object.
  var json: JSONText {
    .object([
      ("by", .string(report.facet.rawValue)),
      ("groups", JSONText(report.groups)),
      ("values", .array(report.values.map(value))),
    ])
  }

  private func block(_ voice: Voice) -> [String] {
    let heading =
      voice.title.padded(to: width) + "    mean     won    pairs  rank  pictures"
    return ["", heading]
      + report.ranking(by: voice).map { value, standing in
        let mean = voice.scorer == nil ? nil : standing.mean
        let cells = [
          "  " + title(value).padded(to: width - 2),
          (mean.map { String(format: "%+.3f", $0) } ?? "-").padded(to: 8, .right),
          (standing.winRate.map { String(format: "%.1f%%", $0 * 100) } ?? "-")
            .padded(to: 8, .right),
          String(standing.pairs).padded(to: 9, .right),
          (standing.rank.map(String.init) ?? "-").padded(to: 6, .right),
          String(standing.count).padded(to: 10, .right),
        ]
        return cells.joined()
      }
  }

  private func value(_ value: FacetReport.Value) -> JSONText {
    let standings = report.voices.compactMap { voice in
      value.standings[voice].map { (voice.name, standing($0, of: voice)) }
    }
    return .object(
      [("value", JSONText(value.name)), ("pictures", JSONText(value.pictures))] + standings)
  }

  private func standing(_ standing: Standing, of voice: Voice) -> JSONText {
    func decimal(_ number: Double?) -> JSONText {
      number.map { .decimal($0, places: 6) } ?? .null
    }
    return .object([
      ("pictures", JSONText(standing.count)),
      ("mean", voice.scorer == nil ? .null : decimal(standing.mean)),
      ("pairs", JSONText(standing.pairs)),
      ("win_rate", decimal(standing.winRate)),
      ("rank", JSONText(standing.rank)),
    ])
  }

  private func title(_ value: FacetReport.Value) -> String {
    (value.name ?? "(no \(report.facet.rawValue))").truncated(to: 40)
  }

  private var width: Int {
    let titles = report.values.map(title) + report.voices.map(\.title)
    return 2 + max(14, titles.map(\.displayWidth).max() ?? 0)
  }
}
