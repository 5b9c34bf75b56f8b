internal import ArgumentParser
internal import Curation
internal import Downloads
internal import Foundation
internal import Scorers
internal import Terminal

/// `salon weights pull`: downloads published files and puts them in place.
struct WeightsPullCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "pull",
    abstract: "Download scorers' published files, check them and put them in place.",
    discussion: """
      Without a name it says what there is and how large. What breaks off goes on where it was the \
      next time. HTTPS_PROXY and NO_PROXY, HF_TOKEN and HF_ENDPOINT are honoured.
      """)

  @Argument(help: "Scorers.")
  var scorers: [PublishedScorer] = []

  @Flag(help: "Only the vocabularies, which is what `salon tokens` needs.")
  var vocabularies = false

  @Flag(help: "One JSON object a file.")
  var json = false

  func run() throws {
    let environment = ProcessInfo.processInfo.environment
    let folder = try Places.ofThisProcess().weightsFolder()
    guard !scorers.isEmpty else { return list(folder) }
    let huggingFace = try HuggingFace(environment: environment)
    var hasFailed = false
    let files = WeightsPull(
      scorers.map(\.id), into: folder, onlyVocabularies: vocabularies
    ).files
    if files.isEmpty { Console.note("nothing to pull: it reads no prompt, and has no vocabulary") }
    for file in files {
      let progress = PullProgress(file.published.name)
      do throws(DownloadError) {
        let outcome = try file.pull(asking: huggingFace, progress: progress.show)
        progress.finish()
        Console.line(json ? PullText.json(outcome).text : PullText.line(outcome).printable)
      } catch {
        progress.finish()
        Console.note("\(error)")
        hasFailed = true
      }
    }
    if hasFailed { throw ExitCode.failure }
  }

  /// What can be pulled.
  private func list(_ folder: WeightsFolder) {
    for scorer in ScorerID.all {
      let files = WeightsPull([scorer], into: folder, onlyVocabularies: vocabularies).files
      if files.isEmpty { continue }
      if json {
        for file in files { Console.line(PullText.json(file).text) }
      } else {
        Console.line(PullText.line(scorer, files).printable)
      }
    }
  }
}
