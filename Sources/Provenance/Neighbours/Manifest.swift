/// What a list says of the pictures beside it: a folder's `prompts.jsonl` or table, or a dataset.
package struct Manifest: Sendable, Equatable {
  /// More warnings than this are only counted.
  private static let mostWarnings = 100

  /// A line that was left out, or not wholly understood.
  package struct Warning: Sendable, Hashable, CustomStringConvertible {
    /// The list's name.
    package let name: String
    /// The line, or the item of a dataset, from 1.
    package let line: Int
    package let reason: String

    package var description: String { "\(name), line \(line): \(reason)" }
  }

  /// Each picture's generation, by its path relative to the folder.
  package private(set) var entries: [String: Generation] = [:]
  /// The pictures in the list's order, by their paths relative to the folder.
  package private(set) var files: [String] = []
  /// Whether the pictures belong to the gallery even where their files are missing: people's
  /// rankings are of no use without them.
  package var holdsRankings = false
  /// A benchmark's prompts by their ids: its pictures are `<model>/<id>_<number>.<ending>`.
  package var benchmark: [String: String] = [:]
  /// The first lines with faults; see ``faultCount``.
  package private(set) var warnings: [Warning] = []
  /// How many faults there are.
  package private(set) var faultCount = 0
  /// The folder, without a slash at its end; `nil` where only bytes were given.
  let folder: String?

  /// An empty list about a folder.
  init(folder: String? = nil) {
    self.folder = folder.map { $0.hasSuffix("/") ? String($0.dropLast()) : $0 }
  }

  /// What the list says of a file, by its path relative to the folder.
  package func generation(of file: String) -> Generation? {
    entries[file] ?? BenchmarkPrompts.generation(of: file, in: self)
  }

  /// What the list says of a file, by its path, which begins as the folder's does.
  package func generation(ofFileAt path: String) -> Generation? {
    relative(path).flatMap(generation(of:))
  }

  // MARK: - Making a list

  /// Adds what item `number` of the list `name` says of a picture; replaces what an earlier one
  /// said.
  mutating func add(_ file: String, _ generation: Generation, number: Int, of name: String) {
    guard let file = relative(file) else {
      return warn(name, number, "the file is not below this folder")
    }
    if entries.updateValue(generation, forKey: file) == nil {
      files.append(file)
    } else {
      warn(name, number, "an earlier line is about the same file; this one holds")
    }
  }

  /// Notes that item `number` of the list `name` is of no use, or not wholly.
  mutating func warn(_ name: String, _ number: Int, _ reason: String) {
    faultCount += 1
    guard warnings.count < Self.mostWarnings else { return }
    warnings.append(Warning(name: name, line: number, reason: reason))
  }

  /// This list with what another says that is trusted less.
  func completed(by other: Manifest) -> Manifest {
    var whole = self
    whole.entries.merge(other.entries) { $0.completed(by: $1) }
    whole.files += other.files.filter { entries[$0] == nil }
    whole.holdsRankings = holdsRankings || other.holdsRankings
    whole.benchmark.merge(other.benchmark) { mine, _ in mine }
    whole.faultCount += other.faultCount
    whole.warnings += other.warnings.prefix(Self.mostWarnings - warnings.count)
    return whole
  }

  /// The same list, its files lying in a folder below this one; empty for this one itself.
  func moved(into base: String) -> Manifest {
    guard !base.isEmpty else { return self }
    var moved = self
    moved.files = files.map { base + "/" + $0 }
    moved.entries = Dictionary(
      entries.map { (base + "/" + $0, $1) }, uniquingKeysWith: { one, _ in one })
    return moved
  }

  /// A path without the folder and without `.` parts; `nil` where it leads out of the folder.
  private func relative(_ path: String) -> String? {
    var path = path[...]
    if path.hasPrefix("/") {
      guard let folder, path.hasPrefix(folder + "/") else { return nil }
      path = path.dropFirst(folder.count + 1)
    }
    guard path.contains("./") || path.contains("//") || path.hasPrefix("..") else {
      return String(path)
    }
    let parts = path.split(separator: "/").filter { $0 != "." }
    guard !parts.isEmpty, !parts.contains("..") else { return nil }
    return parts.joined(separator: "/")
  }
}
