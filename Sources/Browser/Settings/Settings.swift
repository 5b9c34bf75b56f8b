internal import Foundation

/// What a person wants otherwise than it comes, from `config.toml`.
///
/// What is wrong in the file is left out and told; it never keeps the browser from starting.
package struct Settings: Sendable, Equatable {
  /// The theme to begin with; `nil` for the one that fits the terminal.
  package var theme: String?
  /// Whether pictures are left out.
  package var isPlain = false
  /// Whether clicks and the wheel are the browser's.
  package var takesMouse = true
  package var keymap = Keymap.standard
  /// What is wrong in the file, in its order.
  package var mistakes: [Mistake] = []
  /// Where in the file its keys are.
  var lines = SettingsLines()

  /// Something in the file that cannot be, or that takes something else away.
  package struct Mistake: Sendable, Hashable, CustomStringConvertible {
    /// Where in the file, such as `keys.accept`; empty for the whole of it.
    package let place: String
    /// What is wrong and what to do, as a sentence.
    package let message: String
    /// The line, from 1, where that is known.
    package var line: Int?

    package var description: String {
      place.isEmpty ? message : (line.map { "line \($0), " } ?? "") + "\(place): \(message)"
    }
  }

  /// Everything as it comes.
  package init() {}

  /// The settings in a file; as it comes where there is none.
  package static func read(atPath path: String) -> Settings {
    guard FileManager.default.fileExists(atPath: path) else { return Settings() }
    // A few kilobytes; a device or a picture by mistake should not be read whole.
    guard let handle = FileHandle(forReadingAtPath: path),
      let data = try? handle.read(upToCount: 1 << 20) ?? Data(),
      let text = String(validating: data, as: UTF8.self)
    else {
      var settings = Settings()
      settings.mistakes = [Mistake(place: "", message: "it cannot be read as text")]
      return settings
    }
    return Settings(toml: text)
  }
}
