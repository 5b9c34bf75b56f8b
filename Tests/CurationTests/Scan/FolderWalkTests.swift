import Curation
import Foundation
import TestSupport
import Testing

@Suite struct FolderWalkTests {
  private func names(below paths: [String]) throws -> [String] {
    var walk = FolderWalk()
    var found: [String] = []
    try walk.files(below: paths) { visit in
      found += visit.files.map { URL(filePath: $0).lastPathComponent }
      return true
    }
    return found
  }

  @Test("Pictures are found in natural order, a folder's own before those of the folders below")
  func order() throws {
    let folder = try TemporaryFolder()
    for name in ["b/1.png", "a/2.webp", "10.png", "9.JPG", "x.txt", ".hidden.png", ".h/3.png"] {
      try folder.write(name, "x")
    }
    #expect(try names(below: [folder.url.path]) == ["9.JPG", "10.png", "2.webp", "1.png"])
  }

  @Test("A file that is named itself is taken whatever it is called")
  func namedFile() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("picture.bin", "x")
    #expect(try names(below: [path]) == ["picture.bin"])
  }

  @Test("A link to a folder is not followed, one to a picture is")
  func links() throws {
    let folder = try TemporaryFolder()
    try folder.write("real/a.png", "x")
    let manager = FileManager.default
    try manager.createSymbolicLink(
      atPath: folder.path("real/ring"), withDestinationPath: folder.path("real"))
    try manager.createSymbolicLink(
      atPath: folder.path("real/b.png"), withDestinationPath: folder.path("real/a.png"))
    #expect(try names(below: [folder.path("real")]) == ["a.png", "b.png"])
  }

  @Test("A path without anything is a named error")
  func missing() throws {
    let error = #expect(throws: CurationError.self) { try names(below: ["/no/such/folder"]) }
    #expect(error?.code == .notFound)
    #expect("\(String(describing: error))".contains("/no/such/folder"))
  }
}
