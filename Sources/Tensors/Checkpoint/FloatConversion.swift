internal import Dispatch

/// Turns stored numbers into Float32.
///
/// Sendable because the bytes are only read, by threads that end before the call does.
struct FloatConversion: @unchecked Sendable {
  let type: ElementType
  /// The first number; not necessarily aligned.
  let start: UnsafeRawPointer

  /// Fills `room` with as many numbers as it holds, on several threads where they are many.
  func convert(into room: UnsafeMutableBufferPointer<Float>) {
    guard room.count > Self.chunk, let base = room.baseAddress else { return convertPlain(room) }
    let destination = Destination(start: base)
    let count = room.count
    DispatchQueue.concurrentPerform(iterations: (count + Self.chunk - 1) / Self.chunk) { index in
      let first = index * Self.chunk
      let part = UnsafeMutableBufferPointer(
        start: destination.start + first, count: min(Self.chunk, count - first))
      FloatConversion(type: type, start: start + first * type.width).convertPlain(part)
    }
  }

  /// Fills `room` row-major from numbers that lie `strides` elements apart along each dimension.
  func gather(_ shape: [Int], _ strides: [Int], into room: UnsafeMutableBufferPointer<Float>) {
    guard let columns = shape.last, let step = strides.last, !room.isEmpty else {
      return convertPlain(room)
    }
    let width = type.width
    var row = [UInt8](repeating: 0, count: columns * width)
    var index = [Int](repeating: 0, count: shape.count - 1)
    for first in stride(from: 0, to: room.count, by: columns) {
      let origin = start + zip(index, strides).reduce(0) { $0 + $1.0 * $1.1 } * width
      row.withUnsafeMutableBytes { bytes in
        for column in 0..<columns {
          for byte in 0..<width {
            bytes[column * width + byte] = origin.load(
              fromByteOffset: column * step * width + byte, as: UInt8.self)
          }
        }
        if let base = bytes.baseAddress {
          FloatConversion(type: type, start: base).convertPlain(
            UnsafeMutableBufferPointer(rebasing: room[first..<first + columns]))
        }
      }
      for dimension in index.indices.reversed() {
        index[dimension] += 1
        if index[dimension] < shape[dimension] { break }
        index[dimension] = 0
      }
    }
  }

  // MARK: - Loops

  /// Numbers that one thread converts at a time.
  private static let chunk = 1 << 20

  /// Where the threads write, each to a part of its own.
  private struct Destination: @unchecked Sendable {
    let start: UnsafeMutablePointer<Float>
  }

  private func convertPlain(_ room: UnsafeMutableBufferPointer<Float>) {
    switch type {
    case .float32: UnsafeMutableRawBufferPointer(room).copyMemory(from: raw(room.count))
    case .float16: fill(room, UInt16.self, Self.half)
    case .bfloat16: fill(room, UInt16.self) { Float(bitPattern: UInt32($0) &<< 16) }
    case .float64: fill(room, UInt64.self) { Float(Double(bitPattern: $0)) }
    case .int64: fill(room, Int64.self) { Float($0) }
    case .int32: fill(room, Int32.self) { Float($0) }
    case .int16: fill(room, Int16.self) { Float($0) }
    case .int8: fill(room, Int8.self) { Float($0) }
    case .uint8: fill(room, UInt8.self) { Float($0) }
    case .bool: fill(room, UInt8.self) { $0 == 0 ? 0 : 1 }
    }
  }

  private func raw(_ count: Int) -> UnsafeRawBufferPointer {
    UnsafeRawBufferPointer(start: start, count: count * type.width)
  }

  @inline(__always)
  private func fill<Stored: BitwiseCopyable>(
    _ room: UnsafeMutableBufferPointer<Float>, _: Stored.Type, _ value: (Stored) -> Float
  ) {
    guard let destination = room.baseAddress else { return }
    for index in 0..<room.count {
      destination[index] = value(
        start.loadUnaligned(
          fromByteOffset: index &* MemoryLayout<Stored>.size, as: Stored.self))
    }
  }

  /// An IEEE binary16 by integer arithmetic without branches, which the compiler turns into vector
  /// instructions that every x86-64 and arm64 has; Swift's Float16 calls a function for each number.
  @inline(__always)
  private static func half(_ bits: UInt16) -> Float {
    let magnitude = UInt32(bits & 0x7FFF)
    let sign = UInt32(bits & 0x8000) &<< 16
    // The exponent's bias goes from 15 to 127, and from 31 to 255 for infinities and NaN.
    let rebiased = (magnitude &<< 13) &+ (112 &<< 23)
    let special = magnitude >= 0x7C00 ? rebiased &+ (112 &<< 23) : rebiased
    // Below the smallest exponent the leading one is not there: it is added and taken off again.
    let least: UInt32 = 113 &<< 23
    let small = Float(bitPattern: (magnitude &<< 13) | least) - Float(bitPattern: least)
    let value = magnitude < 0x0400 ? small.bitPattern : special
    return Float(bitPattern: value | sign)
  }
}
