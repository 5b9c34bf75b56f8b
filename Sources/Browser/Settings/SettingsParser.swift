internal import Curation
internal import TOMLKit
internal import Terminal

extension Settings {
  /// Settings in TOML: `theme`, `plain`, `mouse`, and a table `keys`.
  ///
  /// `keys` has for actions, by the names of the command line, one chord or a list of them; they take the
  /// place of the action's own. Tables in it, such as `keys.rankings`, hold in one view alone.
  package init(toml text: String) {
    self.init()
    lines = SettingsLines(toml: text)
    do {
      read(try TOMLTable(string: text))
    } catch let error as TOMLParseError {
      let place = error.source.begin
      mistakes = [
        Mistake(
          place: "",
          message: "line \(place.line), column \(place.column): "
            + "\(error.description.printable); nothing of it is used")
      ]
    } catch {
      mistakes = [Mistake(place: "", message: "it is not TOML; nothing of it is used")]
    }
  }

  private mutating func read(_ table: TOMLTable) {
    var requests: [KeyRequest] = []
    for key in table.keys.sorted() {
      guard let value = table[key] else { continue }
      switch key {
      case "theme": theme = read(value.string, at: key, "the name of a theme")
      case "plain": isPlain = read(value.bool, at: key, "true or false") ?? isPlain
      case "mouse": takesMouse = read(value.bool, at: key, "true or false") ?? takesMouse
      case "keys":
        guard let keys: TOMLTable = read(value.table, at: key, "a table") else { continue }
        requests = self.requests(keys, at: key, section: nil)
      default: note(key, "there is no such setting; there are theme, plain, mouse and keys")
      }
    }
    let (keymap, mistakes) = Keymap.standard.rebound(requests)
    self.keymap = keymap
    let all = (self.mistakes + mistakes).map { mistake in
      var mistake = mistake
      mistake.line = lines.line(of: mistake.place)
      return mistake
    }
    // The parser gives keys in the order of their names.
    self.mistakes = all.enumerated().sorted {
      ($0.element.line ?? .max, $0.offset) < ($1.element.line ?? .max, $1.offset)
    }.map(\.element)
  }

  /// What a table of keys asks for.
  private mutating func requests(
    _ table: TOMLTable, at place: String, section: Binding.Section?
  ) -> [KeyRequest] {
    var requests: [KeyRequest] = []
    for key in table.keys.sorted() {
      guard let value = table[key] else { continue }
      let here = "\(place).\(key.printable)"
      if let inner = value.table {
        let known = Binding.Section.allCases.first { $0.tableName == key }
        if let known, section == nil {
          requests += self.requests(inner, at: here, section: known)
        } else {
          let names = Binding.Section.allCases.compactMap(\.tableName).joined(separator: ", ")
          note(here, "there is no such view; there are \(names)")
        }
        continue
      }
      guard let action = Action(named: key) else {
        let names = Action.allCases.map(\.name)
        let meant = Spelling.nearest(to: key, in: names).map { " (did you mean \($0)?)" } ?? ""
        note(here, "there is no such action\(meant); : and Tab show all of them")
        continue
      }
      guard let chords = chords(value, at: here) else { continue }
      requests.append(
        KeyRequest(place: here, action: action, section: section, chords: chords))
    }
    return requests
  }

  /// One chord, or a list of them; those that do not exist are left out.
  private mutating func chords(
    _ value: any TOMLValueConvertible, at place: String
  ) -> [Chord]? {
    let names = value.array.map { $0.map(\.string) } ?? [value.string]
    guard names.allSatisfy({ $0 != nil }) else {
      note(place, "it must be a key such as \"a\", or a list such as [\"a\", \"g a\"]")
      return nil
    }
    var chords: [Chord] = []
    for name in names.compactMap(\.self) {
      if let chord = Chord(named: name) {
        chords.append(chord)
      } else {
        note(
          place,
          "there are no keys '\(String(name.prefix(40)).printable)'; keys are written as in help, "
            + "Ctrl-X, PgDn, F5, with a blank between those pressed in turn")
      }
    }
    return chords.isEmpty && !names.isEmpty ? nil : chords
  }

  private mutating func read<Value>(_ value: Value?, at place: String, _ what: String) -> Value? {
    if value == nil { note(place, "it must be \(what)") }
    return value
  }

  private mutating func note(_ place: String, _ message: String) {
    mistakes.append(Mistake(place: place.printable, message: message))
  }
}

extension Action {
  /// The action of a name, however it is spelled.
  init?(named name: String) {
    let wanted = CommandLine.key(name)
    guard let action = Self.allCases.first(where: { CommandLine.key($0.name) == wanted }) else {
      return nil
    }
    self = action
  }
}
