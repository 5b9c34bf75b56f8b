/// Which texts pass a test, found out once for each text.
struct TextSearch: Sendable, Hashable {
  let source: QueryText
  private let test: Test
  private let wanted: [UInt8]
  /// Of a path that is looked for, what may be the end of a folder, and the beginning of a name.
  private let folderEnd: [UInt8]?
  private let nameStart: [UInt8]
  /// The texts, or of names and paths the rows, that contain it or are it.
  private(set) var matches = DenseSet()
  private var examined = 0
  private var examinedFolders = 0
  private var foldersContaining = DenseSet()

  private enum Test { case contains, equal }

  /// Whether what is known and does not match passes.
  let isNegated: Bool

  /// The search that a test asks for.
  init(_ source: QueryText, _ test: TextTest) {
    self.source = source
    switch test {
    case .contains(let text): (self.test, wanted, isNegated) = (.contains, Self.folded(text), false)
    case .equal(let text): (self.test, wanted, isNegated) = (.equal, Self.folded(text), false)
    case .unequal(let text): (self.test, wanted, isNegated) = (.equal, Self.folded(text), true)
    }
    if let slash = wanted.lastIndex(of: UInt8(ascii: "/")) {
      folderEnd = Array(wanted[..<slash])
      nameStart = Array(wanted[(slash + 1)...])
    } else {
      folderEnd = nil
      nameStart = []
    }
  }

  private static func folded(_ text: String) -> [UInt8] { FoldedTexts.folded(text) }

  /// Looks into the texts that were not there the last time.
  mutating func extend(over table: QueryTable) {
    switch source {
    case .name:
      look(into: table.names)
    case .path:
      lookIntoPaths(of: table)
    case .prompt: look(into: table.prompts.texts)
    case .negative: look(into: table.negatives.texts)
    case .model: look(into: table.models.texts)
    case .sampler: look(into: table.samplers.texts)
    case .scheduler: look(into: table.schedulers.texts)
    case .tool: look(into: table.tools.texts)
    }
  }

  private mutating func look(into texts: FoldedTexts) {
    switch test {
    case .contains: texts.mark(containing: wanted, from: examined, in: &matches)
    case .equal: texts.mark(equalTo: wanted, from: examined, in: &matches)
    }
    examined = texts.count
  }

  /// A name has no slash: what is looked for lies in the folder, in the name, or has its last slash
  /// between the two.
  private mutating func lookIntoPaths(of table: QueryTable) {
    let folders = table.folders.texts
    folders.mark(containing: wanted, from: examinedFolders, in: &foldersContaining)
    examinedFolders = folders.count
    let first = examined
    if folderEnd == nil, test == .contains {
      table.names.mark(containing: wanted, from: first, in: &matches)
    }
    examined = table.names.count
    for row in first..<examined {
      let folder = Int(table.folders.numbers[row]) - 1
      let isMatch: Bool
      switch test {
      case .contains:
        isMatch =
          folder >= 0 && foldersContaining.contains(folder)
          || crosses(folder, row, table, isWhole: false)
      case .equal: isMatch = crosses(folder, row, table, isWhole: true)
      }
      if isMatch { matches.set(row) }
    }
  }

  /// Whether the text lies across the last slash of a path, or is all of it.
  private func crosses(_ folder: Int, _ row: Int, _ table: QueryTable, isWhole: Bool) -> Bool {
    guard let folderEnd else { return false }
    let folders = table.folders.texts
    if isWhole {
      return table.names.isEqual(row, to: nameStart)
        && (folder < 0 ? folderEnd.isEmpty : folders.isEqual(folder, to: folderEnd))
    }
    return table.names.hasPrefix(row, nameStart)
      && (folder < 0 ? folderEnd.isEmpty : folders.hasSuffix(folder, folderEnd))
  }
}
