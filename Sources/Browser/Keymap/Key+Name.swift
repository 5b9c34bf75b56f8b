package import Terminal

extension Key {
  /// What the key is called in help and in a configuration.
  package func name(isUnicode: Bool) -> String {
    switch self {
    case .character(" "): "Space"
    case .character(let character): String(character)
    case .control(" "): "Ctrl-Space"
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
    case .paste, .mouse, .resize, .resumed, .hangUp: ""
    }
  }

  /// The key of a name, as help writes it, words in any case; `nil` where there is none.
  package init?(named name: String) {
    if let known = Self.names[name.lowercased()] {
      self = known
    } else if name.count == 1, let character = name.first, character.isPrintable {
      self = .character(character)
    } else if name.count == 6, name.lowercased().hasPrefix("ctrl-"), let letter = name.last,
      letter.isASCII, letter.isLetter || "\\]^_".contains(letter)
    {
      // Control with these letters is what other keys send.
      let others: [Character: Key] = ["h": .backspace, "i": .tab, "j": .enter, "m": .enter]
      let lower = Character(letter.lowercased())
      self = others[lower] ?? .control(lower)
    } else if name.first?.lowercased() == "f", let number = Int(name.dropFirst()),
      1...20 ~= number
    {
      self = .function(number)
    } else {
      return nil
    }
  }

  private static let names: [String: Key] = [
    "space": .character(" "), "ctrl-space": .control(" "), "enter": .enter, "return": .enter,
    "esc": .escape, "escape": .escape, "tab": .tab, "shift-tab": .backTab,
    "backspace": .backspace, "del": .delete, "delete": .delete, "up": .up, "down": .down,
    "left": .left, "right": .right, "↑": .up, "↓": .down, "←": .left, "→": .right,
    "pgup": .pageUp, "pageup": .pageUp, "pgdn": .pageDown, "pagedown": .pageDown, "home": .home,
    "end": .end,
  ]
}

extension Character {
  /// Whether a key can have it as its face.
  fileprivate var isPrintable: Bool {
    !isWhitespace && unicodeScalars.count == 1 && String(self).printable == String(self)
  }
}
