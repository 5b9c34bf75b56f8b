/// A folder that pictures lie in.
///
/// A class, so that its path is kept once, however many pictures it holds.
package final class Folder: Sendable, Equatable {
  /// Absolute, without a slash at its end unless it is the root.
  package let path: String

  /// The folder of a path.
  package init(_ path: String) {
    self.path = path
  }

  /// The path of something in the folder.
  package func path(of name: String) -> String {
    path.utf8.last == UInt8(ascii: "/") ? path + name : path + "/" + name
  }

  package static func == (one: Folder, other: Folder) -> Bool {
    one === other || one.path == other.path
  }
}
