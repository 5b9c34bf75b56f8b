/// Pictures of the kitty graphics protocol: the terminal keeps them by number, and shows them at
/// places, which are taken away by number too; text does not touch them.
///
/// A picture is sent once and then placed as often as it is wanted, so that scrolling sends a few
/// bytes for each. What the terminal keeps is bounded: pictures not shown for longest are deleted.
/// Every command asks for no answer (`q=2`), which would come between the keys.
struct KittyLayer: PictureLayer {
  private(set) var shown: [ImagePlacement] = []
  private(set) var unfinished: [ImagePlacement] = []
  /// The numbers of the pictures that the terminal keeps, by their keys.
  private var kept: [String: Kept] = [:]
  /// The numbers of the places, each its own.
  private var places: [ImagePlacement: (image: Int, place: Int)] = [:]
  private var lastNumber = 0
  private var clock = 0
  /// The numbers of pictures that were forgotten, and that the terminal still keeps.
  private var orphans: [Int] = []

  private struct Kept {
    let number: Int
    /// Bytes of memory in the terminal.
    let cost: Int
    var use: Int
  }

  /// How many bytes of pixels the terminal is to keep.
  private let capacity: Int
  /// Bytes of payload in one sequence.
  private static let chunk = 4096

  /// A layer without pictures.
  init(capacity: Int) {
    self.capacity = capacity
  }

  mutating func forget() {
    orphans += kept.values.map(\.number)
    kept = [:]
    places = [:]
    shown = []
    unfinished = []
  }

  mutating func erase(
    for wanted: [ImagePlacement], staysUnderPicture: (Position) -> Bool
  ) -> [UInt8] {
    var bytes = Self.delete(orphans)
    orphans = []
    let remain = Set(wanted)
    for stale in shown where !remain.contains(stale) {
      guard let (image, place) = places.removeValue(forKey: stale) else { continue }
      bytes += Self.command("a=d,d=i,i=\(image),p=\(place)")
    }
    shown.removeAll { !remain.contains($0) }
    let present = Set(shown)
    unfinished = wanted.filter { !present.contains($0) }
    return bytes
  }

  mutating func draw(limit: Int) -> [UInt8] {
    var bytes: [UInt8] = []
    var count = 0
    for picture in unfinished {
      guard case .kitty(let image) = picture.content else {
        count += 1
        continue
      }
      if count > 0, bytes.count + (kept[picture.key] == nil ? image.payload.count : 0) > limit {
        break
      }
      let number = keep(image, picture.key, sending: &bytes)
      lastNumber += 1
      places[picture] = (number, lastNumber)
      bytes += Self.moveCursor(to: picture.area.origin)
      // C=1: the cursor stays where it is, so that nothing scrolls.
      bytes += Self.command("a=p,i=\(number),p=\(lastNumber),C=1")
      shown.append(picture)
      count += 1
    }
    unfinished.removeFirst(count)
    return bytes + makeRoom()
  }

  var leaving: [UInt8] { Self.delete(kept.values.map(\.number) + orphans) }

  /// The number of a picture, which is sent where the terminal does not have it.
  private mutating func keep(
    _ image: KittyImage, _ key: String, sending bytes: inout [UInt8]
  ) -> Int {
    clock += 1
    if let known = kept[key] {
      kept[key]?.use = clock
      return known.number
    }
    lastNumber += 1
    kept[key] = Kept(
      number: lastNumber, cost: image.size.width * image.size.height * 4, use: clock)
    bytes.reserveCapacity(bytes.count + image.payload.count + image.payload.count / 64 + 256)
    var start = 0
    repeat {
      let end = min(start + Self.chunk, image.payload.count)
      let more = end < image.payload.count ? 1 : 0
      let head =
        start == 0
        ? "a=t,f=\(image.format.rawValue),s=\(image.size.width),v=\(image.size.height),"
          + "i=\(lastNumber),q=2,m=\(more)"
        : "m=\(more)"
      bytes += Array("\u{1B}_G\(head);".utf8)
      bytes += image.payload[start..<end]
      bytes += [0x1B, 0x5C]
      start = end
    } while start < image.payload.count
    return lastNumber
  }

  /// The bytes that delete pictures not shown for longest, where there are too many.
  private mutating func makeRoom() -> [UInt8] {
    var used = kept.values.reduce(0) { $0 + $1.cost }
    guard used > capacity else { return [] }
    let needed = Set((shown + unfinished).map(\.key))
    var deleted: [Int] = []
    let oldest = kept.filter { !needed.contains($0.key) }.sorted { $0.value.use < $1.value.use }
    for (key, image) in oldest where used > capacity / 4 * 3 {
      kept[key] = nil
      used -= image.cost
      deleted.append(image.number)
    }
    return Self.delete(deleted)
  }

  /// The bytes that delete pictures, their places and their pixels.
  private static func delete(_ numbers: [Int]) -> [UInt8] {
    numbers.sorted().flatMap { command("a=d,d=I,i=\($0)") }
  }

  private static func command(_ keys: String) -> [UInt8] {
    Array("\u{1B}_G\(keys),q=2\u{1B}\\".utf8)
  }
}
