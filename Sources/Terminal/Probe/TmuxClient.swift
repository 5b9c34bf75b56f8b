internal import Foundation

/// What tmux says of the terminal that it runs in.
enum TmuxClient {
  /// How long tmux may take to say it.
  private static let patience = 0.5

  /// Whether tmux draws sixel on its own terminal: one that was built with it says that it does also
  /// where that terminal does not, and shows a word in place of each picture.
  static func drawsSixel(_ variables: [String: String]) -> Bool {
    features(variables).contains("sixel")
  }

  /// The features that tmux found in its terminal; none where it does not say.
  private static func features(_ variables: [String: String]) -> Set<Substring> {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["tmux", "display-message", "-p", "#{client_termfeatures}"]
    process.environment = variables
    let output = Pipe()
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    process.standardInput = FileHandle.nullDevice
    guard (try? process.run()) != nil else { return [] }
    let descriptor = output.fileHandleForReading.fileDescriptor
    var text = ""
    let deadline = Date(timeIntervalSinceNow: patience)
    while !text.contains("\n"), text.utf8.count < 4096 {
      let left = deadline.timeIntervalSinceNow
      guard left > 0,
        TerminalDevice.wait([descriptor], milliseconds: Int(left * 1000) + 1)[0]
      else { break }
      let data = output.fileHandleForReading.availableData
      if data.isEmpty { break }
      text += String(decoding: data, as: UTF8.self)
    }
    if process.isRunning { process.terminate() }
    return Set(text.prefix { $0 != "\n" }.split(separator: ","))
  }
}
