import Foundation
import TestSupport
import Testing

@Suite("What the command line says when something is wrong") struct CommandLineTests {
  private let home: TemporaryFolder
  private let folder: TemporaryFolder

  init() throws {
    home = try TemporaryFolder()
    folder = try TemporaryFolder()
    for number in 1...2 {
      try folder.write(
        "\(number).png", SamplePicture((UInt8(number), 80, 20), prompt: "a red fox").bytes)
    }
  }

  private func run(_ arguments: String...) throws -> Program {
    try Program.run(arguments, home: home)
  }

  /// Files that cannot be pictures, beside those that can.
  private func addJunk() throws {
    try folder.write("broken.png", "junk")
    try folder.write("empty.jpg", "")
  }

  @Test("Moving, copying and trashing speak of decided pictures, not of broken files beside them")
  func files() throws {
    try addJunk()
    _ = try run("decide", folder.path("1.png"), "--accept")
    _ = try run("decide", folder.path("2.png"), "--reject")
    let path = folder.url.path
    for arguments in [
      ["copy", path, "--to", home.path("a")], ["move", path, "--accepted", "--to", home.path("b")],
      ["trash", path], ["undo", path], ["history", path],
    ] {
      let run = try Program.run(arguments, home: home)
      #expect(run.status == 0 && !run.lines.isEmpty, "\(arguments): \(run.messages)")
      #expect(!run.messages.contains("broken.png") && !run.messages.contains("empty.jpg"))
    }
    // One that is named is asked for.
    let named = try run("trash", folder.path("broken.png"))
    #expect(named.status == 1 && named.messages.contains("broken.png: is not a PNG"))
    #expect(try run("history", folder.path("broken.png")).status == 1)
    #expect(try run("undo", folder.path("broken.png")).status == 1)
  }

  @Test("Without weights, what needs scores says at once how to get them, and prints nothing")
  func noWeights() throws {
    let path = folder.url.path
    for arguments in [
      ["score"], ["score", "--format", "jsonl"], ["score", "--words"], ["score", "--what-if", "x"],
      ["top"], ["report"], ["compare"],
    ] {
      let run = try Program.run(arguments + [path], home: home)
      #expect(run.status == 1 && run.output.isEmpty, "\(arguments): \(run.output)")
      #expect(run.messages.contains("`salon weights pull clip`"), "\(arguments): \(run.messages)")
      let missing = try Program.run(arguments + ["/no/such"], home: home)
      #expect(missing.status == 1 && missing.messages.contains("/no/such: there is no such file"))
    }
    // What a person decided needs no weights.
    _ = try run("decide", folder.path("1.png"), "--accept")
    let report = try run("report", path)
    #expect(report.status == 0 && !report.lines.isEmpty && report.messages.contains("no weights"))
    #expect(try run("compare", path).status == 1, "there is nobody to compare with")
    #expect(try run("query", path, "", "--json").lines.count == 2)
  }

