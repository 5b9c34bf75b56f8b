internal import Foundation

/// Text that is compared with a file beside the test.
package enum Snapshot {
  /// What is wrong with `text`, or `nil` where it is what `Snapshots/NAME.txt` beside the test says.
  ///
  /// A file that is missing is written, all of them are where `RECORD_SNAPSHOTS` is set, and the test
  /// then fails: what was recorded has to be looked at.
  package static func mismatch(
    of text: String, with name: String, besideTest file: String = #filePath
  ) throws -> String? {
    let url = URL(filePath: file).deletingLastPathComponent()
      .appending(path: "Snapshots").appending(path: name + ".txt")
    let isRecording = ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] != nil
    guard !isRecording, let data = try? Data(contentsOf: url) else {
      try FileManager.default.createDirectory(
        at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: url)
      return "recorded \(url.path): look at it, then run again"
    }
    let expected = String(decoding: data, as: UTF8.self)
    if text == expected { return nil }
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    let others = expected.split(separator: "\n", omittingEmptySubsequences: false)
    let row = zip(lines, others).enumerated().first { $1.0 != $1.1 }?.offset
    let place = row.map { "line \($0 + 1): \"\(lines[$0])\" for \"\(others[$0])\"" }
    return "differs from \(name).txt in \(place ?? "its length")\n\(text)"
  }
}
