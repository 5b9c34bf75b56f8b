import Curation
import Foundation
import Scorers
import Store
import Synchronization
import Tensors
import TestSupport
import Testing

@Suite("The cache of pictures' tokens")
struct TokenCacheTests {
  let folder: TemporaryFolder
  private static let shape = [3, 8]
  private static let tokens = Tensor(shape: shape, (0..<24).map { Float($0) / 4 - 2 })
  private static let size = TokenFile.size(for: key(1), shape: shape)

  init() throws {
    folder = try TemporaryFolder()
  }

  private static func key(_ number: Int, weights: String = "w1") -> FeatureKey {
    let digits = String(number, radix: 16)
    let digest = String(repeating: "0", count: 64 - digits.count) + digits
    return FeatureKey(
      picture: ContentDigest(rawValue: digest), source: .imageReward, weights: weights)
  }

  /// A cache for so many files, whose clock goes on by a second at each use.
  private func cache(files: Int) -> TokenCache {
    let clock = Mutex<Int64>(1_700_000_000_000_000_000)
    return TokenCache(folder: folder.path("features"), capacity: files * Self.size) {
      clock.withLock { now in
        now += 1_000_000_000
        return now
      }
    }
  }

  private func kept(_ cache: TokenCache, of range: ClosedRange<Int>) -> [Int] {
    range.filter { cache.tokens(for: Self.key($0), shape: Self.shape) != nil }
  }

  private func path(_ number: Int) -> String {
    folder.path("features/imagereward-w1/\(Self.key(number).picture.rawValue).tokens")
  }

  @Test("What was kept is found, by any process, in half precision")
  func found() throws {
    try cache(files: 4).keep(Self.tokens, for: Self.key(1))
    let other = cache(files: 4)
    let found = try #require(other.tokens(for: Self.key(1), shape: Self.shape))
    #expect(found.shape == Self.shape)
    #expect(found.values == Self.tokens.values, "quarters have few digits")
    #expect(other.tokens(for: Self.key(2), shape: Self.shape) == nil)
    #expect(other.tokens(for: Self.key(1, weights: "w2"), shape: Self.shape) == nil)
    #expect(other.contents() == (files: 1, bytes: Self.size))
  }

  @Test("What was not used for longest goes first, and looking is using")
  func eviction() throws {
    let cache = cache(files: 32)
    for number in 1...32 { try cache.keep(Self.tokens, for: Self.key(number)) }
    #expect(cache.contents().files == 32)
    // When all but 5 to 8 are used again, the first last
    for number in (1...4).reversed() + Array(9...32) + [1] {
      #expect(cache.tokens(for: Self.key(number), shape: Self.shape) != nil)
    }
    // Then they make room, down to a sixteenth below what may be
    try cache.keep(Self.tokens, for: Self.key(33))
    #expect(cache.contents().files == 30)
    #expect(kept(cache, of: 1...33) == Array(1...4) + [8] + Array(9...33))
    // And after them those that were used next
    for number in 34...36 { try cache.keep(Self.tokens, for: Self.key(number)) }
    #expect(kept(cache, of: 1...36).count <= 32)
  }

  @Test("With room for nothing, nothing is kept, and what was kept goes")
  func noRoom() throws {
    try cache(files: 4).keep(Self.tokens, for: Self.key(1))
    let cache = cache(files: 0)
    #expect(cache.tokens(for: Self.key(1), shape: Self.shape) == nil)
    try cache.keep(Self.tokens, for: Self.key(2))
    #expect(cache.contents().files == 1)
    cache.trim()
    #expect(cache.contents().files == 0)
  }

  @Test("A file that is larger than all the room is not written")
  func tooLarge() throws {
    let cache = TokenCache(folder: folder.path("features"), capacity: Self.size - 1)
    try cache.keep(Self.tokens, for: Self.key(1))
    #expect(cache.contents().files == 0)
  }

