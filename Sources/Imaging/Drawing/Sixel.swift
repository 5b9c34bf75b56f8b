internal import CImaging

/// Pictures as sixels: the escape sequence by which terminals draw pixels.
///
/// Six rows make a band, and a terminal may touch the whole of the last one: it reaches up to
/// `height(touchedBy:)`, at most five rows below the picture, where no pixel is set. A picture that
/// must stay within `n` rows of pixels is made `height(within: n)` high at most. The sequence has
/// the picture's size in its raster attributes, all its colours before the first pixel, and no
/// graphics newline after the last band, which would scroll at the foot of a screen.
///
/// libsixel writes the sequence; the colours are chosen and the errors diffused here, which is
/// faster, and nearer to the picture, than libsixel's own 15-bit way.
package enum Sixel {
  /// Rows of a band.
  package static let bandHeight = 6

  /// Rows that a terminal may touch in drawing a picture so high.
  package static func height(touchedBy height: Int) -> Int {
    (height + bandHeight - 1) / bandHeight * bandHeight
  }

  /// The highest picture that touches no more rows than these.
  package static func height(within rows: Int) -> Int {
    rows / bandHeight * bandHeight
  }

  /// The whole sequence that draws an RGB picture, the cursor's cell at its upper left.
  ///
  /// It has at most `colors` (2 to 256) colours, chosen for the picture, errors diffused. Throws
  /// `notEncoded`.
  package static func encode(_ bitmap: Bitmap, colors: Int = 256) throws(ImagingError) -> [UInt8] {
    precondition(bitmap.layout == .rgb, "sixels are made of RGB")
    guard bitmap.width > 0, bitmap.height > 0 else {
      throw ImagingError(.notEncoded, detail: "no pixels")
    }
    let palette = Palette(for: bitmap, count: max(2, min(256, colors)))
    var dithering = Dithering(palette)
    var indices = dithering.indices(of: bitmap)
    var sequence: [UInt8] = []
    sequence.reserveCapacity(bitmap.width * bitmap.height * 2)
    let status = write(&indices, bitmap, palette, to: &sequence)
    guard status == SIXEL_OK else {
      let words = String(cString: sixel_helper_format_error(status))
      throw ImagingError(.notEncoded, detail: words)
    }
    // libsixel 1.10 puts a newline before an only band of less than six rows.
    if bitmap.height < bandHeight { sequence.removeAll { $0 == UInt8(ascii: "-") } }
    return sequence
  }

  /// Lets libsixel write the sequence for indices into a palette; gives its status.
  private static func write(
    _ indices: inout [UInt8], _ bitmap: Bitmap, _ palette: Palette, to sequence: inout [UInt8]
  ) -> SIXELSTATUS {
    let append: sixel_write_function = { bytes, count, sequence in
      guard let bytes, let sequence, count > 0 else { return 0 }
      let written = UnsafeRawBufferPointer(start: bytes, count: Int(count))
      sequence.assumingMemoryBound(to: [UInt8].self).pointee.append(contentsOf: written)
      return count
    }
    // libsixel takes two colours at least.
    var colors = palette.colors.flatMap { [$0.red, $0.green, $0.blue] }
    if colors.count == 3 { colors += [0, 0, 0] }
    return withUnsafeMutablePointer(to: &sequence) { sequence in
      var dither: OpaquePointer?
      var output: OpaquePointer?
      defer {
        if let output { sixel_output_unref(output) }
        if let dither { sixel_dither_unref(dither) }
      }
      var status = sixel_dither_new(&dither, Int32(colors.count / 3), nil)
      guard status == SIXEL_OK else { return status }
      sixel_dither_set_palette(dither, &colors)
      sixel_dither_set_pixelformat(dither, SIXEL_PIXELFORMAT_PAL8)
      status = sixel_output_new(&output, append, sequence, nil)
      guard status == SIXEL_OK else { return status }
      let (width, height) = (Int32(bitmap.width), Int32(bitmap.height))
      return sixel_encode(&indices, width, height, 0, dither, output)
    }
  }
}
