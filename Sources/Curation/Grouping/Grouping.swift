/// By what pictures are put into groups.
package struct Grouping: Sendable, Hashable {
  package var facet: Facet
  /// Whether prompts that differ only in `<lora:…>` and its like are taken for one.
  package var ignoresNetworkTags: Bool

  /// What the pictures of one group have in common.
  package enum Facet: String, Sendable, Hashable, CaseIterable {
    /// The source's id where there is one, else the prompt.
    case prompt
    /// The checkpoint.
    case model
    /// The sampler.
    case sampler
    /// The folder that the file lies in.
    case folder
    /// The day on which the file was last written, by the local calendar.
    case day
    /// The seed.
    case seed
  }

  /// Groups by a facet.
  package init(_ facet: Facet = .prompt, ignoresNetworkTags: Bool = false) {
    self.facet = facet
    self.ignoresNetworkTags = ignoresNetworkTags
  }

  /// As salon groups unless it is told otherwise.
  package static let byPrompt = Grouping()
}
