/// What a look at folders found to be different from what is known of them.
struct ScanDifference {
  /// A file that is to be read.
  struct Item: Sendable {
    let name: String
    /// Stands for the texts beside the picture.
    let sidecars: UInt64
    /// The picture in whose place the one read comes.
    var old: PictureID?
    /// Whether the old picture's content is known to be this file's.
    var keepsContent = false
  }

  /// Files of one folder that are to be read.
  struct Batch {
    let visit: FolderWalk.Visit
    let folder: Folder
    /// Whether a dataset names them, so that they are shown even where they are missing.
    let isListed: Bool
    var items: [Item] = []
  }

  /// A file that is not where it was.
  struct Missing {
    let folder: String
    let name: String
    let entry: Catalogue.Entry
  }

  var batches: [Batch] = []
  var missing: [Missing] = []

  /// Whether nothing is different.
  var isEmpty: Bool { batches.isEmpty && missing.isEmpty }

  /// Takes files that are gone from one place and new at another for the same, where size, time and
  /// inode agree; gives the files that were found again so.
  mutating func matchRenamed() -> [Missing] {
    var places: [FileStamp: Int] = [:]
    for (index, gone) in missing.enumerated() {
      if let stamp = gone.entry.stamp, gone.entry.id != nil { places[stamp] = index }
    }
    guard !places.isEmpty else { return [] }
    var found: Set<Int> = []
    for batch in batches.indices {
      for item in batches[batch].items.indices where batches[batch].items[item].old == nil {
        let path = batches[batch].folder.path(of: batches[batch].items[item].name)
        guard let stamp = PictureFile.stamp(path), let index = places.removeValue(forKey: stamp)
        else { continue }
        batches[batch].items[item].old = missing[index].entry.id
        batches[batch].items[item].keepsContent = true
        found.insert(index)
      }
    }
    let renamed = missing.indices.filter(found.contains).map { missing[$0] }
    missing = missing.indices.filter { !found.contains($0) }.map { missing[$0] }
    return renamed
  }
}
