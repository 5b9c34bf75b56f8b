internal import Crypto
internal import Imaging
internal import Store

/// One drawn picture as a file: some lines that say what it is, then what is sent to the terminal.
///
///     salon drawing 1
///     picture SHA-256
///     form sixel-240x234-256
///     size 240 234
///     sha256 SHA-256 OF THE SIZE AND OF WHAT IS SENT
///
/// and an empty line. Of blocks there are the six samples of each cell, row by row.
enum DrawingFile {
  /// No file is larger, in bytes: a picture that fills a large screen has less.
  static let largest = 64 << 20

  /// The file of a drawing.
  static func bytes(
    _ drawing: DrawnPicture, of picture: ContentDigest, _ form: DrawingRequest.Form
  ) -> [UInt8] {
    let payload = payload(drawing)
    var bytes = head(picture, form)
    bytes.reserveCapacity(bytes.count + payload.count + 128)
    let size = Array("\(drawing.width) \(drawing.height)\n".utf8)
    bytes += size + Array("sha256 ".utf8) + digest(of: size[...], payload[...]) + end
    return bytes + payload
  }

  /// The drawing of a file; `nil` where it is not whole, or is about anything but `picture` and
  /// `form`.
  static func drawing(
    _ bytes: [UInt8], of picture: ContentDigest, _ form: DrawingRequest.Form
  ) -> DrawnPicture? {
    let head = head(picture, form)
    guard bytes.starts(with: head),
      let line = bytes[head.count...].prefix(32).firstIndex(of: UInt8(ascii: "\n"))
    else { return nil }
    let size = String(decoding: bytes[head.count..<line], as: UTF8.self).split(separator: " ")
      .compactMap { Int($0) }
    let start = line + 1 + 7 + 64 + end.count
    guard size.count == 2, size.allSatisfy({ 1...100_000 ~= $0 }), start < bytes.count else {
      return nil
    }
    let payload = bytes[start...]
    let middle = Array("sha256 ".utf8) + digest(of: bytes[head.count...line], payload) + end
    guard bytes[(line + 1)..<start].elementsEqual(middle),
      let content = content(payload, form, width: size[0], height: size[1])
    else { return nil }
    return DrawnPicture(width: size[0], height: size[1], content: content)
  }

  private static let end = Array("\n\n".utf8)

  private static func head(_ picture: ContentDigest, _ form: DrawingRequest.Form) -> [UInt8] {
    Array("salon drawing 1\npicture \(picture.rawValue)\nform \(form.name)\nsize ".utf8)
  }

  private static func digest(of parts: ArraySlice<UInt8>...) -> [UInt8] {
    var hash = SHA256()
    for part in parts { hash.update(data: part) }
    return Array(HexDigest.text(of: Array(hash.finalize())).utf8)
  }

  private static func payload(_ drawing: DrawnPicture) -> [UInt8] {
    switch drawing.content {
    case .sixel(let bytes), .rgb(let bytes), .png(let bytes): return bytes
    case .blocks(let blocks):
      return blocks.rows.flatMap { row in
        row.flatMap { cell in
          [
            cell.top.red, cell.top.green, cell.top.blue, cell.bottom.red, cell.bottom.green,
            cell.bottom.blue,
          ]
        }
      }
    }
  }

  private static func content(
    _ payload: ArraySlice<UInt8>, _ form: DrawingRequest.Form, width: Int, height: Int
  ) -> DrawnPicture.Content? {
    switch form {
    case .sixel: return .sixel(Array(payload))
    case .kitty(_, _, let colors):
      return colors == nil ? .rgb(Array(payload)) : .png(Array(payload))
    case .blocks:
      return HalfBlocks(columns: width, rows: height, samples: payload).map { .blocks($0) }
    }
  }
}
