internal import Foundation

/// A gallery of one size, opened again and again in processes of their own.
struct GalleryBenchmark {
  /// Where the pictures and all that is kept of them lie.
  let place: URL
  let pictures: Int
  let batch: Int
  let runs: Int
  let asksExiftool: Bool

  /// Makes the pictures and measures.
  func row() throws -> GalleryReport.Row {
    defer { try? FileManager.default.removeItem(at: place) }
    try SyntheticFolders(count: pictures, batch: batch).write(to: images)
    // All is in the page cache from here on: the disk is not what is measured.
    let exiftool = asksExiftool ? try self.exiftool() : nil
    var first: [OpenCommand.Result] = []
    for _ in 0..<runs {
      try forget()
      first.append(try open())
    }
    // The last of them waited until all contents were known, as the first session does in time.
    try forget()
    _ = try open(["--to-the-end"])
    let second = try (0..<runs).map { _ in try open() }
    let watched = try open(["--watch"])
    return GalleryReport.Row(
      pictures: pictures, first: opening(first), second: opening(second),
      watchSeconds: watched.watchSeconds, exiftoolRate: exiftool.map { Double(pictures) / $0 })
  }

  private var images: URL { place.appending(path: "images") }
  private var kept: URL { place.appending(path: "kept") }

  private func forget() throws {
    try? FileManager.default.removeItem(at: kept)
    try FileManager.default.createDirectory(at: kept, withIntermediateDirectories: true)
  }

  private func opening(_ results: [OpenCommand.Result]) -> GalleryReport.Opening {
    let times = results.map(\.listed).sorted()
    let fastest = results.min { $0.listed < $1.listed } ?? results[0]
    return GalleryReport.Opening(
      leastSeconds: times[0], medianSeconds: times[times.count / 2],
      rate: Double(pictures) / times[0], firstPictures: fastest.firstPictures,
      scanned: fastest.scanned, memory: results.map(\.memory).max() ?? 0)
  }

  /// Opens the gallery in a process of its own.
  private func open(_ options: [String] = []) throws -> OpenCommand.Result {
    let output = try run(
      "/proc/self/exe", ["open-gallery", images.path, kept.path] + options)
    let result = try JSONDecoder().decode(OpenCommand.Result.self, from: output)
    guard result.pictures == pictures else {
      throw Failure(description: "\(result.pictures) of \(pictures) pictures were found")
    }
    return result
  }

  /// Seconds that exiftool takes for the same; `nil` where it is not installed.
  private func exiftool() throws -> Double? {
    guard FileManager.default.isExecutableFile(atPath: "/usr/bin/exiftool") else { return nil }
    let clock = ContinuousClock()
    let start = clock.now
    let output = try run("/usr/bin/exiftool", ["-fast2", "-r", "-parameters", images.path])
    guard output.count > pictures * 100 else {
      throw Failure(description: "exiftool printed only \(output.count) bytes")
    }
    return (clock.now - start) / .seconds(1)
  }

  private func run(_ program: String, _ arguments: [String]) throws -> Data {
    let process = Process()
    process.executableURL = URL(filePath: program).resolvingSymlinksInPath()
    process.arguments = arguments
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = FileHandle.nullDevice
    try process.run()
    let output = try pipe.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return output
  }

  private struct Failure: Error, CustomStringConvertible {
    let description: String
  }
}
