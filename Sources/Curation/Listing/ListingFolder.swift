internal import Crypto
internal import Foundation

/// The folder of the cache in which listings are kept, one file for each set of paths that were
/// opened together.
///
/// A listing can be made again from the pictures. It is written whole and put in place of the one
/// before, and one that is damaged, or of another salon, counts as none.
package struct ListingFolder: Sendable {
  /// The folder, absolute.
  package let path: String
  /// What tells this salon from others: they may read more out of pictures, or write otherwise.
  package let edition: String

  /// The beginning of each file.
  private static let mark = Array("salon listing 1\n".utf8)
  private static let checkLength = 32
  /// Listings that were not used for so long are deleted, in seconds.
  private static let lifetime: TimeInterval = 90 * 24 * 3600

  /// Listings in a folder, which is made once there is something to put there.
  package init(_ path: String, edition: String) {
    self.path = path
    self.edition = edition
  }

  /// The listing of paths that are opened together; `nil` where none is kept.
  func listing(of paths: [String]) -> Listing? {
    let file = file(of: paths)
    guard let bytes = try? PictureFile.read(file) else { return nil }
    let head = Self.mark + header(paths)
    let end = bytes.count - Self.checkLength
    guard end >= head.count, bytes.starts(with: head),
      Array(SHA256.hash(data: bytes[..<end])) == Array(bytes[end...])
    else { return nil }
    var reader = ListingReader(bytes, from: head.count, to: end)
    guard let listing = try? Listing(&reader) else { return nil }
    // So that what is used stays.
    try? FileManager.default.setAttributes([.modificationDate: Date()], ofItemAtPath: file)
    return listing
  }

  /// Keeps the listing of paths that are opened together, in place of the one before.
  func keep(_ listing: Listing, of paths: [String]) throws {
    let manager = FileManager.default
    try manager.createDirectory(
      atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    var check = SHA256()
    let place = file(of: paths)
    let partial = place + ".\(UUID().uuidString).partial"
    guard manager.createFile(atPath: partial, contents: nil),
      let handle = FileHandle(forWritingAtPath: partial)
    else {
      throw CurationError(code: .unusable, path: path, detail: "cannot be written")
    }
    do {
      // One after the other: put together they would be there twice.
      for part in [Self.mark + header(paths)] + listing.encoded() {
        check.update(data: part)
        try handle.write(contentsOf: part)
      }
      try handle.write(contentsOf: Array(check.finalize()))
      try handle.close()
      guard rename(partial, place) == 0 else {
        throw CurationError(
          code: .unusable, path: place, detail: String(cString: strerror(errno)))
      }
    } catch {
      unlink(partial)
      throw error
    }
    dropUnused()
  }

  private func dropUnused() {
    let manager = FileManager.default
    for name in (try? manager.contentsOfDirectory(atPath: path)) ?? []
    where name.hasSuffix(".listing") || name.hasSuffix(".partial") {
      let file = path + "/" + name
      let used = (try? manager.attributesOfItem(atPath: file))?[.modificationDate] as? Date
      if let used, used.timeIntervalSinceNow < -Self.lifetime {
        try? manager.removeItem(atPath: file)
      }
    }
  }

  private func header(_ paths: [String]) -> [UInt8] {
    var writer = ListingWriter()
    writer.write(edition)
    writer.write(paths.count)
    for path in paths { writer.write(path) }
    return writer.bytes
  }

  private func file(of paths: [String]) -> String {
    var names = SHA256()
    for path in paths { names.update(data: Array(path.utf8) + [0]) }
    return path + "/" + HexDigest.text(of: Array(names.finalize().prefix(16))) + ".listing"
  }
}
