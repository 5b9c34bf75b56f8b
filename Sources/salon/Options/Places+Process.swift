internal import Curation
internal import Foundation
internal import Scorers

extension Places {
  /// The places of this process.
  static func ofThisProcess() -> Places {
    let executable = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
    return Places(environment: ProcessInfo.processInfo.environment, executable: executable)
  }

  /// Where what folders hold is kept for the next start.
  ///
  /// Another build may read more out of the same pictures, so that each keeps its own.
  var listings: ListingFolder {
    ListingFolder(cache + "/listings", edition: Self.edition)
  }

  /// What tells the running program from other builds.
  private static let edition: String = {
    let stamp = PictureFile.stamp("/proc/self/exe")
    return stamp.map { "\($0.size) \($0.modified)" } ?? ""
  }()
}

extension Places {
  /// The scorers' weights, the person's own and those that come along, and where they are published.
  ///
  /// Throws where the person's own catalog cannot be used.
  func weightsFolder() throws(ScorerError) -> WeightsFolder {
    WeightsFolder(weights, catalog: try WeightsCatalog.read(over: catalog), demo: demoWeights)
  }
}
