internal import Foundation

/// What tells that the files which say how pictures were made are still the same ones.
///
/// They lie beside the pictures, or in a folder above; a picture's own file does not change with
/// them.
struct Neighbours: Sendable {
  private let folder: Folder
  private let present: Set<FileName>
  /// Stands for the lists of this folder and those above it; another number where one changed.
  let lists: UInt64

  /// The neighbours of a folder's pictures; `inherited` stands for the lists above it.
  init(of visit: FolderWalk.Visit, inherited: UInt64) {
    folder = visit.folder
    present = Set(visit.neighbours.map(FileName.init))
    var lists = inherited
    if !present.isEmpty {
      let pictures = Set(visit.names.map(FileName.init))
      for name in visit.neighbours.sorted() where Self.isList(name, pictures: pictures) {
        if let file = Self.number(of: name, in: visit.folder) {
          lists = StableHash.combine(lists, file)
        }
      }
    }
    self.lists = lists
  }

  /// Stands for the texts beside one picture; 0 where there are none.
  func sidecars(of picture: String) -> UInt64 {
    present.isEmpty ? 0 : Self.sidecars(of: picture, in: folder, present: present)
  }

  /// The same where it is not known which files there are.
  static func sidecars(of picture: String, in folder: Folder) -> UInt64 {
    sidecars(of: picture, in: folder, present: nil)
  }

  /// The names of pictures that a file may be beside as their text.
  static func pictures(besides name: String) -> [String] {
    guard let dot = name.utf8.lastIndex(of: UInt8(ascii: ".")) else { return [] }
    let stem = String(name[..<dot])
    let endings = FolderEntries.pictureEndings
    return [stem] + (endings.union(endings.map { $0.uppercased() })).map { stem + "." + $0 }
  }

  private static func sidecars(
    of picture: String, in folder: Folder, present: Set<FileName>?
  ) -> UInt64 {
    var stems = [picture]
    if let dot = picture.utf8.lastIndex(of: UInt8(ascii: ".")) {
      stems.append(String(picture[..<dot]))
    }
    var sum: UInt64 = 0
    for stem in stems {
      for ending in [".txt", ".json"] {
        let name = stem + ending
        guard present?.contains(FileName(name)) ?? true, let file = number(of: name, in: folder)
        else { continue }
        sum = StableHash.combine(sum, file)
      }
    }
    return sum
  }

  /// Whether a file is about more than the picture of its name.
  private static func isList(_ name: String, pictures: Set<FileName>) -> Bool {
    switch FolderEntries.ending(of: name) {
    case "jsonl", "csv", "html": true
    case "json": !Self.pictures(besides: name).contains { pictures.contains(FileName($0)) }
    default: false
    }
  }

  /// A number for a file as it is now; `nil` where it is gone.
  private static func number(of name: String, in folder: Folder) -> UInt64? {
    PictureFile.stamp(folder.path(of: name)).map { stamp in
      var sum = StableHash.of(name)
      for number in [stamp.size, stamp.modified, stamp.inode] {
        sum = StableHash.combine(sum, UInt64(bitPattern: number))
      }
      return sum
    }
  }
}

/// Numbers that stand for values, the same in every run of the program.
///
/// FNV-1a, 64 bits (Fowler, Noll, Vo): for telling that something has changed, not for secrets.
enum StableHash {
  private static let start: UInt64 = 0xCBF2_9CE4_8422_2325
  private static let prime: UInt64 = 0x0000_0100_0000_01B3

  /// The number of a text.
  static func of(_ text: String) -> UInt64 {
    text.utf8.reduce(start) { ($0 ^ UInt64($1)) &* prime }
  }

  /// The number of two, in their order; never 0.
  static func combine(_ one: UInt64, _ other: UInt64) -> UInt64 {
    var sum = one ^ start
    for shift in stride(from: UInt64(0), to: 64, by: 8) {
      sum = (sum ^ (other >> shift & 255)) &* prime
    }
    return sum == 0 ? 1 : sum
  }
}
