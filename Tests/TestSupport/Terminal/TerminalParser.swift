internal import CPty

/// Where in a sequence a terminal is.
struct TerminalParser: Sendable {
  var state = State.ground
  /// The bytes of the sequence or character so far.
  var bytes: [UInt8] = []

  enum State: Sendable {
    case ground, utf8, escape, charset, control, string, stringEscape
  }
}

extension TerminalModel {
  /// Shows what a program wrote.
  package mutating func feed(_ bytes: some Sequence<UInt8>) {
    for byte in bytes { feed(byte) }
  }

  private mutating func feed(_ byte: UInt8) {
    switch parser.state {
    case .ground:
      ground(byte)
    case .utf8:
      parser.bytes.append(byte)
      if let text = String(validating: parser.bytes, as: UTF8.self),
        let scalar = text.unicodeScalars.first
      {
        parser.state = .ground
        put(scalar, width: max(0, Int(cpty_width(scalar.value))))
      } else if parser.bytes.count >= 4 {
        unknown.append("bad UTF-8")
        parser.state = .ground
      }
    case .escape:
      escape(byte)
    case .charset:
      parser.state = .ground
    case .control:
      parser.bytes.append(byte)
      if 0x40...0x7E ~= byte {
        parser.state = .ground
        control(String(decoding: parser.bytes, as: UTF8.self))
      }
    case .string:
      if byte == 0x1B {
        parser.state = .stringEscape
      } else if byte == 0x07, parser.bytes.first == UInt8(ascii: "]") {
        parser.state = .ground
        string()
      } else {
        parser.bytes.append(byte)
      }
    case .stringEscape:
      parser.state = .ground
      if byte == 0x5C { string() } else { escape(byte) }
    }
  }

  private mutating func ground(_ byte: UInt8) {
    switch byte {
    case 0x1B: parser.state = .escape
    case 0x08: moveTo(cursor.row, cursor.column - 1)
    case 0x09: moveTo(cursor.row, (cursor.column / 8 + 1) * 8)
    case 0x0A: lineFeed()
    case 0x0D: moveTo(cursor.row, 0)
    case 0x0E, 0x0F, 0x07, 0x00: break
    case 0x20..<0x7F: put(Unicode.Scalar(byte), width: 1)
    case 0xC2...0xF4:
      parser.state = .utf8
      parser.bytes = [byte]
    default: unknown.append("byte \(byte)")
    }
  }

  private mutating func escape(_ byte: UInt8) {
    parser.bytes = []
    parser.state = .ground
    switch byte {
    case UInt8(ascii: "["): parser.state = .control
    case UInt8(ascii: "]"), UInt8(ascii: "P"), UInt8(ascii: "_"):
      parser.state = .string
      parser.bytes = [byte]
    case UInt8(ascii: "("), UInt8(ascii: ")"): parser.state = .charset
    case UInt8(ascii: "7"): savedCursor = cursor
    case UInt8(ascii: "8"): cursor = savedCursor
    case UInt8(ascii: "M"): reverseLineFeed()
    case UInt8(ascii: "\\"), UInt8(ascii: "="), UInt8(ascii: ">"): break
    default: unknown.append("ESC \(Unicode.Scalar(byte))")
    }
  }

  /// A whole `CSI` sequence, without the `ESC [`.
  private mutating func control(_ text: String) {
    guard let final = text.last else { return }
    let body = text.dropLast()
    if let mode = body.first, mode == "?" {
      privateMode(String(body.dropFirst()), final)
      return
    }
    let numbers = body.split(separator: ";", omittingEmptySubsequences: false).map { Int($0) ?? 0 }
    let first = numbers.first ?? 0
    let count = max(1, first)
    let (row, column) = (cursor.row, cursor.column)
    switch final {
    case "H", "f": moveTo(count - 1, max(1, numbers.dropFirst().first ?? 1) - 1)
    case "A": moveTo(row - count, column)
    case "B": moveTo(row + count, column)
    case "C": moveTo(row, column + count)
    case "D": moveTo(row, column - count)
    case "G", "`": moveTo(row, count - 1)
    case "d": moveTo(count - 1, column)
    case "Z": moveTo(row, (max(1, column) - 1) / 8 * 8)
    case "K": eraseInLine(first)
    case "J":
      eraseInLine(first)
      let below = first == 1 ? 0..<row : first == 2 ? 0..<rows : (row + 1)..<rows
      for line in below { erase(row: line, 0..<columns) }
      if first == 2 { kitty.places = [] }
    case "X": erase(row: row, column..<(column + count))
    case "S": scroll(region, by: count)
    case "T": scroll(region, by: -count)
    case "L", "M":
      guard region.contains(row) else { break }
      scroll(row..<region.upperBound, by: final == "M" ? count : -count)
    case "@":
      let start = row * columns + column
      let inserted = min(count, columns - column)
      cells.insert(contentsOf: Array(repeating: ModelCell(), count: inserted), at: start)
      cells.removeSubrange((row + 1) * columns..<(row + 1) * columns + inserted)
    case "P":
      let end = row * columns + columns
      cells.removeSubrange((end - columns + column)..<min(end, end - columns + column + count))
      cells.insert(
        contentsOf: Array(repeating: ModelCell(), count: min(count, columns - column)),
        at: end - min(count, columns - column))
    case "b":
      for _ in 0..<count {
        if let scalar = lastCharacter.unicodeScalars.first {
          put(scalar, width: Int(cpty_width(scalar.value)))
        }
      }
    case "m": select(numbers.isEmpty ? [0] : numbers)
    case "c", "n": questions.append(text)
    case "t":
      if first < 20 { questions.append(text) }
    case "r":
      region = max(1, first) - 1..<max(2, min(rows, numbers.count > 1 ? numbers[1] : rows))
      moveTo(0, 0)
    case "l", "h": break
    default: unknown.append("CSI \(text)")
    }
  }

