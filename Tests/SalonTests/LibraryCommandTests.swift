import Foundation
import TestSupport
import Testing

@Suite struct LibraryCommandTests {
  private let home: TemporaryFolder
  private let folder: TemporaryFolder

  init() throws {
    home = try TemporaryFolder()
    folder = try TemporaryFolder()
    for number in 1...3 {
      try folder.write(
        "\(number).png", SamplePicture((UInt8(number), 80, 20), prompt: "a red fox").bytes)
    }
  }

  private func run(_ arguments: String...) throws -> Program {
    try Program.run(arguments, home: home)
  }

  private func decision(_ name: String) throws -> String {
    let object = try #require(try run("info", "--json", folder.path(name)).objects.first)
    return "\(object["decision"] as? String ?? "-") \(object["stars"] as? Int ?? -1)"
  }

  @Test("A script decides, and each decision is acknowledged in a line")
  func decide() throws {
    let run = try run(
      "decide", folder.path("1.png"), folder.path("2.png"), "--accept", "--stars", "4", "--json")
    #expect(run.status == 0, "\(run.messages)")
    let objects = try run.objects
    #expect(objects.map { $0["path"] as? String } == [folder.path("1.png"), folder.path("2.png")])
    #expect(objects.allSatisfy { $0["decision"] as? String == "accepted" })
    #expect(objects.allSatisfy { $0["stars"] as? Int == 4 })
    #expect(objects.allSatisfy { ($0["picture"] as? String)?.count == 64 })
    #expect(try decision("1.png") == "accepted 4")
    #expect(try decision("3.png") == "- 0")
    #expect(try self.run("undo").output.hasPrefix("undone: accept, 4 stars: 1.png, 2.png ("))
    #expect(try decision("2.png") == "- 0", "files that were named together are one change")
  }

  @Test("A script that names files one by one has each decided by itself")
  func decideLines() throws {
    let lines = [folder.path("1.png"), folder.path("gone.png"), folder.path("2.png")]
    let decided = try Program.run(
      ["decide", "-", "--reject"], home: home, input: lines.joined(separator: "\n"))
    #expect(decided.status == 1)
    #expect(decided.lines.count == 2)
    #expect(decided.messages.contains("gone.png: there is no such file"))
    #expect(try run("undo").output.contains("undone: reject"))
    #expect(try decision("1.png") == "rejected 0")
    #expect(try decision("2.png") == "- 0")
  }

  @Test(
    "Wrong usage exits with 64",
    arguments: [
      ["decide", "1.png"], ["decide", "1.png", "--accept", "--reject"],
      ["decide", "1.png", "--stars", "6"], ["decide", "--accept"], ["history", "-n", "0"],
      ["move", "."], ["move", ".", "--rejected"], ["move", ".", "--to", "x"], ["trash"],
      ["library", "import"],
    ])
  func usage(_ arguments: [String]) throws {
    #expect(try Program.run(arguments, home: home).status == 64)
  }

  @Test("The history tells what was decided, when, on what, and what is undone")
  func history() throws {
    _ = try run("decide", folder.path("1.png"), "--accept")
    _ = try run("decide", folder.path("2.png"), folder.path("3.png"), "--reject")
    _ = try run("undo")
    let lines = try run("history").lines
    #expect(lines.count == 2)
    #expect(lines.first?.contains("undone: reject: 2.png, 3.png") == true)
    #expect(lines.last?.contains("  accept: 1.png") == true)
    let one = try run("history", "--json", folder.path("1.png")).objects
    #expect(one.count == 1)
    let edit = try #require((one.first?["edits"] as? [[String: Any]])?.first)
    #expect(edit["path"] as? String == folder.path("1.png"))
    #expect(edit["decision"] as? String == "accepted")
    #expect(try run("history", "-n", "1").lines.count == 1)
    #expect(try run("history", home.url.path).lines.isEmpty)
  }

