/// Small sixel pictures.
enum Sixel {
  /// A picture in one colour; different `seed`s give different bytes of about `padding` bytes more.
  static func picture(
    width: Int, height: Int, seed: Int = 0, isOpaque: Bool = true, padding: Int = 0
  ) -> [UInt8] {
    var text = "\u{1B}P0;\(isOpaque ? 0 : 1);0q\"1;1;\(width);\(height)"
    text += "#0;2;\(seed % 101);\(seed / 101 % 101);50#0"
    text += String(repeating: "?", count: padding)
    text += Array(repeating: "!\(width)~", count: (height + 5) / 6).joined(separator: "-")
    return Array((text + "\u{1B}\\").utf8)
  }
}
