internal import Foundation

/// What `salon-bench scoring` found.
struct ScoringReport: Codable {
  var limits: Limits
  var rows: [Row] = []

  /// One scorer in one mode.
  struct Row: Codable {
    let scorer: String
    let mode: String
    let batch: Int
    /// Seconds a picture, of the fastest run and of the middle one.
    let leastSeconds: Double
    let medianSeconds: Double
    /// GFLOP in products, a picture.
    let operations: Double
    /// GFLOP/s of the fastest run, everything included.
    let rate: Double
    /// The share of the workers' time in which no product was computed, waiting included.
    let outsideProducts: Double
    /// Of the last run, to be held against other implementations.
    let scores: [Double]
  }

  /// For programs.
  func json() throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
    encoder.nonConformingFloatEncodingStrategy = .convertToString(
      positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
    return String(decoding: try encoder.encode(self), as: UTF8.self)
  }

  /// For people.
  func table() -> String {
    var lines = [
      "\(limits.workers) workers side by side; \(limits.kernels) kernels; \(limits.blas)",
      "limits: sgemm 788×1024×4096 \(Self.number(limits.sgemm, 1)) GFLOP/s, "
        + "the same by salon \(Self.number(limits.product, 1)) GFLOP/s, "
        + "multiply-add units \(Self.number(limits.units, 1)) GFLOP/s",
      "",
      Self.columns(
        ["scorer", "mode", "batch", "s least", "s median", "GFLOP", "GFLOP/s", "of sgemm"]
          + ["outside"]),
    ]
    for row in rows {
      lines.append(
        Self.columns([
          row.scorer, row.mode, "\(row.batch)", Self.number(row.leastSeconds, 4),
          Self.number(row.medianSeconds, 4), Self.number(row.operations, 2),
          Self.number(row.rate, 1), Self.number(100 * row.rate / limits.sgemm, 1) + " %",
          Self.number(100 * row.outsideProducts, 1) + " %",
        ]))
    }
    return lines.joined(separator: "\n")
  }

  private static func columns(_ cells: [String]) -> String {
    zip(cells, [-12, -11, 6, 9, 9, 8, 8, 9, 8]).map { cell, width in
      let room = String(repeating: " ", count: max(0, abs(width) - cell.count))
      return width < 0 ? cell + room : room + cell
    }.joined(separator: " ")
  }

  private static func number(_ value: Double, _ digits: Int) -> String {
    String(format: "%.\(digits)f", value)
  }
}
