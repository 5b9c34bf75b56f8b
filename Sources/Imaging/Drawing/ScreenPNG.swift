internal import CImaging

/// Small indexed PNGs: what is sent to terminals that take PNG where bytes are dear.
package enum ScreenPNG {
  /// The file of an RGB picture in at most `colors` (2 to 256) colours, chosen for the picture, errors
  /// diffused.
  ///
  /// Throws `notEncoded`.
  package static func encode(_ bitmap: Bitmap, colors: Int) throws(ImagingError) -> [UInt8] {
    precondition(bitmap.layout == .rgb, "made of RGB")
    guard bitmap.width > 0, bitmap.height > 0 else {
      throw ImagingError(.notEncoded, detail: "no pixels")
    }
    let palette = Palette(for: bitmap, count: max(2, min(256, colors)))
    var dithering = Dithering(palette)
    let indices = dithering.indices(of: bitmap)
    let samples = palette.colors.flatMap { [$0.red, $0.green, $0.blue] }
    let (width, height) = (UInt32(bitmap.width), UInt32(bitmap.height))
    let capacity = cimaging_png_capacity(width, height)
    let file = [UInt8](unsafeUninitializedCapacity: capacity) { room, count in
      count = cimaging_png_write(
        indices, width, height, samples, UInt32(palette.colors.count), room.baseAddress, capacity)
    }
    guard !file.isEmpty else { throw ImagingError(.notEncoded, detail: "PNG") }
    return file
  }
}
