/// The files of the open gallery's pictures, as they were when they were last looked at.
struct Catalogue {
  /// One picture's file.
  struct Entry {
    /// The picture; `nil` while the file is being read.
    var id: PictureID?
    /// `nil` where the file is to be read again in any case: it was of no use when it was.
    var stamp: FileStamp?
    /// Stands for the texts beside the picture.
    var sidecars: UInt64
    /// Whether the stamp tells also at the next start that the file is the same.
    var isSettled = false
  }

  /// A folder with pictures.
  struct Shelf {
    let folder: Folder
    /// The folder that was named, in which this one lies.
    let root: String
    /// Stands for the lists that tell of the folder's pictures.
    var lists: UInt64
    var files: [FileName: Entry] = [:]
  }

  private(set) var shelves: [FileName: Shelf] = [:]

  /// Whether no file is known.
  var isEmpty: Bool { shelves.allSatisfy(\.value.files.isEmpty) }

  /// What is known of a folder.
  subscript(folder: String) -> Shelf? { shelves[FileName(folder)] }

  /// What is known of a file.
  func entry(_ name: String, in folder: String) -> Entry? {
    shelves[FileName(folder)]?.files[FileName(name)]
  }

  /// Makes a folder known where it is not, with the lists that now tell of it; the folder as it is
  /// kept.
  mutating func open(_ folder: Folder, root: String, lists: UInt64) -> Folder {
    let key = FileName(folder.path)
    if shelves[key] == nil { shelves[key] = Shelf(folder: folder, root: root, lists: lists) }
    shelves[key]?.lists = lists
    return shelves[key]?.folder ?? folder
  }

  /// Notes what is known of a file, whose folder is known.
  mutating func set(_ entry: Entry, for name: String, in folder: String) {
    shelves[FileName(folder)]?.files[FileName(name)] = entry
  }

  /// The same for many files of one folder.
  mutating func set(_ entries: [(name: String, entry: Entry)], in folder: String) {
    let key = FileName(folder)
    guard var shelf = shelves.removeValue(forKey: key) else { return }
    shelf.files.reserveCapacity(shelf.files.count + entries.count)
    for (name, entry) in entries { shelf.files[FileName(name)] = entry }
    shelves[key] = shelf
  }

  /// Forgets a file, and its folder where that is empty then.
  mutating func remove(_ name: String, in folder: String) {
    let key = FileName(folder)
    shelves[key]?.files[FileName(name)] = nil
    if shelves[key]?.files.isEmpty == true { shelves[key] = nil }
  }

  /// The folders that are known at a path and below it.
  func folders(below path: String) -> [Shelf] {
    let prefix = path.utf8.last == UInt8(ascii: "/") ? path : path + "/"
    return shelves.filter { key, _ in
      key == FileName(path) || key.text.utf8.starts(with: prefix.utf8)
    }.map(\.value)
  }
}
