internal import Foundation

/// A program that shows pictures in terminals, as it is installed.
struct Viewer {
  let name: String
  let path: String
  let arguments: [String]

  var isInstalled: Bool { FileManager.default.isExecutableFile(atPath: path) }

  /// Those that Debian ships, told to draw within a box of pixels.
  static func all(side: Int) -> [Viewer] {
    let cells = "\(side / 8)x\(side / 16)"
    return [
      Viewer(name: "img2sixel", path: "/usr/bin/img2sixel", arguments: ["-w", "\(side)"]),
      Viewer(
        name: "img2sixel, no dithering", path: "/usr/bin/img2sixel",
        arguments: ["-w", "\(side)", "-d", "none"]),
      Viewer(
        name: "chafa, sixels", path: "/usr/bin/chafa",
        arguments: ["-f", "sixels", "-s", cells, "--animate", "off"]),
      Viewer(
        name: "timg, blocks", path: "/usr/bin/timg", arguments: ["-ph", "-g\(cells)"]),
      Viewer(name: "timg, kitty", path: "/usr/bin/timg", arguments: ["-pk", "-g\(cells)"]),
    ]
  }

  /// Shows a file to nobody; how many bytes it wrote.
  func show(_ file: String) throws -> Int {
    let process = Process()
    process.executableURL = URL(filePath: path)
    process.arguments = arguments + [file]
    process.environment = ["TERM": "xterm-256color", "LANG": "C.UTF-8", "COLUMNS": "80"]
    let output = Pipe()
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    process.standardInput = FileHandle.nullDevice
    try process.run()
    let bytes = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return bytes.count
  }
}
