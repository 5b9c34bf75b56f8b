internal import Crypto
internal import Foundation
internal import Scorers
internal import Store
package import Tensors

/// One picture's tokens as a file: some lines that say what they are, then their numbers in half
/// precision, little-endian.
///
///     salon tokens 1
///     picture SHA-256
///     source imagereward
///     weights 0123456789abcdef
///     shape 197 1024
///     sha256 SHA-256 OF THE NUMBERS
///
/// and an empty line. Half precision is half the room; scores move by less than 1e-3.
package enum TokenFile {
  /// The file of tokens; `nil` where half precision cannot hold them.
  package static func bytes(_ tokens: Tensor, for key: FeatureKey) -> [UInt8]? {
    let values = tokens.halfPrecision
    // Exponents of all ones: infinities, which half precision also makes of numbers beyond 65,504.
    guard values.allSatisfy({ $0 & 0x7C00 != 0x7C00 }) else { return nil }
    let payload = values.map(\.littleEndian).withUnsafeBytes { Array($0) }
    return head(key, tokens.shape) + digest(of: payload[...]) + end + payload
  }

  /// The tokens of a file; `nil` where it is not whole, or is about anything but `key` and `shape`.
  package static func tokens(_ bytes: [UInt8], for key: FeatureKey, shape: [Int]) -> Tensor? {
    let head = head(key, shape)
    let start = head.count + 64 + end.count
    guard bytes.count == size(for: key, shape: shape), bytes.starts(with: head) else { return nil }
    let payload = bytes[start...]
    guard bytes[head.count..<start].elementsEqual(digest(of: payload) + end) else { return nil }
    let values = payload.withUnsafeBytes { raw in
      (0..<raw.count / 2).map { index in
        UInt16(littleEndian: raw.loadUnaligned(fromByteOffset: index * 2, as: UInt16.self))
      }
    }
    return Tensor(shape: shape, halfPrecision: values)
  }

  /// How many bytes the file of such tokens has.
  package static func size(for key: FeatureKey, shape: [Int]) -> Int {
    head(key, shape).count + 64 + end.count + 2 * shape.reduce(1, *)
  }

  private static let end = Array("\n\n".utf8)

  private static func head(_ key: FeatureKey, _ shape: [Int]) -> [UInt8] {
    let shape = shape.map(String.init).joined(separator: " ")
    let lines = [
      "salon tokens 1", "picture \(key.picture.rawValue)", "source \(key.source.rawValue)",
      "weights \(key.weights)", "shape \(shape)", "sha256 ",
    ]
    return Array(lines.joined(separator: "\n").utf8)
  }

  private static func digest(of payload: ArraySlice<UInt8>) -> [UInt8] {
    Array(HexDigest.text(of: Array(SHA256.hash(data: payload))).utf8)
  }
}
