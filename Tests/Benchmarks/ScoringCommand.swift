internal import ArgumentParser
internal import Foundation
internal import Scorers

/// `salon-bench scoring`: whole models against the limits of the machine.
struct ScoringCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "scoring",
    abstract: "Seconds a picture of each scorer, beside the rates of sgemm and of the FMA units.",
    discussion: """
      Throughput: one worker a core, each with a batch of its own and one thread. Latency: one \
      picture, all cores at it. New prompt: as throughput, on features in memory. What if: four \
      pictures whose features are read from where salon keeps them, all cores at it. The prompt has 20 tokens; decoding pictures is left out. Nothing \
      else should be running.
      """)

  @Option(help: "The folder of the weights, as for salon itself.")
  var weights: String

  @Option(parsing: .upToNextOption, help: "Scorers to measure; all whose weights are there.")
  var scorer: [String] = []

  @Option(parsing: .upToNextOption, help: "Pictures a worker takes at a time.")
  var batch: [Int] = [1, 4, 8]

  @Option(help: "Timed runs of each, after one to warm up.")
  var runs = 5

  @Option(help: "Workers; as many as cores where it is left out.")
  var workers: Int?

  @Flag(help: "Print JSON instead of a table.")
  var json = false

  func validate() throws {
    guard runs > 0, batch.allSatisfy({ $0 > 0 }), (workers ?? 1) > 0 else {
      throw ValidationError("Runs, batches and workers are at least 1.")
    }
  }

  func run() throws {
    let workers = workers ?? ProcessInfo.processInfo.activeProcessorCount
    let folder = WeightsFolder(weights)
    let wanted =
      scorer.isEmpty
      ? folder.status().filter(\.isComplete).map(\.scorer)
      : scorer.map(ScorerID.init(rawValue:))
    guard !wanted.isEmpty else {
      throw ValidationError("There are no weights of any scorer in \(weights).")
    }
    var report = ScoringReport(limits: Limits.measure(workers: workers))
    for id in wanted {
      let scorer = try folder.load(id)
      let benchmark = ScoringBenchmark(scorer: scorer, workers: workers, runs: runs)
      report.rows += batch.map(benchmark.throughput(batch:))
      report.rows.append(benchmark.latency())
      report.rows.append(benchmark.rescoring(batch: 4))
      report.rows.append(try benchmark.whatIf(batch: 4))
    }
    report.limits.raise(to: Limits.measure(workers: workers))
    print(try json ? report.json() : report.table())
  }
}
