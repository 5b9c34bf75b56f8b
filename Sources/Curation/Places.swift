internal import Foundation

/// Where salon keeps its things, after the XDG base directory specification.
package struct Places: Sendable, Equatable {
  /// `config/salon`: what the person configured.
  package let configuration: String
  /// `data/salon`: what must not be lost.
  package let data: String
  /// `cache/salon`: what can be made again.
  package let cache: String
  /// The person's trash, which all programs share.
  package let trash: String
  /// Scorers' weights, one folder each.
  package let weights: String
  /// The source checkout that the running program was built in; `nil` once it is installed.
  package let checkout: String?
  /// Where what comes along lies once the program is installed: `share/salon` beside its folder.
  private let share: String?

  /// The places that an environment names; `executable` is the running program's own path.
  package init(environment: [String: String], executable: String? = nil) {
    let home = environment["HOME"].flatMap { $0.isEmpty ? nil : $0 } ?? "/"
    func place(_ variable: String, _ standard: String) -> String {
      // The specification says that relative paths are to be ignored.
      let base = environment[variable].flatMap { $0.hasPrefix("/") ? $0 : nil }
      return base ?? home + "/" + standard
    }
    configuration = place("XDG_CONFIG_HOME", ".config") + "/salon"
    data = place("XDG_DATA_HOME", ".local/share") + "/salon"
    trash = place("XDG_DATA_HOME", ".local/share") + "/Trash"
    cache = place("XDG_CACHE_HOME", ".cache") + "/salon"
    let named = environment["SALON_WEIGHTS"].flatMap { $0.isEmpty ? nil : $0 }
    // Absolute, because links are made that point there.
    weights = named.map { URL(filePath: $0).standardizedFileURL.path } ?? data + "/weights"
    checkout = executable.flatMap(Self.checkout(above:))
    share = executable.map {
      URL(filePath: $0).deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "share/salon").path
    }
  }

  /// The library that is used where none is named.
  package var library: String { data + "/library.sqlite" }

  /// What scorers have seen in pictures and can see again.
  package var features: String { cache + "/features" }

  /// The theme, the keys and what else the person wants otherwise.
  package var settings: String { configuration + "/config.toml" }

  /// Pictures as they were drawn on the screen.
  package var thumbnails: String { cache + "/thumbnails" }

  /// The person's own catalog of published weights.
  package var catalog: String { configuration + "/catalog.toml" }

  /// Folders that may hold themes, the person's own first.
  package var themes: [String] {
    [configuration + "/themes"] + ((checkout ?? share).map { [$0 + "/themes"] } ?? [])
  }

  /// The weights that come along, which know the demo's pictures; `nil` where nothing comes along.
  package var demoWeights: String? { (checkout ?? share).map { $0 + "/weights/demo" } }

  /// The pictures of the demo, which are drawn once.
  package var demo: String { cache + "/demo" }

  private static func checkout(above executable: String) -> String? {
    var folder = URL(filePath: executable).deletingLastPathComponent()
    for _ in 0..<6 where folder.path != "/" {
      let hasAll = ["Package.swift", "themes"].allSatisfy {
        FileManager.default.fileExists(atPath: folder.appending(path: $0).path)
      }
      if hasAll { return folder.path }
      folder.deleteLastPathComponent()
    }
    return nil
  }
}
