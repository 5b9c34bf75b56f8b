/// A named tensor for the checkpoints that tests write.
package struct SampleTensor: Sendable {
  package var name: String
  package var shape: [Int]
  /// How its numbers are stored, in the words of safetensors, such as `F32`.
  package var type: String
  /// Its numbers, little-endian.
  package var bytes: [UInt8]

  /// A tensor of the numbers in `bytes`.
  package init(_ name: String, _ shape: [Int], type: String, bytes: [UInt8]) {
    self.name = name
    self.shape = shape
    self.type = type
    self.bytes = bytes
  }

  /// A tensor of Float32.
  package init(_ name: String, _ shape: [Int], _ values: [Float]) {
    self.init(name, shape, type: "F32", bytes: values.flatMap { LittleEndian.bytes($0.bitPattern) })
  }

  /// torch's storage class for the type.
  package var storageClass: String {
    let classes = [
      "F64": "Double", "F32": "Float", "F16": "Half", "BF16": "BFloat16", "I64": "Long",
      "I32": "Int", "I16": "Short", "I8": "Char", "U8": "Byte", "BOOL": "Bool",
    ]
    return (classes[type] ?? type) + "Storage"
  }
}

/// Numbers as the bytes of a file.
package enum LittleEndian {
  /// An integer's bytes, lowest first.
  package static func bytes<Number: FixedWidthInteger>(_ number: Number) -> [UInt8] {
    (0..<Number.bitWidth / 8).map { UInt8(truncatingIfNeeded: number >> ($0 * 8)) }
  }
}
