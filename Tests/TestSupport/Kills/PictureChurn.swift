internal import Crypto
internal import Foundation
internal import Synchronization

/// A folder in which pictures appear, change names, are replaced and vanish, as they do while a
/// generator and its user are at work.
final class PictureChurn: Sendable {
  private struct State {
    var numbers: SeededNumbers
    var count: UInt32 = 0
    var made: Set<String> = []
    var isRunning = false
  }

  let folder: String
  private let state: Mutex<State>
  private let ended = DispatchSemaphore(value: 0)

  /// A folder with some pictures, in which nothing happens yet.
  init(folder: String, pictures: Int, seed: UInt64) throws {
    self.folder = folder
    state = Mutex(State(numbers: SeededNumbers(seed)))
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    for _ in 0..<pictures { try write() }
  }

  /// The SHA-256 of every picture that was ever there.
  var made: Set<String> { state.withLock(\.made) }

  /// The pictures that are there, in no order.
  var paths: [String] {
    names().map { folder + "/" + $0 }
  }

  /// Lets things happen until ``stop()``, with this many pictures on the whole.
  func start(around count: Int) {
    state.withLock { $0.isRunning = true }
    Thread.detachNewThread { [self] in
      while state.withLock(\.isRunning) {
        try? happen(around: count)
        Thread.sleep(forTimeInterval: Double(random(3)) / 1000)
      }
      ended.signal()
    }
  }

  /// Waits until nothing happens any more.
  func stop() {
    state.withLock { $0.isRunning = false }
    ended.wait()
  }

  private func happen(around count: Int) throws {
    let names = names()
    guard names.count > 2 else { return try write() }
    let (one, other) = (names[random(names.count)], names[random(names.count)])
    switch random(6) {
    case 0: try write()
    case 1: rename("\(folder)/\(one)", "\(folder)/renamed-\(random(1000)).png")
    // In the other's place, by name and in place: three ways to become another picture.
    case 2: rename("\(folder)/\(one)", "\(folder)/\(other)")
    case 3: try write(over: one)
    case 4: try write(to: one)
    default: if names.count > count { unlink("\(folder)/\(one)") }
    }
    if names.count < count { try write() }
  }

  /// Writes a picture that never was, whole from the beginning.
  private func write(over name: String? = nil) throws {
    let (number, bytes) = next()
    let partial = "\(folder)/.\(number).partial"
    try Data(bytes).write(to: URL(filePath: partial))
    rename(partial, "\(folder)/\(name ?? "\(number).png")")
  }

  /// Writes a picture that never was into a file that is there.
  private func write(to name: String) throws {
    try Data(next().bytes).write(to: URL(filePath: "\(folder)/\(name)"))
  }

  private func next() -> (number: UInt32, bytes: [UInt8]) {
    state.withLock { state in
      state.count += 1
      let number = state.count
      let color = (UInt8(number >> 16 & 255), UInt8(number >> 8 & 255), UInt8(number & 255))
      let bytes = SamplePicture(color, side: 8).bytes
      state.made.insert(PictureChurn.digest(bytes))
      return (number, bytes)
    }
  }

  /// A number below a limit.
  func random(_ limit: Int) -> Int {
    state.withLock { Int.random(in: 0..<limit, using: &$0.numbers) }
  }

  private func names() -> [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? [])
      .filter { $0.hasSuffix(".png") }
  }

  /// The SHA-256 of bytes in hexadecimal.
  static func digest(_ bytes: some DataProtocol) -> String {
    SHA256.hash(data: bytes).map { String(format: "%02x", Int($0)) }.joined()
  }
}
