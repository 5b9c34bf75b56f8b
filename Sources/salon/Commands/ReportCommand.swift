internal import ArgumentParser
internal import Curation
internal import Store

/// `salon report`: how models, samplers and the like do beside one another.
struct ReportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report",
    abstract: "Say which model, sampler, … makes the better pictures.",
    discussion: """
      For each scorer, and for what you decided: the mean score; the share of the pairs of pictures \
      of one prompt, one of this model and one of another, that this one wins, a tie being half a \
      win; and the place that this gives it. Means of models that rendered other prompts do not \
      compare; pairs do. Prompts can be held against one another within other groups, as with \
      --group-by model --by prompt.
      """)

  @OptionGroup var gallery: GalleryOptions
  @OptionGroup var remembered: LibraryOptions

  @Option(
    name: .customLong("by"),
    help: ArgumentHelp("What is held against its like.", valueName: "what"))
  var facet = Grouping.Facet.model

  @Flag(help: "One JSON object.")
  var json = false

  func validate() throws {
    if facet == gallery.groupBy {
      let other: Grouping.Facet = facet == .prompt ? .model : .prompt
      throw ValidationError(
        "Pictures of one group have one \(facet.rawValue), so there is nothing to hold against one "
          + "another; --by \(facet.rawValue) needs other groups, as with --group-by "
          + "\(other.rawValue).")
    }
  }

  func run() throws {
    try gallery.print(asJSON: json, remembered) { session in
      FacetText(
        report: FacetReport(
          session.gallery, by: facet, scorers: session.configuration.scorers))
    }
  }
}
