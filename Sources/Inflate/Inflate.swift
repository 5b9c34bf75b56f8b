internal import CZlib

/// Why compressed bytes could not be expanded.
package enum InflateError: Error, Sendable, Equatable {
  /// The stream is damaged or ends too early.
  case damaged
  /// The expanded bytes would exceed the limit that the caller set, in bytes.
  case tooLarge(limit: Int)
}

extension InflateError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .damaged: "the compressed data is damaged or cut short"
    case .tooLarge(let limit): "the compressed data expands beyond \(limit) bytes"
    }
  }
}

/// Expands deflate streams into memory, never beyond a limit.
package enum Inflate {
  /// What surrounds the deflate stream.
  package enum Wrapping: Sendable {
    /// RFC 1950, as in PNG's zTXt and iTXt.
    case zlib
    /// RFC 1952, as in `.gz` files.
    case gzip
    /// RFC 1951 with nothing around it, as in zip entries.
    case raw

    fileprivate var windowBits: Int32 {
      switch self {
      case .zlib: 15
      case .gzip: 15 + 16
      case .raw: -15
      }
    }
  }

  /// The expanded bytes of `input`; throws where they would be more than `limit` bytes.
  package static func expand(
    _ input: UnsafeRawBufferPointer, _ wrapping: Wrapping, limit: Int
  ) throws(InflateError) -> [UInt8] {
    var stream = z_stream()
    guard salon_inflate_init(&stream, wrapping.windowBits) == Z_OK else { throw .damaged }
    defer { inflateEnd(&stream) }
    var output: [UInt8] = []
    // A byte more than the limit is asked for, so that reaching it can be told from passing it.
    var chunk = [UInt8](repeating: 0, count: min(max(limit, 0) + 1, 64 << 10))
    var consumed = 0
    while true {
      let piece = min(input.count - consumed, 1 << 30)
      let (status, used, made) = step(&stream, input, from: consumed, count: piece, into: &chunk)
      consumed += used
      output.append(contentsOf: chunk[..<made])
      guard output.count <= limit else { throw .tooLarge(limit: limit) }
      if status == Z_STREAM_END { return output }
      guard status == Z_OK, used > 0 || made > 0 else { throw .damaged }
    }
  }

  /// The expanded bytes of `input`; throws where they would be more than `limit` bytes.
  package static func expand(
    _ input: [UInt8], _ wrapping: Wrapping, limit: Int
  ) throws(InflateError) -> [UInt8] {
    let result: Result<[UInt8], InflateError> = input.withUnsafeBytes { bytes in
      do throws(InflateError) {
        return .success(try expand(bytes, wrapping, limit: limit))
      } catch {
        return .failure(error)
      }
    }
    return try result.get()
  }

  /// One call of zlib: its status, the bytes it read and the bytes it wrote.
  private static func step(
    _ stream: inout z_stream, _ input: UnsafeRawBufferPointer, from start: Int, count: Int,
    into chunk: inout [UInt8]
  ) -> (status: Int32, used: Int, made: Int) {
    chunk.withUnsafeMutableBufferPointer { room in
      let bytes = input.bindMemory(to: UInt8.self)
      stream.next_in = bytes.baseAddress.map { UnsafeMutablePointer(mutating: $0 + start) }
      stream.avail_in = UInt32(count)
      stream.next_out = room.baseAddress
      stream.avail_out = UInt32(room.count)
      let status = inflate(&stream, Z_NO_FLUSH)
      return (status, count - Int(stream.avail_in), room.count - Int(stream.avail_out))
    }
  }
}
