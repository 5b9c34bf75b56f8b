extension TokenCache {
  /// The variable that says how large the cache may become.
  package static let variable = "SALON_FEATURE_CACHE"
  /// How large it may become where nothing says: 5,000 pictures.
  package static let standardCapacity = ByteSize(2_000_000_000)

  /// How large the cache may become by an environment, where it says.
  package static func capacity(
    in environment: [String: String]
  ) throws(CurationError) -> ByteSize {
    guard let text = environment[variable], !text.isEmpty else { return standardCapacity }
    guard let size = ByteSize(text) else {
      throw CurationError(
        code: .unusable, path: variable,
        detail: "“\(text)” is no amount of bytes; write one such as 2G, or 0 to keep nothing")
    }
    return size
  }
}
