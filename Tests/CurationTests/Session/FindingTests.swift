import Curation
import Foundation
import Provenance
import Scorers
import Store
import TestSupport
import Testing

@Suite struct FindingTests {
  private let plain = SamplePicture((10, 20, 30)).bytes

  @Test("The changes that are told make the gallery")
  func changes() throws {
    let folder = try TemporaryFolder.foxesAndOwl()
    let opened = try OpenedGallery([folder.url.path], library: try .inMemory())
    var gallery = Gallery()
    for change in opened.changes { gallery.apply(change) }
    #expect(gallery == opened.session.gallery)
    #expect(gallery.groups.map(\.pictures.count) == [2, 1])
    #expect(gallery.pictures.allSatisfy { $0.digest?.rawValue.count == 64 })
    #expect(gallery[PictureID(rawValue: 0)].pixels == PictureSize(width: 32, height: 32))
    #expect(opened.changes.contains(.scanned))
  }

  @Test("Prompts come from a list in the folder, from a file beside the picture, or are given")
  func prompts() throws {
    let folder = try TemporaryFolder()
    for name in ["a.png", "b.png", "c.png", "sub/d.png"] { try folder.write(name, plain) }
    try folder.write("b.txt", "a dog\n")
    try folder.write(
      "prompts.jsonl",
      """
      {"file_name": "a.png", "prompt": "a cat"}
      {"file_name": "sub/d.png", "prompt": "A  cat"}

      """)
    let opened = try OpenedGallery([folder.url.path], library: try .inMemory())
    #expect(opened.picture("a.png")?.prompt == "a cat")
    #expect(opened.picture("b.png")?.prompt == "a dog")
    #expect(opened.picture("c.png")?.prompt == nil)
    #expect(opened.session.gallery.groups.map(\.prompt) == ["a cat", "a dog", nil])
    #expect(opened.session.gallery.groups.first?.pictures.count == 2)
    let given = try OpenedGallery(
      [folder.url.path], library: try .inMemory(), prompt: "a hare")
    #expect(given.session.gallery.groups.map(\.prompt) == ["a hare"])
  }

  @Test("A prompt that is hidden in the pixels is found where nothing else tells one")
  func hiddenPrompt() throws {
    let folder = try TemporaryFolder()
    for side in [40, 200] {
      var picture = SamplePicture((9, 99, 199), side: side)
      picture.hidden = "a fox\nSteps: 2, Sampler: x, Seed: \(side)"
      try folder.write("\(side).png", picture.bytes)
      picture.infotext = "an owl"
      try folder.write("\(side)-told.png", picture.bytes)
    }
    let opened = try OpenedGallery([folder.url.path], library: try .inMemory())
    #expect(opened.picture("40.png")?.prompt == "a fox")
    #expect(opened.picture("200.png")?.generation?.seed == 200)
    #expect(opened.picture("200.png")?.generation?.source == .pixels)
    #expect(opened.picture("40-told.png")?.prompt == "an owl")
    #expect(opened.picture("200-told.png")?.prompt == "an owl")
  }

  @Test("A list with a line that is no use is a problem that is told once")
  func badList() throws {
    let folder = try TemporaryFolder()
    try folder.write("a.png", plain)
    try folder.write("b.png", plain)
    try folder.write("prompts.jsonl", "not JSON\n")
    let opened = try OpenedGallery([folder.url.path], library: try .inMemory())
    #expect(opened.session.problems.count == 1)
    #expect(opened.session.problems.first?.text.contains("prompts.jsonl, line 1") == true)
  }

  @Test("A scorer without weights is told once, and its scores are impossible everywhere")
  func noWeights() throws {
    let folder = try TemporaryFolder.foxesAndOwl()
    try folder.write("4.png", plain)
    let opened = try OpenedGallery(
      [folder.url.path], library: try .inMemory(), scorers: [.imageReward])
    #expect(opened.session.problems.count == 1)
    for picture in opened.session.gallery.pictures {
      guard case .impossible(let reason) = picture.scores[.imageReward] else {
        Issue.record("\(picture.name) has no reason")
        continue
      }
      #expect(!reason.isEmpty)
    }
  }

  @Test("Files that are no pictures say so, whatever they are called; the others are there")
  func broken() throws {
    let folder = try TemporaryFolder.foxesAndOwl()
    try folder.write("empty.png", "")
    try folder.write("text.jpg", "this is no picture")
    let opened = try OpenedGallery([folder.url.path], library: try .inMemory())
    #expect(opened.picture("empty.png")?.fault == "is empty")
    #expect(opened.picture("text.jpg")?.fault == "is not a PNG, JPEG or WebP picture")
    #expect(opened.session.gallery.pictures.count { $0.fault == nil } == 3)
  }

  // A picture that was there twice took two ranks.
  @Test("A picture that is named beside its folder is there once")
  func namedTwice() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("a.png", SamplePicture((1, 2, 3)).bytes)
    let opened = try OpenedGallery([path, folder.url.path, path], library: .inMemory())
    #expect(opened.session.gallery.pictures.map(\.path) == [path])
  }

  @Test("Paths that cannot be opened are refused before anything is read")
  func check() throws {
    let folder = try TemporaryFolder.foxesAndOwl()
    try GallerySession.check([folder.url.path, folder.path("1.png")])
    #expect(throws: CurationError.self) { try GallerySession.check([folder.path("4.png")]) }
    #expect(throws: CurationError.self) { try GallerySession.check(["/dev/null"]) }
  }
}
