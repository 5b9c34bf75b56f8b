/// Numbers of bytes as a person says them.
enum ByteText {
  /// `232 KB`, `933 MB`, `1.79 GB`.
  static func short(_ count: Int) -> String {
    if count < 1_000_000 { return "\((count + 500) / 1000) KB" }
    if count < 1_000_000_000 { return "\((count + 500_000) / 1_000_000) MB" }
    let hundredths = count / 10_000_000 + (count % 10_000_000 >= 5_000_000 ? 1 : 0)
    let rest = hundredths % 100
    return "\(hundredths / 100).\(rest < 10 ? "0" : "")\(rest) GB"
  }

  /// The same to a tenth of a gigabyte, for what is not known better: `3.9 GB`.
  static func rough(_ count: Int) -> String {
    guard count >= 1_000_000_000 else { return short(count) }
    let tenths = count / 100_000_000 + (count % 100_000_000 >= 50_000_000 ? 1 : 0)
    return "\(tenths / 10).\(tenths % 10) GB"
  }
}
