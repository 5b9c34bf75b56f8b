internal import Foundation
internal import Imaging
internal import Scorers
internal import Synchronization
internal import Tensors

/// One scorer, measured in the ways in which it is used.
struct ScoringBenchmark {
  let scorer: any Scorer
  let workers: Int
  let runs: Int

  /// Many pictures waiting: each worker takes `batch` pictures, picture and prompt halves together.
  func throughput(batch: Int) -> ScoringReport.Row {
    measure("throughput", workers: workers, threads: 1, batch: batch) { workspace in
      let pictures = self.pictures(batch)
      return {
        let features = scorer.features(of: pictures, with: workspace)
        return scorer.scores(of: features, prompt: prompt, with: workspace)
      }
    }
  }

  /// A single picture waiting: all cores share each step.
  func latency() -> ScoringReport.Row {
    measure("latency", workers: 1, threads: workers, batch: 1) { workspace in
      let pictures = self.pictures(1)
      return {
        let features = scorer.features(of: pictures, with: workspace)
        return scorer.scores(of: features, prompt: prompt, with: workspace)
      }
    }
  }

  /// A changed prompt on kept features.
  ///
  /// It is another prompt each time, so that its embedding is not kept either.
  func rescoring(batch: Int) -> ScoringReport.Row {
    measure("new prompt", workers: workers, threads: 1, batch: batch) { workspace in
      let features = scorer.features(of: self.pictures(batch), with: workspace)
      var edit: Int32 = 0
      return {
        edit += 1
        return scorer.scores(of: features, prompt: edited(edit), with: workspace)
      }
    }
  }

  /// A changed prompt on features that are read from where salon keeps them: one question, all cores
  /// at it.
  func whatIf(batch: Int) throws -> ScoringReport.Row {
    let seen = scorer.features(of: pictures(batch), with: Workspace(threads: workers))
    let kept = try KeptPictures(seen, of: scorer)
    let row = measure("what if", workers: 1, threads: workers, batch: batch) { workspace in
      var edit: Int32 = 0
      return {
        edit += 1
        // Without what is kept there are no scores, which is seen below.
        let features = (try? kept.features()) ?? []
        return scorer.scores(of: features, prompt: edited(edit), with: workspace)
      }
    }
    precondition(row.scores.count == batch, "what was kept is found")
    return row
  }

  /// The prompt with another word.
  private func edited(_ edit: Int32) -> PromptTokens {
    var ids = prompt.ids
    ids[1] += edit
    return PromptTokens(ids: ids, total: ids.count)
  }

  private func measure(
    _ mode: String, workers: Int, threads: Int, batch: Int,
    _ prepare: @escaping @Sendable (Workspace) -> () -> [Double]
  ) -> ScoringReport.Row {
    let tally = Mutex(ProductTally())
    let scores = Mutex<[Double]>([])
    let times = SideBySide.seconds(workers: workers, runs: runs) { _ in
      let workspace = Workspace(threads: threads)
      let work = prepare(workspace)
      var isWarm = false
      return {
        workspace.tally = ProductTally()
        let result = work()
        if isWarm { tally.withLock { $0.add(workspace.tally) } }
        isWarm = true
        scores.withLock { $0 = result }
      }
    }
    let all = tally.withLock { $0 }
    let pictures = Double(workers * batch)
    let operations = all.operations / Double(runs) / pictures
    let sorted = times.sorted()
    let (least, median) = (sorted[0] / pictures, sorted[sorted.count / 2] / pictures)
    let mean = times.reduce(0, +) / Double(times.count)
    let inside = all.seconds / Double(runs) / (mean * Double(workers * threads))
    return ScoringReport.Row(
      scorer: scorer.id.rawValue, mode: mode, batch: batch, leastSeconds: least,
      medianSeconds: median, operations: operations / 1e9, rate: operations / 1e9 / least,
      outsideProducts: max(0, 1 - inside), scores: scores.withLock { $0 })
  }

  /// Twenty tokens between 0 and the marks that both vocabularies end a text with.
  private var prompt: PromptTokens {
    let start = scorer.tokens("").ids
    let ids = start.prefix(1) + (1...18).map { Int32(1000 + 37 * $0) } + start.suffix(1)
    return PromptTokens(ids: Array(ids), total: ids.count)
  }

  /// Pictures of repeatable noise.
  private func pictures(_ count: Int) -> [ModelInput] {
    let side = scorer.inputSide
    return (0..<count).map { picture in
      var state = UInt32(picture &+ 1)
      let samples = (0..<3 * side * side).map { _ in
        state = state &* 1_664_525 &+ 1_013_904_223
        return UInt8(state >> 24)
      }
      return ModelInput(Bitmap(width: side, height: side, layout: .rgb, samples: samples))
    }
  }
}
