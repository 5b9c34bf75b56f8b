/// A decoded picture: 8 bits a sample, rows from the top without padding.
package struct Bitmap: Sendable, Equatable {
  package let width: Int
  package let height: Int
  package let layout: Layout
  /// `width * height * layout.channels` samples.
  package var samples: [UInt8]
  /// The colours of an indexed picture, three samples each; empty otherwise.
  package var palette: [UInt8]

  /// What the samples of a pixel are; the names follow Pillow's modes, whose arithmetic resizing
  /// follows.
  package enum Layout: Sendable, Hashable {
    /// Luminance ("L").
    case gray
    /// Luminance and alpha ("LA").
    case grayAlpha
    /// Index into the palette ("P"), or black and white ("1").
    case indexed
    /// Red, green, blue ("RGB").
    case rgb
    /// Red, green, blue, alpha, not premultiplied ("RGBA").
    case rgba
    /// Cyan, magenta, yellow, black ("CMYK"), 255 for full ink.
    case cmyk

    /// Samples a pixel.
    package var channels: Int {
      switch self {
      case .gray, .indexed: 1
      case .grayAlpha: 2
      case .rgb: 3
      case .rgba, .cmyk: 4
      }
    }
  }

  /// A picture from its samples, whose number must fit its size.
  package init(
    width: Int, height: Int, layout: Layout, samples: [UInt8], palette: [UInt8] = []
  ) {
    precondition(samples.count == width * height * layout.channels, "samples fit the size")
    self.width = width
    self.height = height
    self.layout = layout
    self.samples = samples
    self.palette = palette
  }
}
