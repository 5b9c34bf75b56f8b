/// What Windows has where Unicode has the controls U+0080 to U+009F.
enum Windows1252 {
  private static let characters: [Unicode.Scalar] = [
    "€", "\u{81}", "‚", "ƒ", "„", "…", "†", "‡", "ˆ", "‰", "Š", "‹", "Œ", "\u{8D}", "Ž", "\u{8F}",
    "\u{90}", "‘", "’", "“", "”", "•", "–", "—", "˜", "™", "š", "›", "œ", "\u{9D}", "ž", "Ÿ",
  ]

  /// The character meant by one of these controls; any other is itself.
  static func character(forC1 control: Unicode.Scalar) -> Unicode.Scalar {
    guard case 0x80...0x9F = control.value else { return control }
    return characters[Int(control.value) - 0x80]
  }
}
