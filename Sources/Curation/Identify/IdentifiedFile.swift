package import Store

/// A file and the picture that it holds.
package struct IdentifiedFile: Sendable, Hashable {
  /// The file as it was when it was read.
  package let file: FileIdentity
  package let picture: ContentDigest
}
