/// A folder's list of what its pictures were made from: one JSON object a line.
package struct Manifest: Sendable, Equatable {
  /// The names under which such lists are found, the most trusted first.
  package static let names = ["prompts.jsonl", "metadata.jsonl"]
  /// Bytes that a list may have.
  package static let limit = 256 << 20
  /// More warnings than this are only counted.
  private static let mostWarnings = 100

  /// A line that was left out, or not wholly understood.
  package struct Warning: Sendable, Hashable, CustomStringConvertible {
    /// The list's name.
    package let name: String
    /// The line, from 1.
    package let line: Int
    package let reason: String

    package var description: String { "\(name), line \(line): \(reason)" }
  }

  /// Each picture's generation, by its path relative to the folder.
  package private(set) var entries: [String: Generation] = [:]
  /// The first lines with faults; see ``faultCount``.
  package private(set) var warnings: [Warning] = []
  /// How many faults there are.
  package private(set) var faultCount = 0
  /// The folder, without a slash at its end; `nil` where only bytes were given.
  private var folder: String?

  /// The lists in a folder, taken together; `nil` where it has none.
  ///
  /// What two lists say of one picture is joined, the first of ``names`` winning.
  package static func read(inFolder folder: String) throws(ProvenanceError) -> Manifest? {
    var whole: Manifest?
    for name in names {
      let path = folder.hasSuffix("/") ? folder + name : folder + "/" + name
      guard ByteSource.exists(path) else { continue }
      var source = try ByteSource(fileAt: path)
      let found = parse(try source.allBytes(limit: limit), name: name, folder: folder)
      whole = whole?.completed(by: found) ?? found
    }
    return whole
  }

  /// Parses a list; lines that are no use become warnings.
  ///
  /// Where `folder` is given, absolute paths below it are taken too. A later line about a picture
  /// replaces an earlier one.
  package static func parse(
    _ bytes: [UInt8], name: String, folder: String? = nil
  ) -> Manifest {
    var manifest = Manifest()
    manifest.folder = folder.map { $0.hasSuffix("/") ? String($0.dropLast()) : $0 }
    var rest = bytes[...]
    if rest.starts(with: [0xEF, 0xBB, 0xBF]) { rest = rest.dropFirst(3) }
    var number = 0
    while !rest.isEmpty {
      number += 1
      let end = rest.firstIndex(of: 0x0A) ?? rest.endIndex
      manifest.add(line: rest[..<end], number, of: name)
      rest = rest[min(end + 1, rest.endIndex)...]
    }
    return manifest
  }

  /// What the list says of a file, by its path relative to the folder.
  package func generation(of file: String) -> Generation? {
    entries[file]
  }

  /// What the list says of a file, by its path, which begins as the folder's does.
  package func generation(ofFileAt path: String) -> Generation? {
    relative(path).flatMap { entries[$0] }
  }

  private mutating func add(line: ArraySlice<UInt8>, _ number: Int, of name: String) {
    guard line.contains(where: { !InfotextScanner.isBlank($0) }) else { return }
    do throws(ManifestRow.Fault) {
      let row = try ManifestRow(line)
      guard let file = relative(row.file) else {
        throw ManifestRow.Fault(reason: "the file is not below this folder")
      }
      if entries.updateValue(row.generation, forKey: file) != nil {
        warn(name, number, "an earlier line is about the same file; this one holds")
      }
    } catch {
      warn(name, number, error.reason)
    }
  }

  private mutating func warn(_ name: String, _ line: Int, _ reason: String) {
    faultCount += 1
    guard warnings.count < Self.mostWarnings else { return }
    warnings.append(Warning(name: name, line: line, reason: reason))
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

  private func completed(by other: Manifest) -> Manifest {
    var whole = self
    whole.entries.merge(other.entries) { $0.completed(by: $1) }
    whole.faultCount += other.faultCount
    whole.warnings += other.warnings.prefix(Self.mostWarnings - warnings.count)
    return whole
  }
}
