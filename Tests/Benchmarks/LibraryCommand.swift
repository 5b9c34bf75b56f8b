internal import ArgumentParser
internal import Foundation
internal import TestSupport

/// `salon-bench library`: whether decisions outlive the program.
struct LibraryCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "library",
    abstract: "Kill salon at random moments while it decides and moves files.",
    discussion: """
      Each trial lets a script decide on pictures that appear, are replaced and vanish, or moves \
      files, and ends it as kill -9 does. Then every decision that was acknowledged must be there, no \
      other, and on the right picture; no file may be lost; and the library must be in order. Wants \
      the program `salon` beside it.
      """)

  @Option(help: "Trials.")
  var kills = 1000

  @Option(help: "Other trials with another number.")
  var seed: UInt64 = 1

  @Flag(help: "Print JSON instead of a line.")
  var json = false

  func validate() throws {
    guard kills > 0 else { throw ValidationError("There is at least 1 trial.") }
  }

  func run() throws {
    guard let program = BuiltProgram.path("salon") else {
      throw ValidationError("There is no salon beside salon-bench; build it first.")
    }
    var trials = try KillTrials(program: program, seed: seed)
    let start = Date()
    try trials.run(kills) { number, report in
      guard number % 50 == 0 else { return }
      FileHandle.standardError.write(
        Data("\(number) trials, \(report.acknowledged) decisions\n".utf8))
    }
    let report = trials.report
    let seconds = Date().timeIntervalSince(start)
    if json {
      let object: [String: Any] = [
        "trials": kills, "kills": report.kills, "survivors": report.survivors,
        "acknowledged": report.acknowledged, "unacknowledged": report.unacknowledged,
        "moved": report.moved, "failures": report.failures, "seconds": seconds,
      ]
      let data = try JSONSerialization.data(withJSONObject: object, options: [.sortedKeys])
      print(String(decoding: data, as: UTF8.self))
    } else {
      print(
        """
        \(kills) trials in \(Int(seconds)) s: \(report.kills) killed, \(report.survivors) ended by \
        themselves; \(report.acknowledged) decisions acknowledged, all there; \
        \(report.unacknowledged) more had reached the disk; \(report.failures.count) failures
        """)
      for failure in report.failures { print(failure) }
    }
    if !report.failures.isEmpty { throw ExitCode.failure }
  }
}
