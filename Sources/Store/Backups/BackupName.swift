internal import Foundation

/// The name of a backup's file, which says when it was made, in UTC, and why:
/// `20260305-140709-daily.sqlite`.
struct BackupName {
  let date: Date
  let reason: Backup.Reason

  /// A name for a moment, to the second.
  init(_ date: Date, _ reason: Backup.Reason) {
    self.date = Date(timeIntervalSince1970: date.timeIntervalSince1970.rounded(.down))
    self.reason = reason
  }

  /// The parts of a file's name; `nil` where it is not one of a backup.
  init?(_ name: String) {
    let parts = name.split(separator: "-", maxSplits: 2)
    guard parts.count == 3, name.hasSuffix(".sqlite"),
      let reason = Backup.Reason(rawValue: String(parts[2].dropLast(".sqlite".count))),
      let day = Self.numbers(parts[0], of: [4, 2, 2]),
      let time = Self.numbers(parts[1], of: [2, 2, 2])
    else { return nil }
    var moment = tm()
    moment.tm_year = day[0] - 1900
    (moment.tm_mon, moment.tm_mday) = (day[1] - 1, day[2])
    (moment.tm_hour, moment.tm_min, moment.tm_sec) = (time[0], time[1], time[2])
    date = Date(timeIntervalSince1970: Double(timegm(&moment)))
    self.reason = reason
  }

  /// The name.
  var text: String {
    var time = time_t(date.timeIntervalSince1970)
    var parts = tm()
    gmtime_r(&time, &parts)
    return String(
      format: "%04d%02d%02d-%02d%02d%02d-", Int(parts.tm_year) + 1900, parts.tm_mon + 1,
      parts.tm_mday, parts.tm_hour, parts.tm_min, parts.tm_sec) + reason.rawValue + ".sqlite"
  }

  /// Digits in runs of these lengths, and nothing else.
  private static func numbers(_ text: Substring, of lengths: [Int]) -> [Int32]? {
    guard text.utf8.count == lengths.reduce(0, +),
      text.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) })
    else { return nil }
    var rest = text
    return lengths.map { length in
      defer { rest = rest.dropFirst(length) }
      return Int32(rest.prefix(length)) ?? 0
    }
  }
}
