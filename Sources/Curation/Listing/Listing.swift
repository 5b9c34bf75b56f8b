/// What a gallery's folders held when they were last looked at: enough to show it without reading
/// any picture.
struct Listing {
  /// One picture.
  struct Entry {
    var finding: Finding
    /// Stands for the texts beside the picture.
    var sidecars: UInt64
    /// Whether the stamp tells that the file is still the same.
    var isSettled: Bool
  }

  /// The folders' pictures.
  struct Shelf {
    let folder: Folder
    /// The folder that was named, in which this one lies.
    let root: String
    /// Stands for the lists that tell of the folder's pictures.
    let lists: UInt64
    var entries: [Entry] = []
  }

  /// In the order in which they are shown; a folder may be there several times.
  var shelves: [Shelf] = []
}
