/// Where a tensor lies in a checkpoint and how it is stored; checked to lie inside its bytes.
struct TensorRecord: Sendable {
  /// The sizes of the dimensions; their product does not overflow.
  let shape: [Int]
  /// Elements from one index to the next along each dimension; `nil` where the values lie
  /// row-major without gaps.
  let strides: [Int]?
  let type: ElementType
  /// The bytes that the tensor lies in, perhaps with others.
  let bytes: StoredBytes
  /// Where in `bytes` its first value begins.
  let offset: Int

  /// A tensor of `bytes`; `nil` where it does not lie inside them.
  init?(shape: [Int], strides: [Int]? = nil, type: ElementType, bytes: StoredBytes, offset: Int) {
    let plain = strides.map { Self.arePlain($0, shape) } ?? true
    guard let extent = Self.extent(shape, plain ? nil : strides) else { return nil }
    let (size, isTooLarge) = extent.multipliedReportingOverflow(by: type.width)
    guard !isTooLarge, offset >= 0, offset <= bytes.count, size <= bytes.count - offset
    else { return nil }
    self.shape = shape
    self.strides = plain ? nil : strides
    self.type = type
    self.bytes = bytes
    self.offset = offset
  }

  /// How many values there are.
  var count: Int { shape.reduce(1, *) }

  /// Bytes of memory that the values may take, and of the work to get at them.
  var cost: Int {
    let (size, isTooLarge) = count.multipliedReportingOverflow(by: MemoryLayout<Float>.stride)
    return isTooLarge ? .max : max(size, bytes.expandedCount ?? 0)
  }

  /// The product of the sizes; `nil` where one is negative, or the product beyond an `Int`.
  static func count(of shape: [Int]) -> Int? {
    var count = 1
    for size in shape {
      let (product, isTooLarge) = count.multipliedReportingOverflow(by: size)
      guard size >= 0, !isTooLarge else { return nil }
      count = product
    }
    return count
  }

  /// How many elements lie between the first one and the last one, both included.
  private static func extent(_ shape: [Int], _ strides: [Int]?) -> Int? {
    guard let count = count(of: shape) else { return nil }
    guard let strides, count > 0 else { return count }
    guard strides.count == shape.count else { return nil }
    var last = 0
    for (size, stride) in zip(shape, strides) {
      let (way, isTooFar) = (size - 1).multipliedReportingOverflow(by: stride)
      let (sum, isTooLarge) = last.addingReportingOverflow(way)
      guard stride >= 0, !isTooFar, !isTooLarge else { return nil }
      last = sum
    }
    return last == .max ? nil : last + 1
  }

  /// Whether strides are those of a row-major tensor without gaps; along a dimension of one element
  /// any stride is as good.
  private static func arePlain(_ strides: [Int], _ shape: [Int]) -> Bool {
    guard strides.count == shape.count else { return false }
    var expected = 1
    for (size, stride) in zip(shape, strides).reversed() where size != 1 {
      guard stride == expected else { return false }
      let (product, isTooLarge) = expected.multipliedReportingOverflow(by: size)
      guard !isTooLarge else { return false }
      expected = product
    }
    return true
  }
}

extension TensorRecord {
  /// The values: used in place where they are aligned Float32, else converted to it.
  func tensor(_ name: String) throws(CheckpointError) -> Tensor {
    guard bytes.expandedCount == nil else {
      let expanded = try bytes.copied(name)
      return expanded.withUnsafeBytes(converted)
    }
    let start = bytes.range.lowerBound + offset
    if type == .float32, strides == nil, start % MemoryLayout<Float>.alignment == 0 {
      return Tensor(shape: shape, in: bytes.file, at: start)
    }
    return withExtendedLifetime(bytes.file) { converted(bytes.raw) }
  }

  /// A copy of the values as Float32.
  private func converted(_ raw: UnsafeRawBufferPointer) -> Tensor {
    Tensor(shape: shape) { room in
      guard !room.isEmpty, let base = raw.baseAddress else { return }
      let source = FloatConversion(type: type, start: base + offset)
      if let strides {
        source.gather(shape, strides, into: room)
      } else {
        source.convert(into: room)
      }
    }
  }
}
