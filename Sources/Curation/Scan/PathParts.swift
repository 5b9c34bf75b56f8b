/// A path's folder and last component, byte for byte.
///
/// By bytes, because a name may begin with a mark that combines with the slash before it to one
/// character.
struct PathParts {
  let folder: String
  let name: String

  /// The parts of an absolute path.
  init(_ path: String) {
    guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else {
      folder = ""
      name = path
      return
    }
    let isInRoot = slash == path.utf8.startIndex
    folder = isInRoot ? "/" : String(decoding: path.utf8[..<slash], as: UTF8.self)
    name = String(decoding: path.utf8[path.utf8.index(after: slash)...], as: UTF8.self)
  }
}
