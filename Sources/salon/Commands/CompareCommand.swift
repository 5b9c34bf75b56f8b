internal import ArgumentParser
internal import Curation
internal import Store

/// `salon compare`: how the scorers agree with one another and with people.
struct CompareCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compare",
    abstract: "Say how the scorers agree with one another, with people and with you.",
    discussion: """
      People are those who ranked a dataset's pictures. What you think of a group is its order by \
      hand or, where there is none, your decisions and stars. Accuracy is the share of the pairs \
      that people do not tie which a scorer orders as they do; equal scores are wrong. Kendall's \
      tau-b and Spearman's rho are means over the prompt groups. Recall at k: groups where one of \
      the best is among the k highest scores; filter at k: one of the worst among the k lowest.
      """)

  @OptionGroup var gallery: GalleryOptions
  @OptionGroup var remembered: LibraryOptions

  @Flag(help: "One JSON object.")
  var json = false

  func run() throws {
    try gallery.print(asJSON: json, remembered) { session in
      AgreementText(
        report: AgreementReport(
          session.gallery, scorers: session.configuration.scorers))
    }
  }
}
