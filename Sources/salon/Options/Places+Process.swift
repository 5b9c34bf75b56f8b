internal import Curation
internal import Foundation
internal import Scorers

extension Places {
  /// The places of this process.
  static func ofThisProcess() -> Places {
    let executable = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
    return Places(environment: ProcessInfo.processInfo.environment, executable: executable)
  }
}

extension Places {
  /// The scorers' weights, the person's own and those that come along, and where they are published.
  ///
  /// Throws where the person's own catalog cannot be used.
  func weightsFolder() throws(ScorerError) -> WeightsFolder {
    WeightsFolder(weights, catalog: try WeightsCatalog.read(over: catalog), demo: demoWeights)
  }
}
