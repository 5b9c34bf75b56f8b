import Curation
import Foundation
import Provenance
import Store
import TestSupport
import Testing

@Suite("What is kept of a gallery for the next start")
struct ListingTests {
  private let fox = SamplePicture((200, 80, 20), prompt: "a red fox").bytes
  private let owl = SamplePicture((90, 90, 90), prompt: "a gray owl").bytes
  private let manager = FileManager.default

  /// What a session told at once, before it had looked at any folder.
  private func restored(_ opened: OpenedGallery) -> [Picture] {
    opened.changes.prefix { $0 != .scanned }.flatMap { change -> [Picture] in
      if case .found(let pictures) = change { pictures } else { [] }
    }
  }

  private func pictures(_ opened: OpenedGallery) -> [Picture] {
    Array(opened.session.gallery.pictures)
  }

  @Test("A second start tells at once what the first found, and nothing else where nothing changed")
  func roundTrip() throws {
    let folder = try TemporaryFolder()
    let kept = try TemporaryFolder()
    for number in 1...40 {
      let infotext = "a fox, \(number % 3)\nSteps: 20, Sampler: Euler, Seed: \(number), Size: 8x8"
      try folder.write(
        "\(number).png", SamplePicture((UInt8(number), 1, 1), side: 8, infotext: infotext).bytes)
    }
    try folder.write("sub/1.png", owl)
    try folder.write("sub/plain.png", SamplePicture((1, 2, 3)).bytes)
    try folder.write("sub/broken.png", "no picture")
    try folder.write("sub/plain.txt", "ein Fuchs, Öl auf Leinwand")
    try folder.age()
    let library = try Library.inMemory()
    let listings = ListingFolder(kept.url.path, edition: "1")
    let first = try OpenedGallery([folder.url.path], library: library, listings: listings)
    let second = try OpenedGallery([folder.url.path], library: library, listings: listings)
    #expect(pictures(first).count == 43)
    #expect(pictures(second) == pictures(first))
    #expect(restored(second) == pictures(first))
    #expect(second.session.gallery == first.session.gallery)
    let told = second.changes.filter { change in
      switch change {
      case .progress, .scanned: false
      default: true
      }
    }
    #expect(told.count == 1)
    // The recipes are shared again.
    #expect(second.picture("3.png")?.recipe === second.picture("6.png")?.recipe)
  }