  @Test("Reports count what cannot be used, and name one of it")
  func leftOut() throws {
    try addJunk()
    _ = try run("decide", folder.path("1.png"), "--accept")
    let run = try run("report", folder.url.path)
    #expect(run.status == 0)
    #expect(
      run.messages.contains("2 pictures cannot be used, such as \(folder.path("broken.png"))"))
  }

  @Test("Prompts are held against one another within other groups only")
  func byPrompt() throws {
    let wrong = try run("report", folder.url.path, "--by", "prompt")
    #expect(wrong.status == 64 && wrong.messages.contains("--group-by model"))
    _ = try run("decide", folder.path("1.png"), "--accept")
    let right = try run("report", folder.url.path, "--by", "prompt", "--group-by", "model")
    #expect(right.status == 0 && right.lines.first?.hasPrefix("1 prompt of 2 pictures") == true)
  }

  @Test("A word that is no command and no file is said to be neither")
  func noCommand() throws {
    let run = try run("scroe")
    #expect(run.status == 1 && run.output.isEmpty)
    #expect(run.messages.contains("scroe: there is no such file or folder, and no such command"))
    #expect(!(try self.run("./scroe").messages.contains("command")))
  }

  @Test("What is wrong is told without what a terminal would obey")
  func control() throws {
    for arguments in [["\u{1B}[31mred"], ["score", "--format", "\u{1B}[31mred"]] {
      let run = try Program.run(arguments, home: home)
      #expect(run.status != 0 && run.messages.hasPrefix("salon: "))
      #expect(run.messages.contains("red") && !run.messages.contains("\u{1B}"))
    }
  }

  @Test("A theme that is not there is named, with those that there are")
  func theme() throws {
    let wrong = try run("--theme", "darkk", folder.url.path)
    #expect(wrong.status == 64)
    #expect(wrong.messages.contains("there is no theme 'darkk' (did you mean dark?); there are "))
    #expect(wrong.messages.contains("high-contrast"))
    #expect(wrong.messages.contains("Usage: salon browse"))
    #expect(try run("demo", "--theme", "nope").status == 64)
    try home.write(".config/salon/themes/mine.toml", "name = 3")
    let broken = try run("--theme", "mine", folder.url.path)
    #expect(broken.status == 1 && broken.messages.contains("mine.toml: name must be a text"))
    try home.write(".config/salon/config.toml", "plain = true\ntheme = \"nope\"\n")
    let doctor = try run("doctor")
    #expect(doctor.output.contains("line 2, theme: there is no theme 'nope'; there are "))
  }

  @Test("A library that is to be read must be there; one that is written to is made")
  func libraries() throws {
    let path = home.path("none.sqlite")
    for command in [
      ["library"], ["library", "export"], ["history"], ["undo"],
    ] {
      let run = try Program.run(command + ["--library", path], home: home)
      #expect(run.status == 1 && run.output.isEmpty && run.messages.contains("there is no library"))
    }
    #expect(!FileManager.default.fileExists(atPath: path))
    #expect(try run("decide", folder.path("1.png"), "--accept", "--library", path).status == 0)
    #expect(try run("history", "--library", path).lines.count == 1)
  }

  @Test("What cannot be written is said in words, with the reason")
  func unwritable() throws {
    for (place, reason) in [("none/x", "No such file"), ("folder", "Is a directory")] {
      try FileManager.default.createDirectory(
        atPath: home.path("folder"), withIntermediateDirectories: true)
      let run = try run("library", "export", home.path(place))
      #expect(run.status == 1 && run.messages.contains("cannot be written (\(reason)"))
      #expect(!run.messages.contains("NSCocoa"))
    }
    _ = try run("decide", folder.path("1.png"), "--accept")
    let file = try home.write("file", "")
    let moved = try run("move", folder.url.path, "--accepted", "--to", file + "/x")
    #expect(moved.status == 1 && moved.messages.contains("Not a directory"))
  }

  @Test("What is written for people never goes into a file that took a closed descriptor's number")
  func closedOutput() throws {
    let library = home.path("library.sqlite")
    _ = try run("decide", folder.path("1.png"), "--accept", "--library", library)
    let shell = Process()
    shell.executableURL = URL(filePath: "/bin/sh")
    shell.arguments = [
      "-c", #""$0" "$@" >&- 2>&- <&-"#, try Program.path, "library", "check", "--library", library,
    ]
    shell.environment = Program.environment(home: home)
    try shell.run()
    shell.waitUntilExit()
    #expect(shell.terminationStatus == 1)
    #expect(try run("library", "check", "--library", library).output.contains("is in order"))
  }

  @Test("Without published vocabularies the demo's read a prompt, and how to get those is said")
  func tokens() throws {
    let run = try run("tokens", "two red apples", "--json")
    #expect(run.status == 0, "\(run.messages)")
    #expect(run.messages.contains("`salon weights pull --vocabularies imagereward clip`"))
    let scorers = try #require(try run.objects.first)
    #expect(Set(scorers.keys) == ["demo-imagereward", "demo-clip"])
  }

  @Test("An empty folder is no failure, but said")
  func emptyFolder() throws {
    let empty = home.path("empty")
    try FileManager.default.createDirectory(atPath: empty, withIntermediateDirectories: true)
    for command in [["query", empty, "fox"], ["report", empty], ["compare", empty], [empty]] {
      let run = try Program.run(command, home: home)
      #expect(run.status == 0 && run.messages.contains("no picture (PNG, JPEG, WebP) in \(empty)"))
    }
  }

  @Test("The README's sizes of published files are those that pull names")
  func publishedSizes() throws {
    let readme = try String(
      contentsOf: Reference.packageRoot.appending(path: "README.md"), encoding: .utf8)
    let lines = try run("weights", "pull").lines
    #expect(lines.count == 6)
    for line in lines {
      let scorer = try #require(line.split(separator: " ").first)
      let row = try #require(
        readme.split(separator: "\n").first { $0.hasPrefix("| `\(scorer)` |") })
      // The checkpoint; vocabularies are small.
      let file = try #require(line.firstMatch(of: #/(\S+\.(?:pt|pth|safetensors)) \(([^,]*),/#))
      let name =
        scorer == "aesthetic"
        ? "sac+logos+ava1-l14-linearMSE.pth` (4 MB)" : "\(file.1)` (\(file.2))"
      #expect(row.contains("`\(name)"), "\(row)")
    }
    #expect(lines.contains { $0.contains("about 3.9 GB, MIT, no SHA-256 known") })
  }
}
