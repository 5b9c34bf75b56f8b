package import Store

extension JournalScope {
  /// Changes that are about pictures below folders, about files that were named, or that moved
  /// files from there or to there.
  ///
  /// Files that cannot be read are told to `failed`; throws where one of `places` itself cannot be
  /// used.
  package init(
    below places: [String], _ library: Library, failed: (any Error) -> Void
  ) throws {
    let pictures = Set(
      try FileIdentifier(library).identify(below: places, failed: failed).map(\.picture))
    let roots = places.map(FolderWalk.absolute)
    self.init(contains: pictures.contains, holds: { path in roots.contains { path.lies(in: $0) } })
  }
}

extension String {
  /// Whether the path is a folder's, or lies below it.
  func lies(in folder: String) -> Bool {
    self == folder || hasPrefix(folder == "/" ? folder : folder + "/")
  }
}
