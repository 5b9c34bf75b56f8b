internal import Foundation
internal import Scorers

/// Numbers as the screen writes them.
struct Figures: Equatable {
  let glyphs: Glyphs

  /// A score in the precision that its scorer is usually given in: two decimals, or three of a
  /// cosine, whose zero before the point is left out.
  ///
  /// Those about 0 have a plus.
  func score(_ value: Double, of scorer: ScorerID) -> String {
    if value.isNaN { return "nan" }
    if value.isInfinite { return value < 0 ? glyphs.minus + "inf" : "+inf" }
    if Self.cosines.contains(scorer) {
      let digits = String(format: "%.3f", abs(value))
      let short = digits.hasPrefix("0.") ? String(digits.dropFirst()) : digits
      return (value < 0 && short != ".000" ? glyphs.minus : "") + short
    }
    let digits = String(format: "%.2f", abs(value))
    let plus = Self.ratings.contains(scorer) ? "" : "+"
    return (value < 0 && digits != "0.00" ? glyphs.minus : plus) + digits
  }

  /// A distance between two scores, without a sign.
  func plain(_ value: Double, of scorer: ScorerID) -> String {
    let text = score(abs(value), of: scorer)
    return text.hasPrefix("+") ? String(text.dropFirst()) : text
  }

  /// Scorers whose scores are cosines.
  private static let cosines: Set<ScorerID> = [.clip, .blip, .hpsv2]
  /// Scorers whose scores are far above 0.
  private static let ratings: Set<ScorerID> = [.aesthetic, .pickScore]

  /// A coefficient from -1 to 1, with its sign and without the zero before the point.
  func correlation(_ value: Double) -> String {
    guard value.isFinite else { return glyphs.dash }
    let digits = String(format: "%.2f", min(1, abs(value)))
    if digits == "0.00" { return ".00" }
    let short = digits.hasPrefix("0.") ? String(digits.dropFirst()) : digits
    return (value < 0 ? glyphs.minus : "+") + short
  }

  /// A whole number with its thousands apart.
  func count(_ value: Int) -> String {
    let digits = String(value.magnitude)
    var text = ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index) % 3 == 0 { text += "," }
      text.append(digit)
    }
    return (value < 0 ? glyphs.minus : "") + text
  }

  /// How many pictures.
  func pictures(_ number: Int) -> String {
    "\(count(number)) picture\(number == 1 ? "" : "s")"
  }

  /// How long one picture takes, or how many are done a second.
  func rate(secondsEach seconds: Double) -> String? {
    guard seconds.isFinite, seconds > 0 else { return nil }
    if seconds >= 9.95 { return "\(count(Int(min(seconds, 1e9).rounded()))) s each" }
    if seconds >= 0.095 { return String(format: "%.1f s each", seconds) }
    return "\(count(Int(min(1 / seconds, 1e9).rounded()))) a second"
  }
}
