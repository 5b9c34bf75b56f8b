/// What a change does to one file.
package struct FileStep: Sendable, Hashable, Identifiable {
  /// What is done.
  package enum Kind: String, Sendable, Hashable {
    case move, copy, trash
  }

  /// How far it is.
  package enum State: String, Sendable, Hashable {
    /// About to be done.
    case intended
    /// Done.
    case done
    /// About to be taken back.
    case returning
    /// Taken back.
    case returned
  }

  /// The step's number; 0 before it is in the journal.
  package var id: Int64
  /// The number of the change that it is part of; 0 before it is in the journal.
  package var change: Int64
  package let kind: Kind
  /// Where the file is before, absolute.
  package var source: String
  /// Where it, or its copy, is after, absolute.
  package var destination: String
  /// The SHA-256 of its bytes.
  package let digest: ContentDigest
  /// Whether it is a picture rather than what lies beside one.
  package let isPicture: Bool
  package var state: State

  /// A step that is not in the journal yet.
  package init(
    _ kind: Kind, from source: String, to destination: String, digest: ContentDigest,
    isPicture: Bool
  ) {
    id = 0
    change = 0
    self.kind = kind
    self.source = source
    self.destination = destination
    self.digest = digest
    self.isPicture = isPicture
    state = .intended
  }
}
