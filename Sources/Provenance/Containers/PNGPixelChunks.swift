/// Passes a PNG's IDAT chunks without a look at each.
///
/// Writers cut the pixels into chunks of one length, mostly of 8 KB, and IDAT chunks follow one
/// another with nothing between them (PNG specification, section 5.6). So where an IDAT begins a
/// whole number of lengths further on, all between are pixels too, and the last one is found by
/// halving: a picture of 1.5 MB costs three reads instead of two hundred.
struct PNGPixelChunks {
  /// Searches left: a file whose chunks differ in length is walked chunk by chunk after them.
  private var searchesLeft = 32

  /// Where the walk goes on after the IDAT of `length` bytes at `offset`: at a later IDAT, or at
  /// whatever follows this one.
  mutating func next(
    in source: inout ByteSource, after offset: Int, length: Int
  ) throws(ProvenanceError) -> Int {
    let stride = length + 12
    guard searchesLeft > 0 else { return offset + stride }
    searchesLeft -= 1
    // An IDAT begins `known` strides on, and none does `beyond` strides on.
    var known = 0
    var beyond = (source.count - offset) / stride + 1
    // Mostly nothing but a shorter IDAT and the end mark follow: the end is tried first.
    var guess = beyond - 1
    while beyond - known > 1 {
      if try isPixels(&source, at: offset + guess * stride) {
        known = guess
      } else {
        beyond = guess
      }
      guess = known + (beyond - known) / 2
    }
    return offset + max(known, 1) * stride
  }

  /// Whether an IDAT begins at `offset`.
  private func isPixels(_ source: inout ByteSource, at offset: Int) throws(ProvenanceError) -> Bool
  {
    guard let header = try source.bytes(at: offset, count: 8) else { return false }
    return header.holds("IDAT", at: 4)
  }
}
