internal import CImaging

/// Pixels → the bytes of a PNG file, by libpng.
package enum PNGEncoder {
  /// The file of an RGB picture; `text` becomes the chunk `tEXt` under `keyword`, and is ASCII.
  ///
  /// Throws `notEncoded`, also where memory is short.
  package static func encode(
    _ bitmap: Bitmap, keyword: String, text: String
  ) throws(ImagingError) -> [UInt8] {
    precondition(bitmap.layout == .rgb, "a picture of RGB")
    precondition(text.utf8.allSatisfy { 1..<0x80 ~= $0 }, "what a chunk of Latin-1 can hold")
    var file = CImagingBytes()
    defer { cimaging_bytes_free(&file) }
    let status = bitmap.samples.withUnsafeBufferPointer { samples in
      cimaging_png_encode(
        samples.baseAddress, UInt32(bitmap.width), UInt32(bitmap.height), keyword, text, &file)
    }
    guard status == CImagingOK else { throw ImagingError(.notEncoded, detail: "PNG") }
    return Array(UnsafeBufferPointer(start: file.bytes, count: file.count))
  }
}
