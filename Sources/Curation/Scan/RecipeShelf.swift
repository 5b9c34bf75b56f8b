internal import Provenance

/// The recipes of a scan, each kept once.
struct RecipeShelf {
  private var recipes: [Generation: Recipe] = [:]
  private var last: Recipe?

  /// The recipe of a generation: what the gallery lists and searches, without the parameters that
  /// nothing here reads.
  mutating func recipe(of generation: Generation) -> Recipe {
    var shared = generation
    shared.seed = nil
    shared.importedScores = [:]
    shared.parameters = []
    // Pictures of one batch mostly follow one another.
    if let last, last.generation == shared { return last }
    let recipe = recipes[shared] ?? Recipe(shared)
    recipes[shared] = recipe
    last = recipe
    return recipe
  }
}
