import Foundation
import TestSupport
import Testing

/// A run of the built program.
struct Program {
  let output: String
  let messages: String
  let status: Int32

  /// The lines of standard output.
  var lines: [Substring] { output.split(separator: "\n") }

  /// The JSON objects of standard output, one a line.
  var objects: [[String: Any]] {
    get throws {
      try lines.map {
        try #require(try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])
      }
    }
  }

  /// The path of the program.
  static var path: String {
    get throws { try #require(BuiltProgram.path("salon")) }
  }

  /// Runs salon to its end, its home in `home` and its weights in `weights`.
  static func run(
    _ arguments: [String], home: TemporaryFolder, weights: String? = nil, input: String? = nil,
    variables: [String: String] = [:]
  ) throws -> Program {
    let process = Process()
    process.executableURL = URL(filePath: try path)
    process.arguments = arguments
    process.environment = environment(home: home, weights: weights)
      .merging(variables) { _, new in new }
    let output = Pipe()
    // Messages go to a file: a second pipe could fill while the first is read.
    let messages = home.path("messages-\(UUID().uuidString)")
    _ = FileManager.default.createFile(atPath: messages, contents: nil)
    process.standardOutput = output
    process.standardError = FileHandle(forWritingAtPath: messages)
    let inputPath = try input.map { try home.write("input-\(UUID().uuidString)", $0) }
    process.standardInput = inputPath.flatMap(FileHandle.init(forReadingAtPath:)) ?? .nullDevice
    try process.run()
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return Program(
      output: String(decoding: data, as: UTF8.self),
      messages: try String(contentsOfFile: messages, encoding: .utf8),
      status: process.terminationStatus)
  }

  /// The variables that salon runs with in tests: nothing of the person's own.
  static func environment(home: TemporaryFolder, weights: String? = nil) -> [String: String] {
    var variables = [
      "HOME": home.url.path, "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "TERM": "xterm-256color",
    ]
    variables["SALON_WEIGHTS"] = weights
    return variables
  }
}
