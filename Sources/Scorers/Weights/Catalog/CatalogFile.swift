internal import Foundation
internal import TOMLKit

/// What one catalog file says.
struct CatalogFile {
  /// Vocabularies by the names that scorers refer to them by.
  private(set) var vocabularies: [String: PublishedWeights.File] = [:]
  private(set) var scorers: [ScorerID: Entry] = [:]

  /// What it says of one scorer.
  struct Entry {
    var checkpoint: PublishedWeights.File?
    /// The name of its vocabulary.
    var vocabulary: String?
  }

  /// Reads a catalog; `source` is what errors call it.
  init(toml text: String, source: String) throws(ScorerError) {
    let reader = CatalogReader(source: source)
    let top = try reader.table(text)
    try reader.check(top, may: ["vocabularies", "scorers"], "the file")
    for (name, table) in try reader.tables(top, "vocabularies") {
      vocabularies[name] = try reader.file(table, "vocabularies.\(name)")
    }
    for (name, table) in try reader.tables(top, "scorers") {
      guard let scorer = ScorerID.all.first(where: { $0.rawValue == name }) else {
        let known = ScorerID.all.map(\.rawValue).joined(separator: ", ")
        throw reader.failure("has no scorer of salon's in scorers.\(name); there are \(known)")
      }
      let place = "scorers.\(name)"
      try reader.check(table, may: ["checkpoint", "vocabulary"], place)
      var entry = Entry()
      if let value = table["checkpoint"] {
        guard let table = value.table else {
          throw reader.failure("\(place).checkpoint must be a table")
        }
        entry.checkpoint = try reader.file(table, "\(place).checkpoint")
      }
      entry.vocabulary = try reader.text(table, "vocabulary", place)
      scorers[scorer] = entry
    }
  }

  /// The same with what another file has instead.
  func overridden(by other: CatalogFile) -> CatalogFile {
    var result = self
    result.vocabularies.merge(other.vocabularies) { _, own in own }
    result.scorers.merge(other.scorers) { old, own in
      Entry(
        checkpoint: own.checkpoint ?? old.checkpoint, vocabulary: own.vocabulary ?? old.vocabulary)
    }
    return result
  }
}

/// Reads the parts of one catalog file.
private struct CatalogReader {
  let source: String

  func table(_ text: String) throws(ScorerError) -> TOMLTable {
    do {
      return try TOMLTable(string: text)
    } catch let error as TOMLParseError {
      let place = error.source.begin
      throw failure("line \(place.line), column \(place.column): \(error.description)")
    } catch {
      throw failure("is not TOML")
    }
  }

  /// Throws where a table has keys that nothing reads, such as misspelled ones.
  func check(_ table: TOMLTable, may keys: [String], _ place: String) throws(ScorerError) {
    for key in table.keys.sorted() where !keys.contains(key) {
      throw failure("\(place) has '\(key)'; it may have \(keys.joined(separator: ", "))")
    }
  }

  /// The tables below a key.
  func tables(_ table: TOMLTable, _ key: String) throws(ScorerError) -> [(String, TOMLTable)] {
    guard let value = table[key] else { return [] }
    guard let all = value.table else { throw failure("\(key) must be a table") }
    var tables: [(String, TOMLTable)] = []
    for name in all.keys.sorted() {
      guard let table = all[name]?.table else { throw failure("\(key).\(name) must be a table") }
      tables.append((name, table))
    }
    return tables
  }

  /// A text, where the key is there.
  func text(_ table: TOMLTable, _ key: String, _ place: String) throws(ScorerError) -> String? {
    guard let value = table[key] else { return nil }
    guard let text = value.string, !text.isEmpty else {
      throw failure("\(place).\(key) must be a text")
    }
    return text
  }

  func file(_ table: TOMLTable, _ place: String) throws(ScorerError) -> PublishedWeights.File {
    try check(table, may: ["name", "url", "bytes", "about_bytes", "sha256", "licence"], place)
    guard let name = try text(table, "name", place), let url = try text(table, "url", place) else {
      throw failure("\(place) must have a name and a url")
    }
    // It becomes the name of a file in the scorer's folder, and must stay there.
    guard !name.hasPrefix("."), name.utf8.count <= 200,
      name.unicodeScalars.allSatisfy({ $0.properties.generalCategory != .control && $0 != "/" })
    else { throw failure("\(place).name is no plain name of a file") }
    guard let scheme = URL(string: url)?.scheme, ["http", "https"].contains(scheme.lowercased())
    else { throw failure("\(place).url is no address that begins with https://") }
    let size = try number(table, "bytes", place)
    let roughSize = try number(table, "about_bytes", place)
    let digest = try text(table, "sha256", place)?.lowercased()
    guard digest.map({ $0.utf8.count == 64 && $0.allSatisfy(\.isHexDigit) }) ?? true else {
      throw failure("\(place).sha256 must be 64 hexadecimal digits")
    }
    return PublishedWeights.File(
      name: name, url: url, size: size, sha256: digest,
      licence: try text(table, "licence", place) ?? "licence not known", roughSize: roughSize)
  }

  /// A number above 0, where the key is there.
  private func number(
    _ table: TOMLTable, _ key: String, _ place: String
  ) throws(ScorerError) -> Int? {
    guard let value = table[key] else { return nil }
    guard let number = value.int, number > 0 else {
      throw failure("\(place).\(key) must be a number above 0")
    }
    return number
  }

  func failure(_ detail: String) -> ScorerError {
    ScorerError(.badCatalog, source, detail: detail, advice: "Mend it, or move it away.")
  }
}