  @Test("What was decided is told at once with what is kept")
  func decided() throws {
    let folder = try TemporaryFolder.foxesAndOwl()
    let kept = try TemporaryFolder()
    try folder.age()
    let library = try Library.inMemory()
    let listings = ListingFolder(kept.url.path, edition: "1")
    let first = try OpenedGallery([folder.url.path], library: library, listings: listings)
    try first.session.judge("accept", first.ids("1.png").map { Verdict($0, .decision(.accepted)) })
    try first.session.judge("3 stars", first.ids("3.png").map { Verdict($0, .stars(3)) })
    let second = try OpenedGallery([folder.url.path], library: library, listings: listings)
    #expect(
      restored(second).map(\.judgement)
        == [Judgement(decision: .accepted), Judgement(), Judgement(stars: 3)])
  }

  @Test("What changed in the meantime is told: new, gone, renamed, written anew, described anew")
  func changed() throws {
    let folder = try TemporaryFolder()
    let kept = try TemporaryFolder()
    for name in ["gone.png", "same.png", "sub/renamed.png"] {
      try folder.write(name, SamplePicture((UInt8(name.utf8.count), 0, 0), prompt: name).bytes)
    }
    try folder.write("anew.png", fox)
    try folder.write("described.png", SamplePicture((1, 2, 3)).bytes)
    try folder.age()
    let library = try Library.inMemory()
    let listings = ListingFolder(kept.url.path, edition: "1")
    let first = try OpenedGallery([folder.url.path], library: library, listings: listings)
    try first.session.judge(
      "accept", first.ids("renamed.png", "anew.png").map { Verdict($0, .decision(.accepted)) })

    try manager.removeItem(atPath: folder.path("gone.png"))
    try manager.moveItem(
      atPath: folder.path("sub/renamed.png"), toPath: folder.path("renamed2.png"))
    try folder.write("anew.png", owl)
    try folder.write("described.txt", "a dog")
    try folder.write("new.png", fox)
    let second = try OpenedGallery([folder.url.path], library: library, listings: listings)
    #expect(
      pictures(second).map(\.name).sorted()
        == ["anew.png", "described.png", "new.png", "renamed2.png", "same.png"])
    #expect(second.picture("renamed2.png")?.judgement.decision == .accepted)
    #expect(second.picture("anew.png")?.judgement == Judgement())
    #expect(second.picture("anew.png")?.prompt == "a gray owl")
    #expect(second.picture("described.png")?.prompt == "a dog")
    #expect(second.picture("new.png")?.judgement.decision == .accepted)
    // The third start has them in the order of their names.
    let third = try OpenedGallery([folder.url.path], library: library, listings: listings)
    #expect(
      restored(third).map(\.name)
        == ["anew.png", "described.png", "new.png", "renamed2.png", "same.png"])
    #expect(pictures(third).allSatisfy { $0.digest != nil })
  }

  @Test("A known file is not read at all")
  func unread() throws {
    let folder = try TemporaryFolder()
    let kept = try TemporaryFolder()
    let path = try folder.write("1.png", fox)
    try folder.age()
    let listings = ListingFolder(kept.url.path, edition: "1")
    let library = try Library.inMemory()
    let first = try OpenedGallery([folder.url.path], library: library, listings: listings)
    let stamp = try #require(first.picture("1.png")?.stamp)
    // The same size, time and inode, but other bytes.
    let other = SamplePicture((200, 80, 21), prompt: "a red fox").bytes
    let handle = try #require(FileHandle(forUpdatingAtPath: path))
    try handle.write(contentsOf: Data(other))
    try handle.close()
    try set(stamp, at: path)
    let second = try OpenedGallery([folder.url.path], library: library, listings: listings)
    #expect(second.picture("1.png")?.stamp == stamp)
    #expect(second.picture("1.png")?.digest == first.picture("1.png")?.digest)
  }

  @Test("A file that was written to just before it was read is read again")
  func unsettled() throws {
    let folder = try TemporaryFolder()
    let kept = try TemporaryFolder()
    let path = try folder.write("1.png", fox)
    let listings = ListingFolder(kept.url.path, edition: "1")
    let library = try Library.inMemory()
    let first = try OpenedGallery([folder.url.path], library: library, listings: listings)
    let stamp = try #require(first.picture("1.png")?.stamp)
    // As long a prompt, within one tick of the file system's clock.
    let handle = try #require(FileHandle(forUpdatingAtPath: path))
    try handle.write(contentsOf: Data(SamplePicture((200, 80, 20), prompt: "a red dog").bytes))
    try handle.close()
    try set(stamp, at: path)
    let second = try OpenedGallery([folder.url.path], library: library, listings: listings)
    #expect(second.picture("1.png")?.stamp == stamp)
    #expect(second.picture("1.png")?.prompt == "a red dog")
    #expect(second.picture("1.png")?.digest != first.picture("1.png")?.digest)
  }

  private func set(_ stamp: FileStamp, at path: String) throws {
    var times = [timespec(), timespec()]
    times[1].tv_sec = Int(stamp.modified / 1_000_000_000)
    times[1].tv_nsec = Int(stamp.modified % 1_000_000_000)
    #expect(utimensat(AT_FDCWD, path, times, 0) == 0)
  }

  @Test("A listing that is damaged, or of another salon, counts as none", arguments: 0..<6)
  func damaged(kind: Int) throws {
    let folder = try TemporaryFolder()
    let kept = try TemporaryFolder()
    try folder.write("1.png", fox)
    let library = try Library.inMemory()
    let listings = ListingFolder(kept.url.path, edition: "1")
    _ = try OpenedGallery([folder.url.path], library: library, listings: listings)
    let name = try #require(manager.contentsOfDirectory(atPath: kept.url.path).first)
    var bytes = try Array(Data(contentsOf: URL(filePath: kept.path(name))))
    switch kind {
    case 0: bytes = []
    case 1: bytes.removeLast(5)
    case 2: bytes[bytes.count / 2] ^= 1
    case 3: bytes[3] ^= 1
    case 4: bytes += [0]
    default: break
    }
    try kept.write(name, bytes)
    let edition = kind == 5 ? "2" : "1"
    let again = try OpenedGallery(
      [folder.url.path], library: library,
      listings: ListingFolder(kept.url.path, edition: edition))
    #expect(pictures(again).map(\.name) == ["1.png"])
    #expect(again.picture("1.png")?.prompt == "a red fox")
    #expect(again.session.problems.isEmpty)
  }

  @Test("A folder that cannot be written is told, and is no failure")
  func unwritable() throws {
    let folder = try TemporaryFolder.foxesAndOwl()
    let file = try folder.write("file", "x")
    let opened = try OpenedGallery(
      [folder.url.path], library: .inMemory(),
      listings: ListingFolder(file + "/below", edition: "1"))
    #expect(pictures(opened).count == 3)
    #expect(opened.session.problems.map(\.isFailure) == [false])
  }

  // What is not kept would be missing after every second start.
  @Test("All that a generation tells is kept, but for the parameters that nothing here reads")
  func wholeGeneration() throws {
    let folder = try TemporaryFolder()
    let kept = try TemporaryFolder()
    try folder.write("1.png", SamplePicture((1, 2, 3)).bytes)
    try folder.write(
      "prompts.jsonl",
      """
      {"file_name": "1.png", "prompt": "fox ü", "negative_prompt": "b", "seed": 18446744073709551615, \
      "steps": 7, "cfg_scale": 6.5, "sampler": "s", "scheduler": "k", "model": "m", \
      "model_hash": "h", "size": "8x8", "group": "g", "generator": "t", "aesthetic": 4.25}
      """)
    let library = try Library.inMemory()
    let listings = ListingFolder(kept.url.path, edition: "1")
    let first = try OpenedGallery([folder.url.path], library: library, listings: listings)
    let second = try OpenedGallery([folder.url.path], library: library, listings: listings)
    let generation = try #require(restored(second).first?.generation)
    #expect(generation == first.picture("1.png")?.generation)
    for child in Mirror(reflecting: generation).children {
      guard let label = child.label, label != "parameters", label != "peopleRank" else { continue }
      let value = Mirror(reflecting: child.value)
      #expect(
        value.displayStyle != .optional || !value.children.isEmpty, "\(label) is not kept")
    }
    #expect(generation.importedScores == ["aesthetic": 4.25])
  }

  @Test("With a prompt that was given, nothing is kept and nothing that was kept is used")
  func given() throws {
    let folder = try TemporaryFolder.foxesAndOwl()
    let kept = try TemporaryFolder()
    let listings = ListingFolder(kept.url.path, edition: "1")
    let library = try Library.inMemory()
    _ = try OpenedGallery(
      [folder.url.path], library: library, prompt: "a hare", listings: listings)
    #expect(try manager.contentsOfDirectory(atPath: kept.url.path).isEmpty)
    _ = try OpenedGallery([folder.url.path], library: library, listings: listings)
    let given = try OpenedGallery(
      [folder.url.path], library: library, prompt: "a hare", listings: listings)
    #expect(pictures(given).allSatisfy { $0.prompt == "a hare" })
  }
}
