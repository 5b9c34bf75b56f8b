/// The SHA-256 of a picture's bytes, in lower-case hexadecimal: the picture's identity.
package struct ContentDigest: RawRepresentable, Sendable, Hashable, Codable {
  package let rawValue: String

  /// A digest from its hexadecimal form.
  package init(rawValue: String) {
    self.rawValue = rawValue
  }
}
