/// What recognises one layout of datasets.
protocol DatasetReader: SendableMetatype {
  /// The layout, for people.
  static var name: String { get }

  /// Fills a list with what a JSON value says of pictures; false where it is another layout's.
  static func read(_ value: JSONValue, into manifest: inout Manifest) -> Bool
}

/// The layouts of datasets that are known.
enum DatasetReaders {
  /// The readers in the order in which they are asked.
  static let inOrder: [any DatasetReader.Type] = [
    ImageRewardRankings.self, HPDv2Rankings.self, DiffusionDBPart.self, PictureList.self,
    BenchmarkPrompts.self,
  ]

  /// What the first reader finds that knows the layout, the paths being relative to `folder`.
  static func manifest(_ value: JSONValue, folder: String?) -> Manifest? {
    for reader in inOrder {
      var manifest = Manifest(folder: folder)
      if reader.read(value, into: &manifest) { return manifest }
    }
    return nil
  }
}

extension Generation {
  /// What a dataset's own fields say of a picture.
  init(prompt: String?, groupID: String?, reader: String) {
    self.init(source: .manifest)
    self.prompt = prompt.flatMap(Self.words)
    self.groupID = groupID.flatMap(Self.words)
    self.reader = reader
  }
}
