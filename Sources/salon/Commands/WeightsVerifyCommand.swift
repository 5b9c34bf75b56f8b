internal import ArgumentParser
internal import Curation
internal import Downloads
internal import Foundation
internal import Scorers
internal import Terminal

/// `salon weights verify`: holds the files that are there against the published ones.
struct WeightsVerifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Compare size and SHA-256 of the files that are there with the published ones.",
    discussion: "The exit status is 1 where a file of a published name is not the published file.")

  @Argument(help: "Scorers; all whose files are there unless said.")
  var scorers: [PublishedScorer] = []

  @Flag(help: "One JSON object a file.")
  var json = false

  func run() throws {
    let folder = try Places.ofThisProcess().weightsFolder()
    var hasFailed = false
    var hasFiles = false
    for scorer in scorers.isEmpty ? ScorerID.all : scorers.map(\.id) {
      let files = folder.filesInUse(by: [scorer])
      if files.isEmpty, !scorers.isEmpty {
        Console.note(
          "\(scorer.rawValue): nothing is there; `salon weights pull \(scorer.rawValue)` gets it")
        hasFailed = true
      }
      hasFiles = hasFiles || !files.isEmpty
      for file in files {
        let progress = PullProgress(URL(filePath: file.path).lastPathComponent)
        do throws(DownloadError) {
          let check = try WeightsCheck.of(file.path, file.published) {
            progress.show(.init(phase: .checking, received: $0, total: file.published?.size))
          }
          progress.finish()
          guard let check else { continue }
          Console.line(
            json ? PullText.json(check, of: scorer).text : PullText.line(check).printable)
          if check.verdict == .differs { hasFailed = true }
        } catch {
          progress.finish()
          Console.note("\(error)")
          hasFailed = true
        }
      }
    }
    if scorers.isEmpty, !hasFiles {
      Console.note(
        "there is nothing to verify in \(folder.path); `salon weights pull` says what there is to get"
      )
    }
    if hasFailed { throw ExitCode.failure }
  }
}
