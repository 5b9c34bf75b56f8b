internal import ArgumentParser
internal import Demo
internal import Foundation
internal import Scorers
internal import Synchronization
internal import Tensors

/// `salon-bench demo`: how often the demo's scorers put two pictures of a prompt in their true order.
struct DemoCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "demo",
    abstract: "How often the demo weights order two pictures of a prompt rightly.",
    discussion: """
      Draws four pictures of each prompt, prompts that the weights were never trained on, and scores \
      them as salon does. Pairs of equal quality do not count.
      """)

  @Option(help: "The folder of the demo weights.")
  var weights = "weights/demo"

  @Option(help: "Prompts to draw.")
  var prompts = 500

  @Option(help: "Which pictures; the training has 1.")
  var seed: UInt64 = 2

  @Option(help: "Pixels along an edge.")
  var side = 256

  func validate() throws {
    guard prompts > 0, side >= 16 else {
      throw ValidationError("There must be a prompt, and 16 pixels along an edge.")
    }
  }

  func run() throws {
    let folder = WeightsFolder(weights)
    var trials: [(ScorerID, Trial, seconds: Double)] = []
    for id in ScorerID.demo {
      let scorer = try folder.load(id)
      let start = ContinuousClock.now
      let trial = self.trial(of: scorer)
      trials.append((id, trial, (ContinuousClock.now - start) / .seconds(1)))
    }
    for (id, trial, seconds) in trials {
      print(
        id.rawValue.padding(toLength: 18, withPad: " ", startingAt: 0)
          + String(
            format: "%6.2f %% of %d pairs, drawn and scored in %.1f s", 100 * trial.accuracy,
            trial.pairs, seconds))
    }
    if let first = trials.first, let last = trials.last {
      let points = 100 * (first.1.accuracy - last.1.accuracy)
      print(String(format: "difference        %6.2f points", points))
    }
  }

  /// Draws the pictures and has them scored, a group a core.
  private func trial(of scorer: any Scorer) -> Trial {
    let motifs = DrawnGallery.motifs(prompts, keptForTrials: true, seed: seed)
    let gallery = DrawnGallery(of: motifs, each: 4, seed: seed, side: side)
    let sum = Mutex(Trial())
    DispatchQueue.concurrentPerform(iterations: motifs.count) { group in
      let pictures = gallery.pictures[4 * group..<4 * group + 4].map(\.picture)
      let workspace = Workspace()
      let inputs = pictures.map { scorer.preprocessing($0.bitmap(side: side)) }
      let scores = scorer.scores(
        of: scorer.features(of: inputs, with: workspace),
        prompt: scorer.tokens(motifs[group].prompt), with: workspace)
      sum.withLock { $0.add(pictures, scores: scores) }
    }
    return sum.withLock { $0 }
  }
}
