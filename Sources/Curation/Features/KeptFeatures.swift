package import Scorers
package import Store
internal import Tensors

/// What scorers have seen in pictures, kept so that a new prompt needs no second look: vectors in the
/// library for ever, tokens in a cache of limited size.
package struct KeptFeatures: Sendable {
  /// Where vectors are, in full precision: scores from them are the same to the bit.
  let library: Library
  /// Where tokens are; `nil` to keep none.
  let tokens: TokenCache?

  /// Features in a library and a cache.
  package init(library: Library, tokens: TokenCache?) {
    self.library = library
    self.tokens = tokens
  }

  /// What is kept of pictures as a scorer sees them; those that it has not seen are left out.
  package func features(
    of pictures: [ContentDigest], for scorer: any Scorer
  ) throws(LibraryError) -> [ContentDigest: ImageFeatures] {
    let shape = scorer.featureShape
    let source = scorer.featureSource
    var found: [ContentDigest: ImageFeatures] = [:]
    if scorer.hasVectors {
      let vectors = try library.features(
        of: pictures, source: source.rawValue, weights: scorer.featureDigest)
      // A library may hold anything; what does not fit is made anew and replaced.
      for (picture, values) in vectors
      where values.count == shape[0] && values.allSatisfy(\.isFinite) {
        found[picture] = ImageFeatures(scorer: source, values: Tensor(shape: shape, values))
      }
    } else if let tokens {
      for picture in pictures {
        found[picture] = tokens.tokens(for: scorer.key(of: picture), shape: shape)
          .map { ImageFeatures(scorer: source, values: $0) }
      }
    }
    return found
  }

  /// Keeps what a scorer has just seen in pictures; numbers that are none are left out.
  package func keep(
    _ features: [(picture: ContentDigest, features: ImageFeatures)], for scorer: any Scorer
  ) throws {
    if scorer.hasVectors {
      let vectors = features.map { (picture: $0, values: $1.values.values) }
      try library.save(
        vectors.filter { $0.values.allSatisfy(\.isFinite) },
        source: scorer.featureSource.rawValue, weights: scorer.featureDigest)
    } else if let tokens {
      for (picture, features) in features {
        try tokens.keep(features.values, for: scorer.key(of: picture))
      }
    }
  }
}

extension Scorer {
  /// Whether a picture's features are one vector.
  fileprivate var hasVectors: Bool { featureShape.count == 1 }

  fileprivate func key(of picture: ContentDigest) -> FeatureKey {
    FeatureKey(picture: picture, source: featureSource, weights: featureDigest)
  }
}
