/// An amount of bytes as it is typed: `2G`, `500M`.
package struct ByteSize: Sendable, Hashable {
  package let bytes: Int

  /// So many bytes.
  package init(_ bytes: Int) {
    self.bytes = bytes
  }

  /// The amount of a text: a number, perhaps a `K`, `M`, `G` or `T` of thousands, perhaps a `B`;
  /// `nil` for anything else, and for more than a disk could hold.
  package init?(_ text: String) {
    var rest = text.uppercased().filter { $0 != " " }[...]
    if rest.last == "B" { rest.removeLast() }
    let units: [Character: Double] = ["K": 1e3, "M": 1e6, "G": 1e9, "T": 1e12]
    let unit = rest.last.flatMap { units[$0] }
    if unit != nil { rest.removeLast() }
    let isNumber = rest.utf8.allSatisfy { (0x30...0x39).contains($0) || $0 == 0x2E }
    guard isNumber, let number = Double(rest) else { return nil }
    let bytes = (number * (unit ?? 1)).rounded()
    guard bytes <= 1e18 else { return nil }
    self.bytes = Int(bytes)
  }
}

extension ByteSize {
  /// The amount that a variable of an environment says; `nil` where it says nothing.
  static func read(
    _ variable: String, in environment: [String: String]
  ) throws(CurationError) -> ByteSize? {
    guard let text = environment[variable], !text.isEmpty else { return nil }
    guard let size = ByteSize(text) else {
      throw CurationError(
        code: .unusable, path: variable,
        detail: "“\(text)” is no amount of bytes; write one such as 2G, or 0 to keep nothing")
    }
    return size
  }
}
