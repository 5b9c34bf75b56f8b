/// How a stored picture is turned for display: EXIF's tag `Orientation` (0x0112).
package enum Orientation: UInt8, Sendable, Hashable, CaseIterable {
  case upright = 1
  /// Left and right exchanged.
  case mirrored = 2
  /// Turned by half.
  case upsideDown = 3
  /// Top and bottom exchanged.
  case flipped = 4
  /// Mirrored along the diagonal from the upper left.
  case transposed = 5
  /// To be turned a quarter clockwise.
  case clockwise = 6
  /// Mirrored along the diagonal from the upper right.
  case transversed = 7
  /// To be turned a quarter anticlockwise.
  case anticlockwise = 8

  /// Whether turning makes columns of rows.
  package var swapsSides: Bool { rawValue >= 5 }

  /// The orientation that EXIF data give in their first directory, with or without the six bytes
  /// `Exif\0\0` before them; nil where they give none (TIFF 6.0, section 2).
  init?(exif bytes: UnsafeRawBufferPointer) {
    let tiff = bytes.begins(with: "Exif\0\0".utf8) ? bytes.part(6, bytes.count) : bytes
    let isLittle = tiff.begins(with: "II".utf8)
    guard isLittle || tiff.begins(with: "MM".utf8) else { return nil }
    let number = { (offset: Int, width: Int) in
      isLittle ? tiff.little(offset, width) : tiff.big(offset, width)
    }
    guard number(2, 2) == 42, let directory = number(4, 4), let count = number(directory, 2) else {
      return nil
    }
    for entry in 0..<count {
      let offset = directory + 2 + 12 * entry
      guard let tag = number(offset, 2) else { return nil }
      guard tag == 0x0112 else { continue }
      self.init(rawValue: number(offset + 8, 2).flatMap { UInt8(exactly: $0) } ?? 0)
      return
    }
    return nil
  }
}
