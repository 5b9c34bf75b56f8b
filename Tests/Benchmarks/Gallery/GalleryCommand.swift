internal import ArgumentParser
internal import Foundation

/// `salon-bench gallery`: how a gallery opens, and how that grows with it.
struct GalleryCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "gallery",
    abstract: "First scan, second open, memory and watching, by the number of pictures.",
    discussion: """
      Makes folders of small PNGs with infotext, and opens each in processes of their own: once \
      without anything kept, then again. Beside it exiftool reads the same folder, where it is \
      installed and the folder is not larger than --exiftool. Nothing else should be running.
      """)

  @Option(parsing: .upToNextOption, help: "Pictures of each gallery.")
  var pictures: [Int] = [1000, 10_000, 100_000]

  @Option(help: "Pictures of one prompt.")
  var batch = 16

  @Option(help: "The largest gallery that exiftool is measured on.")
  var exiftool = 10_000

  @Option(help: "Timed opens of each, of which the fastest and the middle one are told.")
  var runs = 3

  @Option(help: "Where the pictures are made; a temporary folder where it is left out.")
  var folder: String?

  @Flag(help: "Print JSON instead of a table.")
  var json = false

  func validate() throws {
    guard runs > 0, batch > 0, pictures.allSatisfy({ $0 > 0 }) else {
      throw ValidationError("Runs, batches and pictures are at least 1.")
    }
  }

  func run() throws {
    let base = folder.map { URL(filePath: $0) } ?? FileManager.default.temporaryDirectory
    let place = base.appending(path: "salon-bench-\(ProcessInfo.processInfo.processIdentifier)")
    try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: place) }
    var report = GalleryReport(cores: ProcessInfo.processInfo.activeProcessorCount, batch: batch)
    for count in pictures {
      let benchmark = GalleryBenchmark(
        place: place.appending(path: "\(count)"), pictures: count, batch: batch, runs: runs,
        asksExiftool: count <= exiftool)
      report.rows.append(try benchmark.row())
      FileHandle.standardError.write(Data("\(count) pictures done\n".utf8))
    }
    print(try json ? report.json() : report.table())
  }
}