  @Test("Decisions go from one library to another by way of a file")
  func transfer() throws {
    _ = try run("decide", folder.path("1.png"), "--accept", "--stars", "5")
    _ = try run("decide", folder.path("2.png"), "--reject")
    let file = folder.path("decisions.jsonl")
    #expect(try run("library", "export", file).status == 0)
    #expect(
      try run("library", "export").output == String(contentsOfFile: file, encoding: .utf8))
    let other = folder.path("other.sqlite")
    let trial = try run("library", "import", file, "--library", other, "--dry-run")
    #expect(trial.output.hasPrefix("would take in 2 decisions, 1 stars, 0 orders,"))
    let taken = try run("library", "import", file, "--library", other)
    #expect(taken.status == 0)
    #expect(
      taken.output.hasPrefix(
        "took in 2 decisions, 1 stars, 0 orders, 0 answers about pairs; 0 were so already"))
    let again = try run("library", "import", file, "--library", other)
    #expect(
      again.output.hasPrefix(
        "took in 0 decisions, 0 stars, 0 orders, 0 answers about pairs; 3 were so already"))
    let info = try run("info", "--json", "--library", other, folder.path("1.png")).objects.first
    #expect(info?["decision"] as? String == "accepted")
    #expect(info?["stars"] as? Int == 5)
    let backups = try run("library", "backups", "--json", "--library", other).objects
    #expect(backups.map { $0["reason"] as? String } == ["import"])
  }

  @Test("What was taken back is exported as such, and taken back elsewhere; stars only if given")
  func takenBack() throws {
    _ = try run("decide", folder.path("1.png"), "--accept")
    let other = folder.path("other.sqlite")
    let early = try run("library", "export").output
    #expect(!early.contains("stars"))
    _ = try Program.run(["library", "import", "-", "--library", other], home: home, input: early)
    _ = try run("undo")
    let late = try run("library", "export")
    let line = try #require(try late.objects.last)
    #expect(line["decision"] is NSNull && line["decided"] is String && line["stars"] == nil)
    let taken = try Program.run(
      ["library", "import", "-", "--library", other], home: home, input: late.output)
    #expect(taken.status == 0 && taken.output.hasPrefix("took in 1 decisions, 0 stars"))
    let info = try run("info", "--json", "--library", other, folder.path("1.png")).objects.first
    #expect(info?["decision"] is NSNull)
  }

  @Test("Lines of an archive that are no use are named, and the rest is taken in")
  func faults() throws {
    _ = try run("decide", folder.path("1.png"), "--accept")
    let text = "junk\n" + (try run("library", "export").output) + "{\"picture\":\"\\u001b[31m\"}\n"
    let taken = try Program.run(
      ["library", "import", "-", "--library", folder.path("o.sqlite")], home: home, input: text)
    #expect(taken.status == 1)
    #expect(taken.output.hasPrefix("took in 1 decisions"))
    #expect(taken.messages.contains("-, line 1: not a JSON object"))
    #expect(taken.messages.contains("-, line 4: not the SHA-256"))
  }

  @Test("A check counts what is there; a damaged library is named and exits with 1")
  func check() throws {
    _ = try run("decide", folder.path("1.png"), folder.path("2.png"), "--accept")
    let check = try #require(try run("library", "check", "--json").objects.first)
    #expect((check["counts"] as? [String: Int])?["accepted"] == 2)
    #expect((check["problems"] as? [String])?.isEmpty == true)
    #expect(check["backups"] as? Int == 1, "the first decision of a day makes a backup")
    #expect(try run("library").output.contains("is in order"))
    let library = home.path(".local/share/salon/library.sqlite")
    var bytes = try Data(contentsOf: URL(filePath: library))
    for index in 8192..<bytes.count { bytes[index] = 0xA5 }
    try bytes.write(to: URL(filePath: library))
    let damaged = try run("library", "check")
    #expect(damaged.status == 1)
    #expect(damaged.messages.contains("damaged") || damaged.output.contains("damaged"))
    #expect(try run("library", "backups").lines.count == 1, "they are named all the same")
    // And a backup is a library that can be used in its place
    let backup = try #require(
      try FileManager.default.contentsOfDirectory(atPath: library + ".backups")
        .first { $0.hasSuffix(".sqlite") })
    let info = try run(
      "info", "--json", "--library", library + ".backups/" + backup, folder.path("1.png"))
    #expect(try info.objects.first?["decision"] as? String == "accepted")
  }

  @Test("What is rejected goes to the trash or a folder, and comes back")
  func files() throws {
    try folder.write("1.txt", "a caption")
    // What was just written is read again when it is met, and its place not remembered for good.
    for name in ["1.png", "2.png"] {
      try FileManager.default.setAttributes(
        [.modificationDate: Date(timeIntervalSinceNow: -100)], ofItemAtPath: folder.path(name))
    }
    _ = try run("decide", folder.path("1.png"), "--reject")
    _ = try run("decide", folder.path("2.png"), "--accept")
    let names = { try FileManager.default.contentsOfDirectory(atPath: folder.url.path).sorted() }
    let before = try names()
    let dry = try run("trash", folder.url.path, "--dry-run", "--json")
    #expect(try dry.objects.map { $0["from"] as? String } == ["1.png", "1.txt"].map(folder.path))
    #expect(try names() == before)
    #expect(try run("trash", folder.url.path).status == 0)
    #expect(try names() == ["2.png", "3.png"])
    #expect(try run("history").lines.first?.hasSuffix("trash 1 rejected") == true)
    #expect(try run("undo", folder.url.path).output.hasPrefix("undone: trash 1 rejected"))
    #expect(try names() == before)
    let moved = try run("move", folder.url.path, "--rejected", "--to", folder.path("rejects"))
    #expect(moved.lines.count == 2)
    #expect(try names() == ["2.png", "3.png", "rejects"])
    #expect(try decision("rejects/1.png") == "rejected 0")
    #expect(try run("copy", folder.url.path, "--to", folder.path("best")).lines.count == 1)
    #expect(try decision("best/2.png") == "accepted 0")
    _ = try run("undo")
    _ = try run("undo")
    #expect(try names().filter { $0.hasSuffix(".png") } == ["1.png", "2.png", "3.png"])
    // Places where nothing is any more are not passed on.
    let paths = try run("library", "export").objects.compactMap { $0["paths"] as? [String] }
    #expect(Set(paths.joined()) == [folder.path("1.png"), folder.path("2.png")])
    #expect(try run("trash", home.path(".local")).messages.contains("nothing there is rejected"))
  }
}
