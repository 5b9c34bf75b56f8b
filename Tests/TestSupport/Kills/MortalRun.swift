internal import Foundation

/// A run of a program that may be killed before it comes to its end.
package struct MortalRun {
  /// Standard output up to the last whole line.
  package let lines: [String]
  /// The exit status; `nil` where it was killed.
  package let status: Int32?
  package let messages: String

  /// The JSON objects of standard output, one a line; lines that are none are left out.
  package var objects: [[String: Any]] {
    lines.compactMap {
      try? JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any]
    }
  }

  /// Runs a program with a home of its own and kills it, as `kill -9` does, after a time in
  /// seconds; `nil` for never.
  package init(
    _ program: String, _ arguments: [String], home: TemporaryFolder, input: String = "",
    killedAfter delay: Double?
  ) throws {
    let process = Process()
    process.executableURL = URL(filePath: program)
    process.arguments = arguments
    process.environment = ["HOME": home.url.path, "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8"]
    // Files, not pipes: what was written to them is there whenever the program ended.
    let (output, errors) = (home.path("output"), home.path("errors"))
    for path in [output, errors] { _ = FileManager.default.createFile(atPath: path, contents: nil) }
    process.standardInput = FileHandle(
      forReadingAtPath: try home.write("input", input))
    process.standardOutput = FileHandle(forWritingAtPath: output)
    process.standardError = FileHandle(forWritingAtPath: errors)
    try process.run()
    if let delay {
      Thread.sleep(forTimeInterval: delay)
      kill(process.processIdentifier, SIGKILL)
    }
    process.waitUntilExit()
    let text = try String(contentsOfFile: output, encoding: .utf8)
    let whole = text.lastIndex(of: "\n").map { text[...$0] } ?? ""
    lines = whole.split(separator: "\n").map(String.init)
    messages = try String(contentsOfFile: errors, encoding: .utf8)
    status = process.terminationReason == .exit ? process.terminationStatus : nil
  }
}
