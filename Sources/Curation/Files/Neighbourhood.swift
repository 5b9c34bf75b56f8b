internal import Foundation

/// The names in folders, each folder listed once: which files lie beside a picture, and which names
/// are free.
struct Neighbourhood {
  /// The name endings of what belongs to a picture and goes where it goes.
  static let endings: Set<String> = ["txt", "json", "xmp"]

  private var names: [String: Set<String>] = [:]

  /// A file that lies beside a picture.
  struct Sidecar: Equatable {
    let path: String
    /// What its name has after the picture's: after the whole name, or after that without ending.
    let suffix: String
    let followsWholeName: Bool

    /// Its path beside a picture of another path.
    func path(beside picture: String) -> String {
      (followsWholeName ? picture : Neighbourhood.stem(picture)) + suffix
    }
  }

  /// What belongs to a picture: `1.txt` and `1.png.txt` to `1.png`.
  mutating func sidecars(of picture: String) -> [Sidecar] {
    let (folder, name) = Self.split(picture)
    let stem = Self.stem(name)
    return listing(folder).sorted().compactMap { other in
      guard let dot = other.lastIndex(of: "."), other != name,
        Self.endings.contains(other[other.index(after: dot)...].lowercased())
      else { return nil }
      let base = other[..<dot]
      guard base == name || base == stem else { return nil }
      return Sidecar(
        path: folder + "/" + other, suffix: String(other[dot...]),
        followsWholeName: base == name)
    }
  }

  /// Other pictures to which a sidecar belongs that has their name without ending.
  mutating func picturesSharing(_ sidecar: Sidecar, with picture: String) -> [String] {
    guard !sidecar.followsWholeName else { return [] }
    let (folder, name) = Self.split(picture)
    let stem = Self.stem(name)
    return listing(folder).filter { other in
      guard other != name, let dot = other.lastIndex(of: "."), other[..<dot] == stem else {
        return false
      }
      return FolderEntries.pictureEndings.contains(other[other.index(after: dot)...].lowercased())
    }.map { folder + "/" + $0 }
  }

  /// Whether nothing is at a path, and nothing that was taken with ``take(_:)``.
  mutating func isFree(_ path: String) -> Bool {
    let (folder, name) = Self.split(path)
    return !listing(folder).contains(name)
  }

  /// Notes that a path will be taken.
  mutating func take(_ path: String) {
    let (folder, name) = Self.split(path)
    _ = listing(folder)
    names[folder]?.insert(name)
  }

  /// A name without its last ending.
  static func stem(_ path: String) -> String {
    guard let dot = path.lastIndex(of: "."), dot > path.startIndex,
      path[path.index(before: dot)] != "/", !path[dot...].contains("/")
    else { return path }
    return String(path[..<dot])
  }

  /// A path with a number in its name, before the ending; the first is the path itself.
  static func numbered(_ path: String, _ number: Int) -> String {
    guard number > 1 else { return path }
    let stem = stem(path)
    return stem + " (\(number))" + path.dropFirst(stem.count)
  }

  /// A path's folder and name.
  static func split(_ path: String) -> (folder: String, name: String) {
    guard let slash = path.lastIndex(of: "/") else { return (".", path) }
    return (String(path[..<slash]), String(path[path.index(after: slash)...]))
  }

  private mutating func listing(_ folder: String) -> Set<String> {
    if let known = names[folder] { return known }
    let found = Set((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? [])
    names[folder] = found
    return found
  }
}
