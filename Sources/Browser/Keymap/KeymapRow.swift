/// One line of help: everything that does the same.
package struct KeymapRow: Sendable, Hashable {
  /// The heading above it.
  package let title: String
  /// The only view in which it holds; `nil` where it holds in all.
  package let view: BrowserState.View?
  /// What is pressed, what is alike together: the arrows, then the letters.
  package let labels: [[Label]]
  package let help: String

  /// What is pressed.
  package enum Label: Sendable, Hashable {
    case chord(Chord)
    /// What is done with the mouse.
    case gesture(String)

    /// What it is called in help.
    func name(isUnicode: Bool) -> String {
      switch self {
      case .chord(let chord): chord.name(isUnicode: isUnicode)
      case .gesture(let words): words
      }
    }
  }

  /// What is pressed in few cells, such as `←↓↑→ hjkl`.
  func label(isUnicode: Bool) -> String {
    let dash = isUnicode ? "–" : "-"
    return labels.map { labels in
      let names = labels.map { $0.name(isUnicode: isUnicode) }
      if names.count > 2, names == (0..<names.count).map(String.init) {
        return "0\(dash)\(names.count - 1)"
      }
      return names.joined(separator: names.allSatisfy { $0.count == 1 } ? "" : " ")
    }.joined(separator: " ")
  }
}

extension Keymap {
  /// The lines of help, section by section: the keymap's, then what no configuration changes.
  package var rows: [KeymapRow] { boundRows + Self.fixedRows }

  private var boundRows: [KeymapRow] {
    Binding.Section.allCases.flatMap { section in
      var rows: [KeymapRow] = []
      let ofSection = bindings.filter { $0.section == section && !$0.chords.isEmpty }
      for (index, binding) in ofSection.enumerated() {
        if ofSection[..<index].contains(where: { $0.help == binding.help }) { continue }
        let alike = ofSection.filter { $0.help == binding.help }
        let depth = alike.map(\.chords.count).max() ?? 0
        let labels = (0..<depth).map { rank in
          alike.compactMap {
            $0.chords.indices.contains(rank) ? KeymapRow.Label.chord($0.chords[rank]) : nil
          }
        }
        rows.append(
          KeymapRow(
            title: section.rawValue, view: section.view, labels: labels, help: binding.help))
      }
      return rows
    }
  }

  private static var fixedRows: [KeymapRow] {
    let editing = TextField.edits.map { edit in
      KeymapRow(
        title: "In a line of text", view: nil,
        labels: edit.keys.map { [.chord(Chord($0))] }, help: edit.help)
    }
    let gestures = Gesture.allCases.map { gesture in
      KeymapRow(
        title: "With the mouse", view: nil, labels: [[.gesture(gesture.rawValue)]],
        help: gesture.help)
    }
    return editing + gestures
  }

  /// The keys as a table for the README.
  package func markdownTable() -> String {
    var lines = ["| Keys | What they do |", "|---|---|"]
    for row in rows {
      let keys = row.labels.map { labels in
        labels.map { label in
          let name = label.name(isUnicode: true)
          return if case .chord = label { "`\(name)`" } else { name }
        }.joined(separator: " ")
      }
      let isPlain = Binding.Section(rawValue: row.title).map { $0.view == nil } ?? false
      let place = isPlain ? "" : row.title.lowercased() + ": "
      lines.append("| \(keys.joined(separator: " or ")) | \(place)\(row.help) |")
    }
    return lines.joined(separator: "\n") + "\n"
  }
}
