package import Foundation

/// Moments as a person would note them.
package enum MomentText {
  /// `2026-03-05 14:07`, in the person's time zone.
  package static func short(_ date: Date) -> String {
    var time = time_t(date.timeIntervalSince1970.rounded(.down))
    var parts = tm()
    localtime_r(&time, &parts)
    return String(
      format: "%04d-%02d-%02d %02d:%02d", Int(parts.tm_year) + 1900, parts.tm_mon + 1,
      parts.tm_mday, parts.tm_hour, parts.tm_min)
  }
}
