/// Why bytes cannot be made a picture; the caller knows which file they are from.
package struct ImagingError: Error, Sendable, Equatable, CustomStringConvertible {
  package let code: Code
  /// What was found, in a few words of printable ASCII.
  package let detail: String

  /// What went wrong.
  package enum Code: Sendable, Hashable {
    /// There is not one byte.
    case empty
    /// The first bytes are those of no format that is read.
    case unknownFormat
    /// The bytes end before the picture does.
    case truncated
    /// The bytes contradict themselves.
    case damaged
    /// The header claims more pixels than are read.
    case tooLarge
    /// The format allows it, but it is not read.
    case unsupported
    /// The memory for the picture is not to be had.
    case outOfMemory
    /// The picture could not be turned into sixels.
    case notEncoded
  }

  /// An error of `code`, with what was found.
  package init(_ code: Code, detail: String = "") {
    self.code = code
    self.detail = detail
  }

  /// An error in the words of a C library, of which only printable ASCII is kept.
  init(_ code: Code, _ format: ImageFormat, words: UnsafePointer<CChar>?) {
    var text = "\(format)"
    if let words, words.pointee != 0 {
      text += ": "
      for scalar in String(cString: words).unicodeScalars where (32..<127).contains(scalar.value) {
        text.unicodeScalars.append(scalar)
      }
    }
    self.init(code, detail: text)
  }

  /// What is wrong, to follow the file's name; says what to do where something can be done.
  package var description: String {
    let more = detail.isEmpty ? "" : " (\(detail))"
    return switch code {
    case .empty: "is empty; its writer may have been stopped"
    case .unknownFormat: "is not a PNG, JPEG or WebP picture\(more)"
    case .truncated: "is cut short\(more); it may still be being written, or copy it again"
    case .damaged: "is damaged\(more); copy or make it again"
    case .tooLarge:
      "claims \(detail) pixels, more than the \(ImageHeader.largestArea / 1_000_000) million "
        + "that are read"
    case .unsupported: "is of a kind that is not read\(more); convert it to PNG"
    case .outOfMemory: "does not fit into memory\(more)"
    case .notEncoded: "cannot be drawn\(more)"
    }
  }
}
