internal import Foundation
internal import Scorers
internal import Tensors

/// The threads that score: one prepares batches some way ahead, the others each compute a batch on
/// one core.
struct ScoringThreads: Sendable {
  let session: GallerySession

  /// Starts the threads, which end when the session is closed.
  func start() {
    session.startThread("salon weights", priority: .background) {
      session.loadScorers()
      session.startThread("salon prepare", priority: .background, prepare)
      for number in 0..<session.configuration.workers {
        session.startThread("salon score \(number)", priority: .background, compute)
      }
      session.configuration.tokens?.trim()
    }
  }

  private func prepare() {
    let preparation = BatchPreparation(session: session, scorers: session.loadedScorers)
    while let taken = session.nextToPrepare() {
      let batch = preparation.batch(of: taken)
      session.withState { $0.prepared(batch, outOf: taken) }
    }
  }

  private func compute() {
    let workspace = Workspace(threads: 1, gate: session.gate)
    let computation = BatchComputation(session: session, scorers: session.loadedScorers)
    while let batch = session.nextToCompute() {
      computation.score(batch.pictures, workspace)
      session.withState { $0.finished(batch.pictures.map(\.id)) }
    }
  }

  /// Seconds of a clock that does not jump.
  static var now: Double {
    Double(DispatchTime.now().uptimeNanoseconds) / 1e9
  }
}
