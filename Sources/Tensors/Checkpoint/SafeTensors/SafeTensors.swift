/// Reads the header of a safetensors file: eight bytes of length, JSON, then the numbers
/// (github.com/huggingface/safetensors, “Format”).
enum SafeTensors {
  /// Headers beyond this are refused, as the format's own library does.
  private static let longestHeader = 100_000_000

  /// Where the tensors of a file lie.
  static func records(of file: MappedFile) throws(CheckpointError) -> [String: TensorRecord] {
    var cursor = ByteCursor(file.bytes)
    guard let length = cursor?.next(UInt64.self) else {
      throw CheckpointError(.truncated, file.path, "header", detail: "is cut short")
    }
    guard length <= longestHeader else {
      throw CheckpointError(.damaged, file.path, "header", detail: "would be \(length) bytes long")
    }
    guard let header = cursor?.skip(Int(length)) else {
      throw CheckpointError(.truncated, file.path, "header", detail: "is cut short")
    }
    let values = StoredBytes(file, header.upperBound..<file.bytes.count)
    var reader = HeaderReader(values: values, path: file.path)
    var scanner = JSONScanner(UnsafeRawBufferPointer(rebasing: file.bytes[header]))
    let isWhole = try scanner.object { name, scanner throws(CheckpointError) in
      try reader.member(name, &scanner)
    }
    guard isWhole, scanner.isAtEnd() else {
      throw CheckpointError(
        .damaged, file.path, reader.last ?? "header", detail: "is not described as it should be")
    }
    try reader.checkOverlaps()
    return reader.records
  }
}

/// Gathers the tensors that a header lists.
private struct HeaderReader {
  /// All bytes behind the header.
  let values: StoredBytes
  let path: String
  private(set) var records: [String: TensorRecord] = [:]
  /// The tensor that was read last.
  private(set) var last: String?
  private var ranges: [(range: Range<Int>, name: String)] = []

  init(values: StoredBytes, path: String) {
    self.values = values
    self.path = path
  }

  /// Reads what the header says of one tensor; false where that is not as it should be.
  mutating func member(
    _ name: String, _ scanner: inout JSONScanner
  ) throws(CheckpointError) -> Bool {
    guard name != "__metadata__" else { return scanner.skip() }
    last = name
    var kind: String?
    var shape: [Int]?
    var offsets: [Int]?
    let isWhole = try scanner.object { key, scanner throws(CheckpointError) in
      switch key {
      case "dtype": kind = scanner.string()
      case "shape": shape = scanner.integers()
      case "data_offsets": offsets = scanner.integers()
      default: return scanner.skip()
      }
      return kind != nil || shape != nil || offsets != nil
    }
    guard isWhole, let kind, let shape, let offsets, offsets.count == 2 else { return false }
    try add(name, kind, shape, offsets[0], offsets[1])
    return true
  }

  private mutating func add(
    _ name: String, _ kind: String, _ shape: [Int], _ start: Int, _ end: Int
  ) throws(CheckpointError) {
    guard records.count < Checkpoint.mostTensors else {
      throw error(.unsupported, name, "is one tensor too many")
    }
    guard let type = ElementType(rawValue: kind) else {
      throw error(.unsupported, name, "is stored as \(kind), which is not read")
    }
    guard start <= end else { throw error(.damaged, name, "ends before it begins") }
    guard end <= values.count else {
      throw error(.truncated, name, "ends \(end - values.count) bytes behind the file's end")
    }
    guard let record = TensorRecord(shape: shape, type: type, bytes: values, offset: start),
      record.count * type.width == end - start
    else {
      throw error(.damaged, name, "has \(end - start) bytes for the shape \(shape) of \(kind)")
    }
    guard records.updateValue(record, forKey: name) == nil else {
      throw error(.damaged, name, "is there twice")
    }
    if start < end { ranges.append((start..<end, name)) }
  }

  /// Makes sure that no two tensors share bytes.
  mutating func checkOverlaps() throws(CheckpointError) {
    ranges.sort { $0.range.lowerBound < $1.range.lowerBound }
    for (one, next) in zip(ranges, ranges.dropFirst())
    where one.range.upperBound > next.range.lowerBound {
      throw error(.damaged, next.name, "lies over \(one.name)")
    }
  }

  private func error(
    _ code: CheckpointError.Code, _ name: String, _ detail: String
  ) -> CheckpointError {
    CheckpointError(code, path, name, detail: detail)
  }
}