  private mutating func eraseInLine(_ mode: Int) {
    let column = cursor.column
    erase(
      row: cursor.row, mode == 1 ? 0..<(column + 1) : mode == 2 ? 0..<columns : column..<columns)
  }

  private mutating func privateMode(_ body: String, _ final: Character) {
    guard final == "h" || final == "l" else {
      questions.append("?" + body + String(final))
      return
    }
    let isOn = final == "h"
    for mode in body.split(separator: ";") {
      switch mode {
      case "25": isCursorVisible = isOn
      case "2026": isUpdating = isOn
      case "1000", "1006", "2004":
        if isOn { inputModes.insert(String(mode)) } else { inputModes.remove(String(mode)) }
      case "1049":
        if isOn, !isAlternate {
          mainScreen = (cells, cursor, kitty.places)
          cells = Array(repeating: ModelCell(), count: rows * columns)
          kitty.places = []
        } else if !isOn, isAlternate {
          if let mainScreen { (cells, cursor, kitty.places) = mainScreen }
        }
        isAlternate = isOn
      case "1", "7", "12": break
      default: unknown.append("mode \(mode)")
      }
    }
  }

  /// Select graphic rendition.
  private mutating func select(_ numbers: [Int]) {
    var index = 0
    while index < numbers.count {
      let number = numbers[index]
      switch number {
      case 0: cursor.style = ModelStyle()
      case 1, 2, 4, 7: cursor.style.flags.insert(number)
      case 22: cursor.style.flags.subtract([1, 2])
      case 24, 27: cursor.style.flags.remove(number - 20)
      case 30...37, 90...97: cursor.style.foreground = "\(number < 90 ? number - 30 : number - 82)"
      case 40...47, 100...107:
        cursor.style.background = "\(number < 100 ? number - 40 : number - 92)"
      case 39: cursor.style.foreground = ""
      case 49: cursor.style.background = ""
      case 38, 48:
        let length = numbers.dropFirst(index + 1).first == 5 ? 2 : 4
        let color = numbers.dropFirst(index + 2).prefix(length - 1).map(String.init).joined(
          separator: ",")
        if number == 38 { cursor.style.foreground = color } else { cursor.style.background = color }
        index += length
      default: unknown.append("SGR \(number)")
      }
      index += 1
    }
  }

  /// A whole string sequence: a picture, or something to skip.
  private mutating func string() {
    if parser.bytes.starts(with: Array("]777".utf8)) { marks += 1 }
    if parser.bytes == Array("]11;?".utf8) { questions.append("]11;?") }
    if parser.bytes.starts(with: Array("_G".utf8)) {
      let command = Array(parser.bytes.dropFirst(2))
      switch kitty.take(command, row: cursor.row, column: cursor.column) {
      case .done: break
      case .shown: pictures += 1
      case .question(let text): questions.append("_" + text)
      case .mistake(let text): unknown.append(text)
      }
      return
    }
    guard parser.bytes.first == UInt8(ascii: "P"),
      let start = parser.bytes.firstIndex(of: UInt8(ascii: "q"))
    else { return }
    let header = String(decoding: parser.bytes[1..<start], as: UTF8.self).split(
      separator: ";", omittingEmptySubsequences: false)
    let raster = parser.bytes[(start + 1)...].dropFirst().prefix {
      0x30...0x39 ~= $0 || $0 == UInt8(ascii: ";")
    }
    let numbers = String(decoding: raster, as: UTF8.self).split(separator: ";").compactMap {
      Int($0)
    }
    guard numbers.count == 4 else {
      unknown.append("sixel without a size")
      return
    }
    drawPicture(
      width: numbers[2], height: numbers[3], isOpaque: header.count < 2 || header[1] != "1",
      identity: parser.bytes.hashValue)
  }
}
