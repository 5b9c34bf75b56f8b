package import Terminal

/// One line of help: everything that does the same.
package struct KeymapRow: Sendable, Hashable {
  package let section: Binding.Section
  /// The keys, those that are alike together: the arrows, then the letters.
  package let keys: [[Key]]
  package let help: String

  /// The keys in few cells, such as `←↓↑→ hjkl`.
  func label(isUnicode: Bool) -> String {
    let dash = isUnicode ? "–" : "-"
    return keys.map { keys in
      let names = keys.map { $0.name(isUnicode: isUnicode) }
      if names.count > 2, names == (0..<names.count).map(String.init) {
        return "0\(dash)\(names.count - 1)"
      }
      return names.joined(separator: names.allSatisfy { $0.count == 1 } ? "" : " ")
    }.joined(separator: " ")
  }
}

extension Keymap {
  /// The lines of help, section by section.
  package var rows: [KeymapRow] {
    Binding.Section.allCases.flatMap { section in
      var rows: [KeymapRow] = []
      let ofSection = bindings.filter { $0.section == section && !$0.keys.isEmpty }
      for (index, binding) in ofSection.enumerated() {
        if ofSection[..<index].contains(where: { $0.help == binding.help }) { continue }
        let alike = ofSection.filter { $0.help == binding.help }
        let depth = alike.map(\.keys.count).max() ?? 0
        let keys = (0..<depth).map { rank in
          alike.compactMap { $0.keys.indices.contains(rank) ? $0.keys[rank] : nil }
        }
        rows.append(KeymapRow(section: section, keys: keys, help: binding.help))
      }
      return rows
    }
  }

  /// The keys as a table for the README.
  package func markdownTable() -> String {
    var lines = ["| Keys | What they do |", "|---|---|"]
    for row in rows {
      let keys = row.keys.map { keys in
        keys.map { "`\($0.name(isUnicode: true))`" }.joined(separator: " ")
      }
      let place = row.section.view == nil ? "" : row.section.rawValue.lowercased() + ": "
      lines.append("| \(keys.joined(separator: " or ")) | \(place)\(row.help) |")
    }
    return lines.joined(separator: "\n") + "\n"
  }
}

extension Key {
  /// What the key is called in help.
  package func name(isUnicode: Bool) -> String {
    switch self {
    case .character(" "): "Space"
    case .character(let character): String(character)
    case .control(let letter): "Ctrl-\(letter.uppercased())"
    case .up: isUnicode ? "↑" : "Up"
    case .down: isUnicode ? "↓" : "Down"
    case .left: isUnicode ? "←" : "Left"
    case .right: isUnicode ? "→" : "Right"
    case .pageUp: "PgUp"
    case .pageDown: "PgDn"
    case .home: "Home"
    case .end: "End"
    case .enter: "Enter"
    case .escape: "Esc"
    case .tab: "Tab"
    case .backTab: "Shift-Tab"
    case .backspace: "Backspace"
    case .delete: "Del"
    case .function(let number): "F\(number)"
    case .resize, .resumed, .hangUp: ""
    }
  }
}
