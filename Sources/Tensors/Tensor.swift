/// Float32 values of one shape, row-major, never changed once made.
package struct Tensor: Sendable {
  /// The sizes of the dimensions; empty for a scalar.
  package let shape: [Int]
  private let storage: Storage

  /// Who keeps the values alive.
  ///
  /// Sendable because nothing writes to `start` after `init`.
  private final class Storage: @unchecked Sendable {
    let start: UnsafePointer<Float>
    private let file: MappedFile?
    private let owned: UnsafeMutableBufferPointer<Float>?

    init(_ file: MappedFile, _ start: UnsafePointer<Float>) {
      self.file = file
      self.start = start
      owned = nil
    }

    init(count: Int, _ fill: (UnsafeMutableBufferPointer<Float>) -> Void) {
      let raw = UnsafeMutableRawPointer.allocate(
        byteCount: max(count, 1) * MemoryLayout<Float>.stride, alignment: 64)
      let values = UnsafeMutableBufferPointer(
        start: raw.bindMemory(to: Float.self, capacity: max(count, 1)), count: count)
      fill(values)
      owned = values
      start = UnsafePointer(raw.assumingMemoryBound(to: Float.self))
      file = nil
    }

    deinit {
      if let owned { UnsafeMutableRawPointer(owned.baseAddress)?.deallocate() }
    }
  }

  /// Values that lie in a mapped file at `offset` bytes, used in place.
  ///
  /// The offset must be a multiple of four and the values must lie inside the file.
  package init(shape: [Int], in file: MappedFile, at offset: Int) {
    let count = shape.reduce(1, *)
    precondition(
      offset >= 0 && offset % 4 == 0 && offset + count * 4 <= file.bytes.count,
      "the tensor lies in its file")
    self.shape = shape
    if count > 0, let base = file.bytes.baseAddress {
      storage = Storage(file, (base + offset).assumingMemoryBound(to: Float.self))
    } else {
      storage = Storage(count: 0) { _ in }
    }
  }

  /// Values of its own, 64-byte aligned, which `fill` must write whole.
  package init(shape: [Int], fill: (UnsafeMutableBufferPointer<Float>) -> Void) {
    self.shape = shape
    storage = Storage(count: shape.reduce(1, *), fill)
  }

  /// Values copied from an array, whose count must fit the shape.
  package init(shape: [Int], _ values: [Float]) {
    precondition(values.count == shape.reduce(1, *), "values fit the shape")
    self.init(shape: shape) { room in _ = room.initialize(from: values) }
  }

  /// How many values there are.
  package var count: Int { shape.reduce(1, *) }

  /// The values, for as long as `body` runs.
  package func withUnsafeValues<Result>(
    _ body: (UnsafeBufferPointer<Float>) throws -> Result
  ) rethrows -> Result {
    try withExtendedLifetime(storage) {
      try body(UnsafeBufferPointer(start: storage.start, count: count))
    }
  }

  /// The values, copied.
  package var values: [Float] { withUnsafeValues(Array.init) }
}
