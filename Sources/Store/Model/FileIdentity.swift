/// What tells that a file is still the one that was read before, without reading it again.
package struct FileIdentity: Sendable, Hashable {
  /// The file's path, absolute.
  package let path: String
  /// Bytes.
  package let size: Int64
  /// When the file was last written, in nanoseconds since 1970.
  package let modified: Int64
  /// The file's number in its file system.
  package let inode: Int64

  /// An identity as the file system tells it; all four must agree for two to be the same file.
  package init(path: String, size: Int64, modified: Int64, inode: Int64) {
    self.path = path
    self.size = size
    self.modified = modified
    self.inode = inode
  }
}