  @Test(
    "A damaged file counts as not there, and is removed",
    arguments: ["cut", "long", "flipped", "empty", "head", "other", "shape"])
  func damaged(_ harm: String) throws {
    let cache = cache(files: 4)
    try cache.keep(Self.tokens, for: Self.key(1))
    var bytes = [UInt8](try Data(contentsOf: URL(filePath: path(1))))
    var shape = Self.shape
    switch harm {
    case "cut": bytes.removeLast()
    case "long": bytes.append(0)
    case "flipped": bytes[bytes.count - 5] ^= 0x10
    case "empty": bytes = []
    case "head": bytes[3] ^= 1
    case "other": bytes = try #require(TokenFile.bytes(Self.tokens, for: Self.key(2)))
    default: shape = [8, 3]
    }
    try Data(bytes).write(to: URL(filePath: path(1)))
    #expect(cache.tokens(for: Self.key(1), shape: shape) == nil)
    #expect(!FileManager.default.fileExists(atPath: path(1)))
    // And can be kept again
    try cache.keep(Self.tokens, for: Self.key(1))
    #expect(cache.tokens(for: Self.key(1), shape: Self.shape) != nil)
  }

  @Test("Every byte of a file matters")
  func everyByte() throws {
    let bytes = try #require(TokenFile.bytes(Self.tokens, for: Self.key(1)))
    #expect(TokenFile.tokens(bytes, for: Self.key(1), shape: Self.shape) != nil)
    for index in bytes.indices {
      var harmed = bytes
      harmed[index] ^= 0x80
      #expect(TokenFile.tokens(harmed, for: Self.key(1), shape: Self.shape) == nil)
    }
  }

  @Test("Numbers that half precision cannot hold are not kept", arguments: [Float.nan, 70_000])
  func notFinite(_ value: Float) throws {
    let cache = cache(files: 4)
    try cache.keep(
      Tensor(shape: Self.shape, [value] + Self.tokens.values.dropFirst()), for: Self.key(1))
    #expect(cache.contents().files == 0)
  }

  @Test("What a killed process left unfinished goes after an hour, the rest stays")
  func leftovers() throws {
    let cache = TokenCache(folder: folder.path("features"), capacity: 1 << 20)
    try cache.keep(Self.tokens, for: Self.key(1))
    let old = try folder.write("features/imagereward-w1/.dat.nosync1", "x")
    try folder.write("features/imagereward-w1/.dat.nosync2", "x")
    try FileManager.default.setAttributes(
      [.modificationDate: Date(timeIntervalSinceNow: -4000)], ofItemAtPath: old)
    cache.trim()
    #expect(cache.contents().files == 2)
    #expect(!FileManager.default.fileExists(atPath: old))
  }

  @Test("A folder that cannot be written is a named error")
  func unwritable() throws {
    let path = try folder.write("features", "a file")
    let cache = TokenCache(folder: path, capacity: 1 << 20)
    let error = #expect(throws: CurationError.self) {
      try cache.keep(Self.tokens, for: Self.key(1))
    }
    #expect("\(String(describing: error))".contains("cannot be written"))
    #expect(cache.tokens(for: Self.key(1), shape: Self.shape) == nil)
  }

  @Test("Several writers share a folder: what is found is whole, and the room is kept to")
  func shared() throws {
    let caches = (0..<4).map { _ in
      TokenCache(folder: folder.path("features"), capacity: 48 * Self.size)
    }
    let wrong = Mutex(0)
    DispatchQueue.concurrentPerform(iterations: 4) { writer in
      for round in 0..<200 {
        let key = Self.key((round * 7 + writer) % 60)
        try? caches[writer].keep(Self.tokens, for: key)
        let other = Self.key((round * 13 + writer * 5) % 60)
        let found = caches[writer].tokens(for: other, shape: Self.shape)
        if let found, found.values != Self.tokens.values { wrong.withLock { $0 += 1 } }
      }
    }
    #expect(wrong.withLock { $0 } == 0)
    caches[0].trim()
    let contents = caches[0].contents()
    #expect(contents.files > 0 && contents.bytes <= 48 * Self.size)
  }
}
