internal import Foundation

/// Lets the program decide on pictures that come and go, and move them, and kills it at random
/// moments: whatever it had acknowledged must be there afterwards, and nothing else.
package struct KillTrials {
  /// Pictures that are there at a time, and that a script decides on.
  private static let pictures = 80
  /// Every how manyth trial moves files.
  private static let moving = 5

  /// What came of the trials.
  package struct Report: Sendable {
    /// Runs that were killed before their end, and that came to it.
    package var kills = 0
    package var survivors = 0
    /// Decisions that were acknowledged on standard output.
    package var acknowledged = 0
    /// Decisions that were on disk but not acknowledged when the program was killed; at most one a
    /// kill.
    package var unacknowledged = 0
    /// Files that were moved, and brought back.
    package var moved = 0
    /// What should not have happened.
    package var failures: [String] = []
  }

  private let program: String
  private let home: TemporaryFolder
  private let churn: PictureChurn
  /// What was said of each picture: the decision and the stars.
  private var expected: [String: String] = [:]
  package private(set) var report = Report()

  /// Trials of the program at a path, in a home of its own.
  package init(program: String, seed: UInt64) throws {
    self.program = program
    home = try TemporaryFolder()
    churn = try PictureChurn(
      folder: home.path("gallery"), pictures: Self.pictures, seed: seed)
    try home.write("empty/note.txt", "")
  }

  /// Runs trials, and tells how far it is.
  package mutating func run(_ count: Int, progress: (Int, Report) -> Void = { _, _ in }) throws {
    for number in 1...count {
      if number % Self.moving == 0 { try moveFiles() } else { try decide() }
      try checkLibrary()
      progress(number, report)
      guard report.failures.isEmpty else { return }
    }
  }

  // MARK: - Deciding

  private mutating func decide() throws {
    let (flags, key, value): ([String], String, String) =
      switch churn.random(4) {
      case 0: (["--accept"], "decision", "accepted")
      case 1: (["--reject"], "decision", "rejected")
      case 2: (["--clear"], "decision", "-")
      default: (["--stars", "\(churn.random(6))"], "stars", "")
      }
    let said = key == "stars" ? flags[1] : value
    let known = churn.paths
    let paths = (0..<400).map { _ in known[churn.random(known.count)] }
    churn.start(around: Self.pictures)
    let run = try run(
      ["decide", "-", "--json"] + flags, input: paths.joined(separator: "\n") + "\n",
      milliseconds: 160)
    churn.stop()
    let made = churn.made
    for object in run.objects {
      guard let picture = object["picture"] as? String, object["path"] is String else {
        report.failures.append("an acknowledgement is no use: \(object)")
        continue
      }
      if !made.contains(picture) { report.failures.append("\(picture) never was a picture") }
      expected[picture] = Self.saying(said, of: key, in: expected[picture])
      report.acknowledged += 1
    }
    try compare(said, key, wasKilled: run.status == nil, made)
  }

  /// Holds what is in the library against what was acknowledged.
  private mutating func compare(
    _ said: String, _ key: String, wasKilled: Bool, _ made: Set<String>
  ) throws {
    var actual: [String: String] = [:]
    for line in try run(["library", "export"]).objects {
      guard let picture = line["picture"] as? String else { continue }
      actual[picture] = "\(line["decision"] as? String ?? "-") \(line["stars"] as? Int ?? 0)"
    }
    var strays = 0
    for picture in Set(actual.keys).union(expected.keys) {
      let (was, now) = (expected[picture], actual[picture] ?? "- 0")
      if !made.contains(picture) { report.failures.append("\(picture) never was a picture") }
      guard now != was ?? "- 0" else { continue }
      // The last decision may have reached the disk and not the output.
      strays += 1
      if now != Self.saying(said, of: key, in: was) {
        report.failures.append("\(picture) is \(now), and was acknowledged as \(was ?? "nothing")")
      }
    }
    if strays > (wasKilled ? 1 : 0) {
      report.failures.append("\(strays) decisions that nobody acknowledged")
    }
    report.unacknowledged += strays
    expected = actual
  }

  private static func saying(_ said: String, of key: String, in before: String?) -> String {
    let parts = (before ?? "- 0").split(separator: " ")
    return key == "stars" ? "\(parts[0]) \(said)" : "\(said) \(parts[1])"
  }

  // MARK: - Moving

  private mutating func moveFiles() throws {
    let before = try contents()
    let arguments =
      switch churn.random(4) {
      case 0: ["move", churn.folder, "--rejected", "--to", home.path("rejects")]
      case 1: ["trash", churn.folder]
      case 2: ["undo"]
      default: ["redo"]
      }
    // What is undone may as well be a decision: it is looked up again, not expected.
    _ = try run(arguments, milliseconds: 120)
    // Whatever comes next looks after what was broken off.
    let next = try run(["copy", home.path("empty"), "--to", home.path("copies")])
    if next.status != 0 { report.failures.append(next.messages) }
    let after = try contents()
    if after != before {
      let (lost, new) = (before.subtracting(after), after.subtracting(before))
      report.failures.append(
        "\(arguments): \(lost.count) files lost (\(lost.first ?? "")), \(new.count) new")
    }
    let states = try run(["history", "--json", "-n", "3"]).objects
      .flatMap { $0["files"] as? [[String: Any]] ?? [] }.compactMap { $0["state"] as? String }
    report.moved += states.count
    if let state = states.first(where: { $0 != "done" && $0 != "returned" }) {
      report.failures.append("\(arguments): a file is left \(state)")
    }
    try takeExpectations()
  }

  private mutating func takeExpectations() throws {
    expected = [:]
    for line in try run(["library", "export"]).objects {
      guard let picture = line["picture"] as? String else { continue }
      expected[picture] = "\(line["decision"] as? String ?? "-") \(line["stars"] as? Int ?? 0)"
    }
  }

  /// What the files hold, wherever they lie, each with how often it is there.
  private func contents() throws -> Set<String> {
    var counts: [String: Int] = [:]
    let trash = home.path(".local/share/Trash")
    for folder in [churn.folder, home.path("rejects"), trash + "/files"] {
      for name in (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? [] {
        let bytes = try Data(contentsOf: URL(filePath: folder + "/" + name))
        counts[PictureChurn.digest(bytes), default: 0] += 1
      }
    }
    let names = { (part: String) in
      Set((try? FileManager.default.contentsOfDirectory(atPath: trash + "/" + part)) ?? [])
    }
    let notes = Set(names("info").map { String($0.dropLast(".trashinfo".count)) })
    // A note without a file, or a file without a note, shows as a difference.
    let odd = notes.symmetricDifference(names("files")).map { "\($0) in the trash" }
    return Set(counts.map { "\($0) ×\($1)" } + odd)
  }

  // MARK: - Running

  private mutating func checkLibrary() throws {
    let check = try run(["library", "check", "--json"])
    if check.status != 0 {
      report.failures.append("the library is damaged: \(check.lines) \(check.messages)")
    }
  }

  private func run(_ arguments: [String]) throws -> MortalRun {
    try MortalRun(program, arguments, home: home, killedAfter: nil)
  }

  /// A run that is killed at a random moment, but for one in twenty.
  private mutating func run(
    _ arguments: [String], input: String = "", milliseconds: Int
  ) throws -> MortalRun {
    let isSpared = churn.random(20) == 0
    let delay = Double(churn.random(milliseconds * 1000)) / 1_000_000
    let run = try MortalRun(
      program, arguments, home: home, input: input, killedAfter: isSpared ? nil : delay)
    if run.status == nil { report.kills += 1 } else { report.survivors += 1 }
    return run
  }
}
