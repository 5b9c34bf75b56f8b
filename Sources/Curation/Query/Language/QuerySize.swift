/// A picture's size in a question: `512x768`.
///
/// Sizes are equal where both edges are, and ordered by their number of pixels.
package struct QuerySize: Sendable, Hashable, CustomStringConvertible {
  package let width: Int
  package let height: Int

  /// A size of `width` by `height` pixels.
  package init(width: Int, height: Int) {
    self.width = width
    self.height = height
  }

  /// A size as it is typed; `nil` where it is none.
  init?(_ text: some StringProtocol) {
    let edges = text.split(omittingEmptySubsequences: false) { "xX×".contains($0) }
    guard edges.count == 2, let width = Self.edge(edges[0]), let height = Self.edge(edges[1])
    else { return nil }
    self.init(width: width, height: height)
  }

  /// The number of pixels.
  package var pixels: Double { Double(width) * Double(height) }

  package var description: String { "\(width)x\(height)" }

  private static func edge(_ text: some StringProtocol) -> Int? {
    guard text.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let edge = Int(text), edge > 0
    else { return nil }
    return edge
  }
}
