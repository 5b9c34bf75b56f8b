extension Theme {
  /// The theme as a terminal with `capabilities` can show it.
  ///
  /// With 256 colours or more each is shown, or the nearest. With fewer the nearest would be black on black
  /// for half of the greys: there, what a colour is for counts more than what it is.
  package func adapted(to capabilities: Capabilities) -> Theme {
    switch capabilities.colors {
    case ..<8: withoutColor
    case ..<16: inPalette(of: 8)
    case ..<256: inPalette(of: 16)
    default: self
    }
  }

  /// The theme in the terminal's first 8 or 16 colours, which are the person's own.
  private func inPalette(of count: Int) -> Theme {
    var theme = self
    for role in Role.allCases {
      var style = self[role]
      let background = PaletteColor(background: style.background, of: role, count: count)
      let foreground = PaletteColor(foreground: style.foreground, on: background, count: count)
      style.background = background.color
      style.foreground = foreground.color
      theme[role] = style
    }
    return theme
  }
}

/// A colour among the first 8 or 16 of a palette, or the terminal's own.
private struct PaletteColor: Equatable {
  /// `nil` for the terminal's own.
  let index: UInt8?

  static let own = PaletteColor(index: nil)
  static let black = PaletteColor(index: 0)
  static let white = PaletteColor(index: 7)

  var color: Color { index.map(Color.palette) ?? .standard }

  private init(index: UInt8?) {
    self.index = index
  }

  /// What lies under the text of a role.
  init(background color: Color, of role: Role, count: Int) {
    guard case .rgb(let red, let green, let blue) = color else {
      self.init(known: color, count: count)
      return
    }
    let tone = Tone(red, green, blue)
    guard tone.isGrey else {
      self.init(index: tone.hue(among: count))
      return
    }
    let isPopup = role == .popup || role == .popupTitle || role == .popupBorder
    // A dark grey is there to be told from what lies around it, which black would not be.
    self = tone.luminance < 0.005 || (isPopup && tone.luminance < 0.3) ? .black : .white
  }

  /// Text on a background.
  init(foreground color: Color, on background: PaletteColor, count: Int) {
    guard case .rgb(let red, let green, let blue) = color else {
      self.init(known: color, count: count)
      if self == background, index != nil { self = background == .black ? .white : .black }
      return
    }
    let tone = Tone(red, green, blue)
    switch background.index {
    case nil:
      if tone.isGrey {
        let isMuted = 0.05..<0.8 ~= tone.luminance
        self = isMuted && count >= 16 ? PaletteColor(index: 8) : .own
      } else {
        self.init(index: tone.hue(among: count))
      }
    case 0:
      self = tone.isGrey ? .white : PaletteColor(index: tone.hue(among: count))
    case 7:
      // Of the colours, these alone are dark enough to be read on white.
      let hue = tone.hue(among: 8)
      self = !tone.isGrey && [1, 4, 5].contains(hue) ? PaletteColor(index: hue) : .black
    case let index?:
      // Blue, red and magenta are dark, the others and all the bright ones are light.
      let isDark = [1, 4, 5].contains(index)
      let hue = tone.hue(among: count)
      let isReadable = isDark && !tone.isGrey && (hue > 8 || hue == 3)
      self = isReadable && hue != index ? PaletteColor(index: hue) : isDark ? .white : .black
    }
  }

  /// A colour that is of the palette already, or the terminal's own.
  private init(known color: Color, count: Int) {
    switch color {
    // Of eight colours none is a grey, and the blue can hardly be read on black.
    case .palette(8) where count < 16: self = .own
    case .palette(12) where count < 16: self.init(index: 6)
    default: self.init(index: UInt8(exactly: color.number(among: count)))
    }
  }
}

/// What matters of a colour where there are few.
private struct Tone {
  /// The share of light, 0 to 1.
  let luminance: Double
  let isGrey: Bool
  /// Where it stands in the circle from red over green and blue, 0 to 6.
  private let angle: Double

  init(_ red: UInt8, _ green: UInt8, _ blue: UInt8) {
    let parts = [red, green, blue].map { Double($0) / 255 }
    luminance = Color.rgb(red, green, blue).luminance ?? 0
    let most = parts.max() ?? 0
    let range = most - (parts.min() ?? 0)
    isGrey = range < 0.12 || range / most < 0.18
    let (r, g, b) = (parts[0], parts[1], parts[2])
    let place =
      isGrey
      ? 0
      : most == r ? (g - b) / range : most == g ? 2 + (b - r) / range : 4 + (r - g) / range
    angle = place < 0 ? place + 6 : place
  }

  /// The number of the red, yellow, green, cyan, blue or magenta that it is most like; of 16 colours
  /// the bright one where it is light.
  func hue(among count: Int) -> UInt8 {
    let hues: [UInt8] = [1, 3, 2, 6, 4, 5]
    let index = hues[Int(angle.rounded()) % 6]
    if count >= 16 { return luminance > 0.3 ? index + 8 : index }
    // The blue of eight colours can hardly be read on black.
    return index == 4 && luminance > 0.3 ? 6 : index
  }
}
