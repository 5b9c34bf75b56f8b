/// What a picture file tells of itself without its pixels being decoded.
package struct PictureMetadata: Sendable, Equatable {
  /// The kind of file, by its bytes.
  package let format: FileFormat
  /// The size in the header; `nil` where the header is damaged.
  package let dimensions: Dimensions?
  /// The size of the picture as it is to be shown; `nil` where the header is damaged.
  package let displayDimensions: Dimensions?
  /// How the picture was made; `nil` where the file does not say.
  package let generation: Generation?
  /// What of the metadata had to be left out, and why.
  package let warnings: [String]

  /// A size in pixels, both sides positive; a rotation that EXIF asks for is not applied.
  package struct Dimensions: Sendable, Hashable {
    package let width: Int
    package let height: Int

    /// A size of `width` by `height` pixels.
    package init(width: Int, height: Int) {
      self.width = width
      self.height = height
    }

    /// The same, on its side.
    var swapped: Dimensions { Dimensions(width: height, height: width) }
  }

  /// Reads the file at `path`, as little of it as possible; its pixels may be damaged.
  package static func read(fileAt path: String) throws(ProvenanceError) -> PictureMetadata {
    var source = try ByteSource(fileAt: path)
    return try read(&source)
  }

  /// Reads a file's bytes, called `name` in errors.
  package static func read(
    _ bytes: [UInt8], name: String
  ) throws(ProvenanceError) -> PictureMetadata {
    var source = ByteSource(bytes, name: name)
    return try read(&source)
  }

  /// Reads what `source` holds.
  package static func read(
    _ source: inout ByteSource
  ) throws(ProvenanceError) -> PictureMetadata {
    guard source.count > 0 else { throw ProvenanceError(.empty, source.name) }
    let magic = try source.bytes(at: 0, count: min(source.count, FileFormat.magicLength))
    guard let magic, let format = FileFormat(magic: magic) else {
      throw ProvenanceError(.unknownFormat, source.name)
    }
    let data =
      switch format {
      case .png: try PNGChunks.read(&source)
      case .jpeg: try JPEGSegments.read(&source)
      case .webp: try WebPChunks.read(&source)
      }
    return PictureMetadata(
      format: format, dimensions: data.dimensions,
      displayDimensions: data.swapsSides ? data.dimensions?.swapped : data.dimensions,
      generation: GeneratorReaders.generation(in: data), warnings: data.warnings)
  }
}
