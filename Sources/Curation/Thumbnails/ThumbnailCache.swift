internal import Foundation
package import Store

/// Drawn pictures in a folder of files, by what the pictures' files hold and what they were made into:
/// a gallery that was looked at before is there at once, also after starting again.
///
/// Several processes may use one folder. A file that is damaged is removed and counts as not there.
package final class ThumbnailCache: Sendable {
  private let files: CacheFolder

  /// The variable that says how large the cache may become.
  package static let variable = "SALON_THUMBNAIL_CACHE"
  /// How large it may become where nothing says: some 6,000 pictures of a grid.
  package static let standardCapacity = ByteSize(500_000_000)

  /// A cache in `folder` of at most `capacity` bytes; with 0 nothing is kept.
  package init(folder: String, capacity: Int) {
    files = CacheFolder(folder, suffix: ".drawing", capacity: capacity)
  }

  /// How large the cache may become by an environment, where it says.
  package static func capacity(
    in environment: [String: String]
  ) throws(CurationError) -> ByteSize {
    try ByteSize.read(variable, in: environment) ?? standardCapacity
  }

  /// The drawing of a picture, which counts as used now; `nil` where it is not kept, or not whole.
  package func drawing(
    of picture: ContentDigest, _ form: DrawingRequest.Form
  ) -> DrawnPicture? {
    let name = Self.name(of: picture, form)
    guard let bytes = files.bytes(of: name, where: { $0 <= DrawingFile.largest }) else {
      return nil
    }
    guard let drawing = DrawingFile.drawing(bytes, of: picture, form) else {
      files.remove(name)
      return nil
    }
    return drawing
  }

  /// Keeps a drawing, which counts as used now.
  ///
  /// Throws a `CurationError` where the folder cannot be written.
  package func keep(
    _ drawing: DrawnPicture, of picture: ContentDigest, _ form: DrawingRequest.Form
  ) throws(CurationError) {
    guard files.capacity > 0 else { return }
    let bytes = DrawingFile.bytes(drawing, of: picture, form)
    guard bytes.count <= DrawingFile.largest else { return }
    try files.keep(bytes, as: Self.name(of: picture, form))
  }

  /// What the folder holds at present.
  package func contents() -> (files: Int, bytes: Int) { files.contents() }

  /// A folder for each form, so that those of old window sizes are easily thrown away.
  private static func name(of picture: ContentDigest, _ form: DrawingRequest.Form) -> String {
    "\(form.name)/\(picture.rawValue)"
  }
}

extension DrawingRequest.Form {
  /// What tells it from all others, as a word.
  var name: String {
    switch self {
    case .sixel(let width, let height, let colors): "sixel-\(width)x\(height)-\(colors)"
    case .kitty(let width, let height, let colors):
      "kitty-\(width)x\(height)-\(colors.map(String.init) ?? "all")"
    case .blocks(let columns, let rows): "blocks-\(columns)x\(rows)"
    }
  }
}
