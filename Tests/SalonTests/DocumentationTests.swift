import Browser
import Foundation
import TestSupport
import Testing

@Suite struct DocumentationTests {
  @Test("The README's key table is the keymap's")
  func keyTable() throws {
    let readme = try String(
      contentsOf: Reference.packageRoot.appending(path: "README.md"), encoding: .utf8)
    let start = try #require(readme.range(of: "<!-- keys -->\n"))
    let end = try #require(readme.range(of: "\n<!-- /keys -->"))
    #expect(String(readme[start.upperBound..<end.lowerBound]) == Keymap.standard.markdownTable())
  }

  @Test("The README's two commands are where the check looks for them")
  func commands() throws {
    let readme = try String(
      contentsOf: Reference.packageRoot.appending(path: "README.md"), encoding: .utf8)
    #expect(readme.contains(#/(?m)^sudo apt-get .* swift run -c release salon/#))
    #expect(readme.contains(#/(?m)^swift test/#))
  }
}
