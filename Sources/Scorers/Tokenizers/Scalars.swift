internal import Foundation

extension Unicode.Scalar {
  /// The character in lower case, where it is one of A to Z.
  var loweredASCII: Unicode.Scalar {
    guard case 0x41...0x5A = value else { return self }
    return Unicode.Scalar(UInt8(truncatingIfNeeded: value) + 0x20)
  }
}

extension [Unicode.Scalar] {
  /// In a piece of so many characters, reordering marks can cost its square; real text has few
  /// marks in a row, and no word this long.
  private static let piece = 256

  /// The text in Unicode's normal form C.
  func composed() -> [Unicode.Scalar] {
    // What lies below the first combining mark is in that form already.
    guard contains(where: { $0.value >= 0x300 }) else { return self }
    var result: [Unicode.Scalar] = []
    result.reserveCapacity(count)
    var start = 0
    while start < count {
      // Nothing before an ASCII character is joined with it.
      var end = Swift.min(start + Self.piece, count)
      while end < count, end - start < 4 * Self.piece, !self[end].isASCII { end += 1 }
      let piece = self[start..<end]
      result += piece.text.precomposedStringWithCanonicalMapping.unicodeScalars
      start = end
    }
    return result
  }

  /// The text in Unicode's normal form D without the marks that take no space.
  func withoutAccents() -> [Unicode.Scalar] {
    var result: [Unicode.Scalar] = []
    result.reserveCapacity(count)
    for start in stride(from: 0, to: count, by: Self.piece) {
      let piece = self[start..<Swift.min(start + Self.piece, count)]
      for scalar in piece.text.decomposedStringWithCanonicalMapping.unicodeScalars
      where scalar.isASCII || scalar.properties.generalCategory != .nonspacingMark {
        result.append(scalar)
      }
    }
    return result
  }

  /// The text in lower case; a sigma at the end of a word becomes a final one.
  func lowered() -> [Unicode.Scalar] {
    var result: [Unicode.Scalar] = []
    result.reserveCapacity(count)
    /// Whether the last character that is not to be ignored is a letter with two cases.
    var followsCased = false
    for (position, scalar) in enumerated() {
      let properties = scalar.properties
      if scalar.isASCII {
        result.append(scalar.loweredASCII)
      } else if scalar == "Σ" {
        let next = self[(position + 1)...].first { !$0.properties.isCaseIgnorable }
        let isFinal = followsCased && next?.properties.isCased != true
        result.append(isFinal ? "ς" : "σ")
      } else {
        result += properties.lowercaseMapping.unicodeScalars
      }
      if !properties.isCaseIgnorable { followsCased = properties.isCased }
    }
    return result
  }
}

extension ArraySlice<Unicode.Scalar> {
  /// The characters as a string.
  var text: String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: self)
    return String(view)
  }
}
