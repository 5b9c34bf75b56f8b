internal import Inflate

/// A run of a checkpoint's bytes: as they lie in the file, or deflated there.
struct StoredBytes: Sendable {
  let file: MappedFile
  /// Where they lie in the file; inside it.
  let range: Range<Int>
  /// How many they are once expanded, where they are deflated.
  let expandedCount: Int?

  /// Bytes of `file` as they are.
  init(_ file: MappedFile, _ range: Range<Int>) {
    self.file = file
    self.range = range
    expandedCount = nil
  }

  /// Bytes of `file` that must be expanded.
  init(_ file: MappedFile, deflated range: Range<Int>, expandedCount: Int) {
    self.file = file
    self.range = range
    self.expandedCount = expandedCount
  }

  /// How many there are for the reader.
  var count: Int { expandedCount ?? range.count }

  /// The bytes in the file; valid while `file` lives.
  var raw: UnsafeRawBufferPointer { UnsafeRawBufferPointer(rebasing: file.bytes[range]) }

  /// The bytes, copied or expanded; `subject` names them in an error.
  func copied(_ subject: String) throws(CheckpointError) -> [UInt8] {
    guard let expandedCount else { return Array(raw) }
    do throws(InflateError) {
      let bytes = try Inflate.expand(raw, .raw, limit: expandedCount)
      guard bytes.count == expandedCount else { throw .damaged }
      return bytes
    } catch {
      throw CheckpointError(.damaged, file.path, subject, detail: "cannot be expanded: \(error)")
    }
  }
}
