internal import Foundation

extension Color {
  /// The number of this colour, or of the nearest one, in a terminal of `colors` colours; -1 for the
  /// terminal's own.
  package func number(among colors: Int) -> Int32 {
    switch self {
    case .standard:
      return -1
    case .palette(let index):
      if Int(index) < min(colors, 256), colors <= 256 || index < 8 { return Int32(index) }
      return Self.xtermPalette(Int(index)).nearest(among: colors)
    case .rgb(let red, let green, let blue):
      return RGB(red: Int(red), green: Int(green), blue: Int(blue)).nearest(among: colors)
    }
  }

  /// The share of light, 0 to 1, after ITU-R BT.709; `nil` for the terminal's own, which is not known.
  var luminance: Double? {
    let color: RGB
    switch self {
    case .standard: return nil
    case .palette(let index): color = Self.xtermPalette(Int(index))
    case .rgb(let red, let green, let blue):
      color = RGB(red: Int(red), green: Int(green), blue: Int(blue))
    }
    let light = [color.red, color.green, color.blue].map {
      let level = Double($0) / 255
      return level <= 0.04045 ? level / 12.92 : pow((level + 0.055) / 1.055, 2.4)
    }
    return 0.2126 * light[0] + 0.7152 * light[1] + 0.0722 * light[2]
  }

  /// What xterm shows for one of its 256 colours; the first 16 are a person's own in fact.
  private static func xtermPalette(_ index: Int) -> RGB {
    switch index {
    case ..<16:
      return RGB.first16[index]
    case ..<232:
      let cube = index - 16
      return RGB(
        red: RGB.cubeLevels[cube / 36], green: RGB.cubeLevels[cube / 6 % 6],
        blue: RGB.cubeLevels[cube % 6])
    default:
      let level = 8 + 10 * (index - 232)
      return RGB(red: level, green: level, blue: level)
    }
  }
}

/// A colour in numbers, 0 to 255 each.
private struct RGB {
  var red: Int
  var green: Int
  var blue: Int

  /// xterm's own colours 0 to 15.
  static let first16 = [
    RGB(red: 0, green: 0, blue: 0), RGB(red: 205, green: 0, blue: 0),
    RGB(red: 0, green: 205, blue: 0), RGB(red: 205, green: 205, blue: 0),
    RGB(red: 0, green: 0, blue: 238), RGB(red: 205, green: 0, blue: 205),
    RGB(red: 0, green: 205, blue: 205), RGB(red: 229, green: 229, blue: 229),
    RGB(red: 127, green: 127, blue: 127), RGB(red: 255, green: 0, blue: 0),
    RGB(red: 0, green: 255, blue: 0), RGB(red: 255, green: 255, blue: 0),
    RGB(red: 92, green: 92, blue: 255), RGB(red: 255, green: 0, blue: 255),
    RGB(red: 0, green: 255, blue: 255), RGB(red: 255, green: 255, blue: 255),
  ]

  /// The levels of the cube of colours 16 to 231.
  static let cubeLevels = [0, 95, 135, 175, 215, 255]

  /// The square of the distance to another colour.
  private func distance(_ other: RGB) -> Int {
    let (red, green, blue) = (red - other.red, green - other.green, blue - other.blue)
    return red * red + green * green + blue * blue
  }

  /// The number of the nearest colour, -1 in a terminal without.
  func nearest(among colors: Int) -> Int32 {
    switch colors {
    case ..<8:
      return -1
    case ..<256:
      let known = RGB.first16.prefix(colors < 16 ? 8 : 16)
      return Int32(known.indices.min { distance(known[$0]) < distance(known[$1]) } ?? 0)
    case 256:
      return nearestOf256
    default:
      // Numbers below 8 mean the palette even here: the darkest blues become the next one up.
      let number = red << 16 | green << 8 | blue
      return Int32(number > 0 && number < 8 ? 8 : number)
    }
  }

  /// The nearest of the cube and the greys; the first 16 may look like anything.
  private var nearestOf256: Int32 {
    func step(_ value: Int) -> Int {
      RGB.cubeLevels.indices.min {
        abs(RGB.cubeLevels[$0] - value) < abs(RGB.cubeLevels[$1] - value)
      } ?? 0
    }
    let steps = (step(red), step(green), step(blue))
    let cube = RGB(
      red: RGB.cubeLevels[steps.0], green: RGB.cubeLevels[steps.1], blue: RGB.cubeLevels[steps.2])
    let grey = min(23, max(0, ((red + green + blue) / 3 - 3) / 10))
    let level = 8 + 10 * grey
    if distance(RGB(red: level, green: level, blue: level)) < distance(cube) {
      return Int32(232 + grey)
    }
    return Int32(16 + 36 * steps.0 + 6 * steps.1 + steps.2)
  }
}
