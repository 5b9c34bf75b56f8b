internal import Crypto
internal import Tensors

/// What tells a scorer's weights from others, sixteen hexadecimal digits each.
struct WeightsDigests: Sendable, Equatable {
  /// For scores: of all that decides on them, another vocabulary or configuration included.
  let scores: String
  /// For features: of what sees the pictures.
  let features: String

  /// Stands for how features are made of a picture; to be raised where the same picture and weights
  /// come to give other numbers, so that what was kept before is not mixed with them.
  private static let features = "features 1\n"

  /// The digests of a scorer's `own` checkpoint and, where that sees no pictures itself, of the
  /// checkpoint that sees them for it, whose configuration then counts.
  init(
    own: Checkpoint, images: Checkpoint? = nil, vocabulary: String?,
    _ configuration: ModelConfiguration
  ) {
    var all = SHA256()
    for checkpoint in [own, images].compactMap(\.self) {
      checkpoint.fingerprint { all.update(bufferPointer: $0) }
    }
    Self.add(configuration, to: &all)
    // One that cannot be read gives no scores, so that its digest does not matter.
    let words = vocabulary.flatMap { try? VocabularyFile.read($0, limit: 16 << 20) }
    all.update(data: words ?? [])
    scores = Self.text(all)

    var seeing = SHA256()
    seeing.update(data: Array(Self.features.utf8))
    (images ?? own).fingerprint { seeing.update(bufferPointer: $0) }
    Self.add(configuration, to: &seeing)
    features = Self.text(seeing)
  }

  private static func add(_ configuration: ModelConfiguration, to hash: inout SHA256) {
    for tower in [configuration.vision, configuration.text] {
      hash.update(data: Array("\(tower?.heads ?? 0) \(tower?.activation ?? "")\n".utf8))
    }
  }

  private static func text(_ hash: SHA256) -> String {
    hash.finalize().prefix(8).map { byte in
      let digits = String(byte, radix: 16)
      return digits.count == 1 ? "0" + digits : digits
    }.joined()
  }
}
