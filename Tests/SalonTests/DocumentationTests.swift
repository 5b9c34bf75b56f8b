import Browser
import Curation
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

  @Test("The article's table of query keys is the language's")
  func queryTable() throws {
    let article = try String(
      contentsOf: Reference.packageRoot.appending(path: "Sources/salon/salon.docc/Query.md"),
      encoding: .utf8)
    #expect(
      article.contains("<!-- keys -->\n\n\(QueryKey.markdownTable)\n\n<!-- /keys -->"),
      "the table between the marks should be:\n\(QueryKey.markdownTable)")
  }

  @Test("The README's two commands are where the check looks for them")
  func commands() throws {
    let readme = try String(
      contentsOf: Reference.packageRoot.appending(path: "README.md"), encoding: .utf8)
    #expect(readme.contains(#/apt-get install .* && swift run -c release salon/#))
    #expect(readme.contains(#/(?m)^swift test/#))
  }
}
