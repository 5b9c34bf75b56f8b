internal import Foundation

/// Spans of time in a few letters.
package enum DurationText {
  /// Seconds up to two minutes, then minutes, then hours: `40 s`, `6 min`, `3 h`.
  package static func short(_ seconds: Double) -> String {
    guard seconds.isFinite, seconds >= 0 else { return "?" }
    switch seconds {
    case ..<120: return "\(Int(seconds.rounded(.up))) s"
    case ..<7200: return "\(Int((seconds / 60).rounded())) min"
    default: return "\(Int(min(seconds / 3600, 9999).rounded())) h"
    }
  }
}
