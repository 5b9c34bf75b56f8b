internal import Foundation
internal import Imaging
package import Store

/// Finds out which pictures files hold.
package struct FileIdentifier: Sendable {
  let library: Library

  /// An identifier that asks a library, and tells it what it reads.
  package init(_ library: Library) {
    self.library = library
  }

  /// The picture that a file holds at this moment, read from the file.
  package func read(_ path: String) throws -> IdentifiedFile {
    let (file, bytes) = try Self.wholeFile(FolderWalk.absolute(path))
    guard ImageFormat(bytes) != nil else {
      throw CurationError(
        code: .noPicture, path: path, detail: "is not a PNG, JPEG or WebP picture")
    }
    let picture = ContentDigest.of(bytes)
    // What is not settled is remembered as the picture's place, but as a file that has changed.
    try library.record(file.isSettled(before: Date()) ? file : file.outdated, digest: picture)
    return IdentifiedFile(file: file, picture: picture)
  }

  /// The pictures that files hold.
  ///
  /// Those of files that have not changed since they were read last are taken from the library, the
  /// others read; what cannot be read is told to `failed`.
  package func identify(
    _ paths: [String], failed: (any Error) -> Void
  ) throws -> [IdentifiedFile] {
    let files = paths.map { (path: $0, identity: PictureFile.identity($0)) }
    let known = try library.digests(of: files.compactMap(\.identity))
    return files.compactMap { path, identity in
      if let identity, let picture = known[identity] {
        return IdentifiedFile(file: identity, picture: picture)
      }
      do {
        return try read(path)
      } catch {
        failed(error)
        return nil
      }
    }
  }

  /// The pictures below folders, and files that were named.
  ///
  /// What cannot be listed or read is told to `failed`, but for files in folders that are no pictures
  /// at all: nothing was ever decided about them. Throws where one of `paths` itself cannot be used.
  package func identify(
    below paths: [String], failed: (any Error) -> Void
  ) throws -> [IdentifiedFile] {
    var walk = FolderWalk()
    var files: [String] = []
    var seen: Set<String> = []
    var named: Set<String> = []
    try walk.files(below: paths) { visit in
      files += visit.files.filter { seen.insert($0).inserted }
      if !visit.isWhole { named.formUnion(visit.files) }
      return true
    }
    walk.problems.forEach(failed)
    return try identify(files) { error in
      if let error = error as? CurationError, error.code == .noPicture,
        !named.contains(error.path)
      {
        return
      }
      failed(error)
    }
  }

  /// All bytes of a file and what it was while they were read.
  static func wholeFile(_ path: String) throws(CurationError) -> (FileIdentity, [UInt8]) {
    let before = PictureFile.identity(path)
    let bytes = try PictureFile.read(path)
    guard let before, before == PictureFile.identity(path) else {
      throw CurationError(
        code: .unusable, path: path, detail: "is being written; try again when it is done")
    }
    return (before, bytes)
  }
}

extension FileIdentity {
  /// Whether whatever is written to the file from a moment on must give it another time.
  ///
  /// File systems' clocks tick, FAT's every two seconds: what is written twice within a tick has
  /// one time, and would be taken for what it was before.
  func isSettled(before moment: Date) -> Bool {
    Double(modified) / 1e9 < moment.timeIntervalSince1970 - 2
  }

  /// The same file at a time at which it never is.
  var outdated: FileIdentity {
    FileIdentity(path: path, size: size, modified: .min, inode: inode)
  }
}

extension FileStamp {
  /// Whether whatever is written to the file from a moment on must give it another stamp.
  func isSettled(before moment: Date) -> Bool { identity(at: "").isSettled(before: moment) }
}
