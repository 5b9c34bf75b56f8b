/// The characters that stand for bytes in a file of merges, so that every byte can be printed:
/// printable bytes stand for themselves, the others are numbered from U+0100
/// (openai/gpt-2, encoder.py).
enum ByteAlphabet {
  /// The bytes in the order of their symbols: the printable ones first.
  private static let bytes: [UInt8] = {
    let printable = Array(33...126) + Array(161...172) + Array(174...255) as [UInt8]
    return printable + (0...255).filter { !printable.contains($0) }
  }()

  /// How many bytes are printable.
  private static let printable = 188

  /// The character of each symbol.
  static let characters: [Unicode.Scalar] = bytes.enumerated().map { symbol, byte in
    guard symbol >= printable else { return Unicode.Scalar(byte) }
    return Unicode.Scalar(UInt16(256 + symbol - printable)) ?? "\u{FFFD}"
  }

  /// The symbol of each byte.
  static let symbols: [Int32] = {
    var symbols = [Int32](repeating: 0, count: 256)
    for (symbol, byte) in bytes.enumerated() { symbols[Int(byte)] = Int32(symbol) }
    return symbols
  }()
}
