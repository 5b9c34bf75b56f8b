extension Generation {
  /// This generation with what it lacks from another of the same picture, which is trusted less.
  ///
  /// Source, reader and confidence are those of the prompt. The other's group holds only where this
  /// one has no prompt, because a group stands for the prompt it was given for.
  package func completed(by other: Generation) -> Generation {
    var whole = self
    if prompt == nil {
      if other.prompt != nil {
        whole.source = other.source
        whole.reader = other.reader
        whole.confidence = other.confidence
      }
      whole.prompt = other.prompt
      whole.groupID = groupID ?? other.groupID
    }
    whole.generator = generator ?? other.generator
    whole.negativePrompt = negativePrompt ?? other.negativePrompt
    whole.seed = seed ?? other.seed
    whole.steps = steps ?? other.steps
    whole.cfgScale = cfgScale ?? other.cfgScale
    whole.sampler = sampler ?? other.sampler
    whole.scheduler = scheduler ?? other.scheduler
    whole.model = model ?? other.model
    whole.modelHash = modelHash ?? other.modelHash
    whole.size = size ?? other.size
    whole.peopleRank = peopleRank ?? other.peopleRank
    whole.importedScores.merge(other.importedScores) { mine, _ in mine }
    let names = Set(parameters.map(\.name))
    whole.parameters += other.parameters.filter { !names.contains($0.name) }
    return whole
  }

  /// One generation from all that tells of a picture: what the person gave, then the folder's
  /// list, then the file itself, then the text beside it; each fills what those before it leave
  /// open.
  ///
  /// A prompt of blanks alone counts as none, unless it is the one that the person gave: it is what
  /// they want. `nil` where nothing tells anything.
  package static func combined(
    given: String?, manifest: Generation?, embedded: Generation?, sidecar: Generation?
  ) -> Generation? {
    var person: Generation?
    if let given {
      person = Generation(source: .given)
      person?.prompt = given
    }
    let found = [manifest, embedded, sidecar].map { $0?.withoutBlankPrompt }
    let sources = ([person] + found).compactMap(\.self)
    guard let first = sources.first else { return nil }
    let whole = sources.dropFirst().reduce(first) { $0.completed(by: $1) }
    return whole.isEmpty ? nil : whole
  }

  /// This generation, its prompt `nil` where it is nothing but blanks.
  private var withoutBlankPrompt: Generation {
    guard prompt?.allSatisfy(\.isWhitespace) == true else { return self }
    var generation = self
    generation.prompt = nil
    return generation
  }
}
