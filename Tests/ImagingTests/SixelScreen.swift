/// What a terminal makes of a sixel sequence: the pixels it sets.
struct SixelScreen {
  /// A place on the screen.
  struct Place: Hashable {
    let x: Int
    let y: Int
  }

  private(set) var width = 0
  private(set) var height = 0
  /// Red, green and blue of each colour register, 0 to 255.
  private(set) var colors: [Int: [Int]] = [:]
  private(set) var pixels: [Place: [Int]] = [:]
  private(set) var bands = 1
  private(set) var endsWithNewline = false
  /// Whether a colour was defined after the first pixel.
  private(set) var definesColorsLate = false

  /// The screen after a whole sequence; nil if it is not one.
  init?(_ bytes: [UInt8]) {
    let text = bytes.map { Character(UnicodeScalar($0)) }
    guard text.starts(with: "\u{1B}P"), text.suffix(2) == ["\u{1B}", "\\"],
      let start = text.firstIndex(of: "q"),
      text[2..<start].allSatisfy({ $0.isNumber || $0 == ";" })
    else { return nil }
    let body = Array(text[(start + 1)..<(text.count - 2)])
    endsWithNewline = body.last == "-"
    var (x, at) = (0, 0)
    var color: [Int] = []
    while at < body.count {
      let command = body[at]
      at += 1
      switch command {
      case "\"":
        let numbers = Self.numbers(body, &at)
        guard numbers.count == 4 else { return nil }
        (width, height) = (numbers[2], numbers[3])
      case "#":
        let numbers = Self.numbers(body, &at)
        guard let register = numbers.first else { return nil }
        if numbers.count == 5 {
          guard numbers[1] == 2, numbers[2...].allSatisfy({ (0...100).contains($0) }) else {
            return nil
          }
          definesColorsLate = definesColorsLate || !pixels.isEmpty
          colors[register] = numbers[2...].map { ($0 * 255 + 50) / 100 }
        }
        guard let chosen = colors[register] else { return nil }
        color = chosen
      case "$": x = 0
      case "-":
        x = 0
        bands += 1
      default:
        var (count, shape) = (1, command)
        if command == "!" {
          guard let repeats = Self.numbers(body, &at).first, at < body.count else { return nil }
          (count, shape) = (repeats, body[at])
          at += 1
        }
        guard let value = shape.asciiValue, (63...126).contains(value) else { return nil }
        for _ in 0..<count {
          for bit in 0..<6 where (value - 63) >> bit & 1 == 1 {
            pixels[Place(x: x, y: (bands - 1) * 6 + Int(bit))] = color
          }
          x += 1
        }
      }
    }
  }

  /// The numbers with semicolons between them from a place on.
  private static func numbers(_ body: [Character], _ at: inout Int) -> [Int] {
    let start = at
    while at < body.count, body[at].isNumber || body[at] == ";" { at += 1 }
    return String(body[start..<at]).split(separator: ";").compactMap { Int($0) }
  }
}
