package import Store

/// What tells, beside its path, that a file is still the one that was read before.
package struct FileStamp: Sendable, Hashable {
  /// Bytes.
  package let size: Int64
  /// When the file was last written, in nanoseconds since 1970.
  package let modified: Int64
  /// The file's number in its file system.
  package let inode: Int64

  /// A stamp as the file system tells it.
  package init(size: Int64, modified: Int64, inode: Int64) {
    self.size = size
    self.modified = modified
    self.inode = inode
  }

  /// The whole identity of the file at a path.
  package func identity(at path: String) -> FileIdentity {
    FileIdentity(path: path, size: size, modified: modified, inode: inode)
  }
}
