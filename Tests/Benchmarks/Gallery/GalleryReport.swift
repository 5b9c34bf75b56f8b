internal import Foundation

/// What `salon-bench gallery` found.
struct GalleryReport: Codable {
  let cores: Int
  /// Pictures of one prompt.
  let batch: Int
  var rows: [Row] = []

  /// A gallery of one size.
  struct Row: Codable {
    let pictures: Int
    /// The first scan, nothing being kept.
    let first: Opening
    /// A later one, when what was found is kept.
    let second: Opening
    /// Seconds from a picture's being written until it is told, the middle and the worst.
    let watchSeconds: [Double]
    /// Pictures that exiftool reads a second in the same minutes; `nil` where it was not asked.
    let exiftoolRate: Double?

    /// How many times as many pictures as exiftool the first scan reads.
    var timesExiftool: Double? { exiftoolRate.map { first.rate / $0 } }
  }

  /// How a gallery opened.
  struct Opening: Codable {
    /// Seconds from the start of the session until all pictures were told, of the fastest run and
    /// of the middle one.
    let leastSeconds: Double
    let medianSeconds: Double
    /// Pictures a second of the fastest.
    let rate: Double
    /// Seconds until the first pictures were told.
    let firstPictures: Double
    /// Seconds until the folders were looked at to the end.
    let scanned: Double
    /// The most memory that the process had, in MB.
    let memory: Double
  }

  /// For programs.
  func json() throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
    return String(decoding: try encoder.encode(self), as: UTF8.self)
  }

  /// For people.
  func table() -> String {
    var lines = [
      "\(cores) cores, \(batch) pictures a prompt; the fastest run of each", "",
      Self.columns([
        "pictures", "scan a s", "exiftool", "times", "first ms", "second s", "looked s", "MB 1st",
        "MB 2nd", "watch ms",
      ]),
    ]
    for row in rows {
      lines.append(
        Self.columns([
          "\(row.pictures)", Self.number(row.first.rate, 0),
          row.exiftoolRate.map { Self.number($0, 0) } ?? "–",
          row.timesExiftool.map { Self.number($0, 1) } ?? "–",
          Self.number(row.first.firstPictures * 1000, 1),
          Self.number(row.second.leastSeconds, 3), Self.number(row.second.scanned, 3),
          Self.number(row.first.memory, 0), Self.number(row.second.memory, 0),
          Self.number((row.watchSeconds.first ?? 0) * 1000, 0),
        ]))
    }
    return lines.joined(separator: "\n")
  }

  private static func columns(_ cells: [String]) -> String {
    cells.map { String(repeating: " ", count: max(0, 9 - $0.count)) + $0 }.joined(separator: " ")
  }

  private static func number(_ value: Double, _ digits: Int) -> String {
    String(format: "%.\(digits)f", value)
  }
}
