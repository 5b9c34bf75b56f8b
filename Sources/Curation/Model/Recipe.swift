package import Provenance

/// What the pictures of one batch share of how they were made: everything but the seed, and the
/// scores and the rank that came with each.
///
/// A class, so that all of them hold one: of a hundred thousand pictures most were made sixteen
/// and more at a time.
package final class Recipe: Sendable, Equatable {
  /// How the pictures were made; its seed, imported scores and rank are left out.
  package let generation: Generation
  /// The key of the pictures' group where they are grouped by prompt.
  package let key: GroupID

  /// The shared part of a generation.
  package convenience init(_ generation: Generation) {
    self.init(generation, key: GroupKey.of(generation))
  }

  /// A recipe whose key is known already.
  init(_ generation: Generation, key: GroupID) {
    var shared = generation
    shared.seed = nil
    shared.importedScores = [:]
    shared.peopleRank = nil
    self.generation = shared
    self.key = key
  }

  package static func == (one: Recipe, other: Recipe) -> Bool {
    one === other || one.generation == other.generation
  }
}
