/// The pictures that a terminal keeps by the kitty graphics protocol, and the places where it shows them.
///
/// Text does not touch them; clearing the whole screen takes all places away.
package struct KittyModel: Sendable {
  /// The pictures that were sent, by their numbers.
  package private(set) var images: [Int: Image] = [:]
  /// In the order in which they were made, later ones above earlier ones.
  package internal(set) var places: [Place] = []
  /// Pixels of all pictures that were ever sent.
  package private(set) var pixelsSent = 0
  /// A picture of which parts came.
  private var partial: (keys: [Substring: Substring], payload: [UInt8])?

  /// A picture.
  package struct Image: Sendable, Hashable {
    let width: Int
    let height: Int
    /// Tells pictures apart.
    let identity: Int
  }

  /// A picture at a place of the screen.
  package struct Place: Sendable, Hashable {
    let image: Int
    let number: Int
    var row: Int
    let column: Int
    let content: Image

    /// The parts of the picture in the cells.
    func parts(cellWidth: Int, cellHeight: Int) -> [PicturePart] {
      (0..<(content.height + cellHeight - 1) / cellHeight).flatMap { row in
        (0..<(content.width + cellWidth - 1) / cellWidth).map { column in
          PicturePart(
            picture: content.identity, row: row, column: column,
            width: min(cellWidth, content.width - column * cellWidth),
            height: min(cellHeight, content.height - row * cellHeight))
        }
      }
    }
  }

  /// What a command does beside changing pictures and places.
  enum Outcome {
    case done
    /// A picture is shown now.
    case shown
    case question(String)
    case mistake(String)
  }

  /// Carries out a command, `G` not with it, the cursor being somewhere.
  mutating func take(_ command: [UInt8], row: Int, column: Int) -> Outcome {
    let end = command.firstIndex(of: UInt8(ascii: ";")) ?? command.endIndex
    let text = String(decoding: command[..<end], as: UTF8.self)
    let payload = Array(command[end...].dropFirst())
    var keys: [Substring: Substring] = [:]
    for pair in text.split(separator: ",") {
      let parts = pair.split(separator: "=", maxSplits: 1)
      guard parts.count == 2 else { return .mistake("kitty: \(text)") }
      keys[parts[0]] = parts[1]
    }
    if payload.count > 4096 { return .mistake("kitty: \(payload.count) bytes at once") }
    if partial != nil || keys["a"] == "t" || keys["a"] == "T" {
      return takePart(keys, payload, row: row, column: column)
    }
    if keys["a"] != "q", keys["q"] != "2" { return .mistake("kitty: would answer \(text)") }
    switch keys["a"] {
    case "q": return .question("G" + text)
    case "p": return place(keys, row: row, column: column)
    case "d": return delete(keys)
    default: return .mistake("kitty: \(text)")
    }
  }

  /// The whole screen moves up by a row.
  mutating func moveUp() {
    for index in places.indices { places[index].row -= 1 }
    places.removeAll { $0.row < 0 }
  }

  private mutating func takePart(
    _ keys: [Substring: Substring], _ payload: [UInt8], row: Int, column: Int
  ) -> Outcome {
    if partial != nil, keys["a"] != nil { return .mistake("kitty: a picture within a picture") }
    partial = (partial?.keys ?? keys, (partial?.payload ?? []) + payload)
    guard keys["m"] != "1", let whole = partial else { return .done }
    partial = nil
    guard whole.keys["q"] == "2", let number = Self.number("i", whole.keys),
      let width = Self.number("s", whole.keys),
      let height = Self.number("v", whole.keys), let format = Self.number("f", whole.keys),
      [24, 100].contains(format),
      format == 100 || whole.payload.count == (width * height * 3 + 2) / 3 * 4
    else { return .mistake("kitty: a picture without its size") }
    pixelsSent += width * height
    images[number] = Image(
      width: width, height: height, identity: whole.payload.hashValue)
    if whole.keys["a"] == "T" { return place(whole.keys, row: row, column: column) }
    return .done
  }

  private mutating func place(
    _ keys: [Substring: Substring], row: Int, column: Int
  ) -> Outcome {
    guard let image = Self.number("i", keys), let content = images[image],
      keys["C"] == "1"
    else { return .mistake("kitty: places \(keys)") }
    let number = Self.number("p", keys) ?? 0
    places.removeAll { $0.image == image && $0.number == number }
    places.append(
      Place(image: image, number: number, row: row, column: column, content: content))
    return .shown
  }

  private static func number(_ key: Substring, _ keys: [Substring: Substring]) -> Int? {
    keys[key].flatMap { Int($0) }
  }

  private mutating func delete(_ keys: [Substring: Substring]) -> Outcome {
    guard let image = Self.number("i", keys), images[image] != nil else {
      return .mistake("kitty: deletes \(keys)")
    }
    switch keys["d"] {
    case "i":
      let count = places.count
      places.removeAll { $0.image == image && $0.number == Self.number("p", keys) }
      return places.count == count ? .mistake("kitty: no place \(keys)") : .done
    case "I":
      images[image] = nil
      places.removeAll { $0.image == image }
      return .done
    default: return .mistake("kitty: deletes \(keys)")
    }
  }
}
