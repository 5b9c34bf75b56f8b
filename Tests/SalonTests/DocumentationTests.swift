import Browser
import Foundation
import TestSupport
import Testing

@Suite struct DocumentationTests {
  @Test("The README's key table is the keymap's")
  func keyTable() throws {
    let readme = try String(
      contentsOf: Reference.packageRoot.appending(path: "README.md"), encoding: .utf8)
    let table = Keymap.standard.markdownTable().trimmingCharacters(in: .newlines)
    #expect(
      readme.contains("<!-- keys -->\n\n\(table)\n\n<!-- /keys -->"),
      "the table between the marks should be:\n\(table)")
  }

  @Test("The README's two commands are where the check looks for them")
  func commands() throws {
    let readme = try String(
      contentsOf: Reference.packageRoot.appending(path: "README.md"), encoding: .utf8)
    #expect(readme.contains(#/apt-get install .* && swift run -c release salon/#))
    #expect(readme.contains(#/(?m)^swift test/#))
  }
}
