internal import ArgumentParser
internal import Curation
internal import Foundation

extension GalleryOptions {
  /// Where what scorers see in pictures is kept, as the option says, else the environment.
  func tokens(in places: Places) throws -> TokenCache {
    let size =
      try featureCache ?? TokenCache.capacity(in: ProcessInfo.processInfo.environment)
    return TokenCache(folder: places.features, capacity: size.bytes)
  }
}

extension ByteSize: ExpressibleByArgument {
  /// The amount as it is typed, such as `2G`.
  package init?(argument: String) {
    self.init(argument)
  }
}
