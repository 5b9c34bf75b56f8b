internal import Foundation

/// The themes that there are: the built-in one and the TOML files in some folders.
package struct ThemeLibrary: Sendable {
  /// Where to look, the first that has a theme goes.
  private let folders: [String]

  /// The themes in these folders; those that do not exist are left out.
  package init(folders: [String]) {
    self.folders = folders
  }

  /// The names of all themes, sorted.
  package var names: [String] {
    var names: Set<String> = [Theme.builtIn.name]
    for folder in folders {
      let files = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
      names.formUnion(files.filter { $0.hasSuffix(".toml") }.map { String($0.dropLast(5)) })
    }
    return names.sorted()
  }

  /// The theme `name`: a file of that name in one of the folders, else the built-in one if that is meant.
  package func theme(named name: String) throws(ThemeError) -> Theme {
    // A name, not a path: nothing outside the folders is read.
    if !name.contains("/") {
      for folder in folders {
        let path = folder + "/" + name + ".toml"
        guard FileManager.default.fileExists(atPath: path) else { continue }
        var theme = try Self.theme(atPath: path)
        // It is chosen by its file's name, whatever it calls itself.
        theme.name = name
        return theme
      }
    }
    if name == Theme.builtIn.name { return .builtIn }
    throw ThemeError(
      code: .unreadable, source: name,
      message: "There is no such theme. There are \(names.joined(separator: ", ")).")
  }

  /// The theme in a file.
  package static func theme(atPath path: String) throws(ThemeError) -> Theme {
    // A theme has a few kilobytes; a device or a picture by mistake should not be read whole.
    guard let handle = FileHandle(forReadingAtPath: path),
      let data = try? handle.read(upToCount: 1 << 20),
      let text = String(validating: data, as: UTF8.self)
    else {
      throw ThemeError(code: .unreadable, source: path, message: "cannot be read as text.")
    }
    return try Theme(toml: text, source: path)
  }
}
