extension TokenCache {
  /// The variable that says how large the cache may become.
  package static let variable = "SALON_FEATURE_CACHE"
  /// How large it may become where nothing says: 5,000 pictures.
  package static let standardCapacity = ByteSize(2_000_000_000)

  /// How large the cache may become by an environment, where it says.
  package static func capacity(
    in environment: [String: String]
  ) throws(CurationError) -> ByteSize {
    try ByteSize.read(variable, in: environment) ?? standardCapacity
  }
}
