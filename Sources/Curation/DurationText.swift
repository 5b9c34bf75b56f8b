/// Spans of time in the unit that a person would say them in.
package enum DurationText {
  /// `40 s`, `6 min`, `3 h 20 min`, `4 days`; `nil` for what is no span.
  package static func short(_ seconds: Double) -> String? {
    guard seconds.isFinite, seconds >= 0 else { return nil }
    let seconds = Int(min(seconds, 1e12).rounded(.up))
    if seconds < 60 { return "\(seconds) s" }
    let minutes = (seconds + 30) / 60
    if minutes < 60 { return "\(minutes) min" }
    if minutes < 48 * 60 { return "\(minutes / 60) h \(minutes % 60) min" }
    return "\((minutes + 720) / 1440) days"
  }
}
