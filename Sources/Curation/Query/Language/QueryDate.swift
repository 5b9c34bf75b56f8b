package import Foundation

/// A point or a span of time in a question.
package enum QueryDate: Sendable, Hashable, CustomStringConvertible {
  /// A year, a month, a day or a minute of it.
  case calendar(year: Int, month: Int?, day: Int?, time: Time?)
  case today
  case yesterday
  /// The last so many minutes, hours, days or weeks.
  case last(Int, Unit)

  /// A minute of a day.
  package struct Time: Sendable, Hashable {
    package let hour: Int
    package let minute: Int

    /// A minute of a day.
    package init(hour: Int, minute: Int) {
      self.hour = hour
      self.minute = minute
    }
  }

  /// What ages are counted in, by its letter.
  package enum Unit: String, Sendable, Hashable, CaseIterable {
    case minutes = "min"
    case hours = "h"
    case days = "d"
    case weeks = "w"

    var seconds: Double {
      switch self {
      case .minutes: 60
      case .hours: 3600
      case .days: 86400
      case .weeks: 604_800
      }
    }
  }

  /// A date as it is typed: `2024`, `2024-05`, `2024-05-31`, `2024-05-31T18:30`, `today`,
  /// `yesterday`, `90min`, `12h`, `7d`, `2w`; `nil` where it is none.
  init?(_ text: some StringProtocol) {
    let text = text.lowercased()
    switch text {
    case "today": self = .today
    case "yesterday": self = .yesterday
    default:
      guard let date = Self.age(text) ?? Self.calendarDate(text) else { return nil }
      self = date
    }
  }

  package var description: String {
    switch self {
    case .today: return "today"
    case .yesterday: return "yesterday"
    case .last(let count, let unit): return "\(count)\(unit.rawValue)"
    case .calendar(let year, let month, let day, let time):
      var text = Self.padded(year, to: 4)
      for part in [month, day].compactMap(\.self) { text += "-" + Self.padded(part, to: 2) }
      if let time { text += "T\(Self.padded(time.hour, to: 2)):\(Self.padded(time.minute, to: 2))" }
      return text
    }
  }

  /// The seconds since 1970 at which it begins and, not part of it, ends.
  package func span(now: Date, calendar: Calendar) -> (start: Double, end: Double) {
    switch self {
    case .last(let count, let unit):
      return (now.timeIntervalSince1970 - Double(count) * unit.seconds, .infinity)
    case .today, .yesterday:
      let today = calendar.startOfDay(for: now)
      let day = self == .today ? today : calendar.date(byAdding: .day, value: -1, to: today)
      return Self.span(of: .day, from: day ?? today, calendar)
    case .calendar(let year, let month, let day, let time):
      let parts = DateComponents(
        year: year, month: month ?? 1, day: day ?? 1, hour: time?.hour ?? 0,
        minute: time?.minute ?? 0)
      let start = calendar.date(from: parts) ?? .distantPast
      let unit: Calendar.Component =
        time != nil ? .minute : day != nil ? .day : month != nil ? .month : .year
      return Self.span(of: unit, from: start, calendar)
    }
  }

  private static func span(
    of unit: Calendar.Component, from start: Date, _ calendar: Calendar
  ) -> (start: Double, end: Double) {
    let end = calendar.date(byAdding: unit, value: 1, to: start) ?? start
    return (start.timeIntervalSince1970, end.timeIntervalSince1970)
  }

  private static func age(_ text: String) -> QueryDate? {
    let digits = text.prefix { $0.isASCII && $0.isNumber }
    guard digits.count <= 6, let count = Int(digits), count > 0,
      let unit = Unit(rawValue: String(text.dropFirst(digits.count)))
    else { return nil }
    return .last(count, unit)
  }

  private static func calendarDate(_ text: String) -> QueryDate? {
    let halves = text.split(separator: "t", omittingEmptySubsequences: false)
    let parts = halves[0].split(separator: "-", omittingEmptySubsequences: false)
    let numbers = parts.enumerated().compactMap { number($1, digits: $0 == 0 ? 4 : 2) }
    guard halves.count <= 2, numbers.count == parts.count, (1...3).contains(numbers.count),
      numbers[0] >= 1900
    else { return nil }
    let month = numbers.count > 1 ? numbers[1] : nil
    let day = numbers.count > 2 ? numbers[2] : nil
    guard (1...12).contains(month ?? 1), (day ?? 1) >= 1,
      (day ?? 1) <= days(ofMonth: month ?? 1, year: numbers[0])
    else { return nil }
    guard halves.count == 2 else {
      return .calendar(year: numbers[0], month: month, day: day, time: nil)
    }
    let clock = halves[1].split(separator: ":", omittingEmptySubsequences: false)
      .compactMap { number($0, digits: 2) }
    guard day != nil, clock.count == 2, clock[0] < 24, clock[1] < 60 else { return nil }
    return .calendar(
      year: numbers[0], month: month, day: day, time: Time(hour: clock[0], minute: clock[1]))
  }

  private static func days(ofMonth month: Int, year: Int) -> Int {
    let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    return [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]
  }

  private static func number(_ text: some StringProtocol, digits: Int) -> Int? {
    guard text.utf8.count == digits, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else {
      return nil
    }
    return Int(text)
  }

  private static func padded(_ number: Int, to digits: Int) -> String {
    let text = String(number)
    return String(repeating: "0", count: max(0, digits - text.count)) + text
  }
}
