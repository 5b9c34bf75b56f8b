internal import Curation
internal import Foundation
internal import Scorers
internal import Terminal

/// How scorers agree, for people and for programs.
struct AgreementText: GalleryText {
  let report: AgreementReport

  /// The report as aligned lines.
  var lines: [String] {
    let scorers = report.voices.count { $0.scorer != nil }
    var lines = [
      "\(Self.count(scorers, "scorer")) on \(Self.count(report.groups, "group")) of two pictures or "
        + "more (\(Self.count(report.pictures, "picture")))"
    ]
    lines += peopleLines + correlationLines + disputeLines
    return lines
  }

  /// One opinion alone has nothing to be held against.
  var hasOpinions: Bool { report.voices.count > 1 }

  /// One object.
  var json: JSONText {
    .object([
      ("groups", JSONText(report.groups)),
      ("pictures", JSONText(report.pictures)),
      ("against", .object(people.map { ($0.name, against($0)) })),
      ("correlations", .array(pairs.compactMap(correlation))),
      ("most_disputed", .array(report.disputed.map(dispute))),
    ])
  }

  // MARK: - With people

  private var people: [Voice] { report.voices.filter { $0.scorer == nil } }
  private var scorers: [ScorerID] { report.voices.compactMap(\.scorer) }

  private var peopleLines: [String] {
    people.flatMap { voice -> [String] in
      let agreements = scorers.compactMap { scorer in
        report.agreement(of: scorer, with: voice).map { (scorer, $0) }
      }
      if agreements.isEmpty { return [] }
      let depths = Agreement.depths.map(String.init).joined(separator: " / ")
      let heading =
        "with \(voice.name)".padded(to: width) + "  accuracy    pairs    tau    rho"
        + "  recall @ \(depths)".padded(to: 28) + "  filter @ \(depths)"
      return ["", heading] + agreements.map { row($0, $1) }
    }
  }

  private func row(_ scorer: ScorerID, _ agreement: Agreement) -> String {
    func shares(_ share: (Int) -> Double?) -> String {
      Agreement.depths.map { Self.percent(share($0)) }.joined(separator: " / ")
    }
    let cells = [
      ("  " + scorer.title).padded(to: width),
      Self.percent(agreement.accuracy).padded(to: 10, .right),
      String(agreement.pairs).padded(to: 9, .right),
      Self.signed(agreement.kendallTauB).padded(to: 7, .right),
      Self.signed(agreement.spearmanRho).padded(to: 7, .right),
      "  " + shares(agreement.recall).padded(to: 26), "  " + shares(agreement.filter),
    ]
    return cells.joined()
  }

  private func against(_ voice: Voice) -> JSONText {
    .object(
      scorers.compactMap { scorer in
        report.agreement(of: scorer, with: voice).map { (scorer.rawValue, json($0)) }
      })
  }

  private func json(_ agreement: Agreement) -> JSONText {
    func shares(_ share: (Int) -> Double?) -> JSONText {
      .object(Agreement.depths.map { (String($0), Self.decimal(share($0))) })
    }
    return .object([
      ("groups", JSONText(agreement.groups)),
      ("pairs", JSONText(agreement.pairs)),
      ("correct_pairs", JSONText(agreement.correctPairs)),
      ("accuracy", Self.decimal(agreement.accuracy)),
      ("kendall_tau_b", Self.decimal(agreement.kendallTauB)),
      ("spearman_rho", Self.decimal(agreement.spearmanRho)),
      ("recall", shares(agreement.recall)),
      ("filter", shares(agreement.filter)),
    ])
  }

  // MARK: - With one another

  private var pairs: [(Voice, Voice)] {
    report.voices.enumerated().flatMap { index, one in
      report.voices.dropFirst(index + 1).map { (one, $0) }
    }
  }

  private var correlationLines: [String] {
    guard report.voices.count > 1 else { return [] }
    let columns = report.voices.map { $0.title.padded(to: $0.columns, .right) }.joined()
    let rows = report.voices.map { one in
      ("  " + one.title).padded(to: width)
        + report.voices.map { other in
          let tau = one == other ? "1" : Self.signed(report.correlation(one, other)?.kendallTauB)
          return tau.padded(to: other.columns, .right)
        }.joined()
    }
    return ["", "Kendall tau-b".padded(to: width) + columns] + rows
  }

  private func correlation(_ one: Voice, _ other: Voice) -> JSONText? {
    report.correlation(one, other).map { found in
      .object([
        ("first", .string(one.name)), ("second", .string(other.name)),
        ("groups", JSONText(found.groups)),
        ("kendall_tau_b", Self.decimal(found.kendallTauB)),
        ("spearman_rho", Self.decimal(found.spearmanRho)),
      ])
    }
  }

  private var disputeLines: [String] {
    guard !report.disputed.isEmpty else { return [] }
    return ["", "most disputed: pairs that two scorers order differently"]
      + report.disputed.map { dispute in
        let prompt = dispute.prompt ?? "(no prompt)"
        return "  " + Self.percent(dispute.share).padded(to: 6, .right) + "  "
          + prompt.truncated(to: 88)
      }
  }

  private func dispute(_ dispute: AgreementReport.Dispute) -> JSONText {
    .object([
      ("group", .string(dispute.group.rawValue)), ("prompt", JSONText(dispute.prompt)),
      ("pictures", JSONText(dispute.pictures)), ("disagreement", Self.decimal(dispute.share)),
    ])
  }

  // MARK: - Words and numbers

  private var width: Int { 2 + max(13, report.voices.map(\.title.displayWidth).max() ?? 0) }

  private static func count(_ number: Int, _ noun: String) -> String {
    "\(number) \(noun)\(number == 1 ? "" : "s")"
  }

  private static func percent(_ share: Double?) -> String {
    share.map { String(format: "%.1f%%", $0 * 100) } ?? "-"
  }

  private static func signed(_ number: Double?) -> String {
    number.map { String(format: "%+.2f", $0) } ?? "-"
  }

  private static func decimal(_ number: Double?) -> JSONText {
    number.map { .decimal($0, places: 6) } ?? .null
  }
}

extension Voice {
  /// The scorer whose voice it is; `nil` for people.
  var scorer: ScorerID? {
    if case .scorer(let scorer) = self { scorer } else { nil }
  }

  /// The name for programs.
  var name: String { scorer?.rawValue ?? (self == .people ? "people" : "you") }

  /// The name for people.
  var title: String { scorer?.title ?? name }

  /// The width of its column in a table.
  fileprivate var columns: Int { max(12, title.displayWidth + 2) }
}
