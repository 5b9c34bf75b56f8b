internal import Curation
package import Terminal

extension Settings {
  /// The theme to begin with: the one that the file names, where it can be read, else the one that
  /// fits the terminal.
  mutating func chooseTheme(from themes: ThemeLibrary, for capabilities: Capabilities) -> String {
    checkTheme(in: themes)
    if let theme { return theme }
    let fitting =
      capabilities.colors < 256
      ? "sixteen" : capabilities.hasLightBackground ? "light" : Theme.builtIn.name
    return themes.names.contains(fitting) ? fitting : Theme.builtIn.name
  }

  /// Leaves a theme out that cannot be used, and says so.
  package mutating func checkTheme(in themes: ThemeLibrary) {
    guard let theme, let complaint = themes.complaint(about: theme) else { return }
    self.theme = nil
    let mistake = Mistake(place: "theme", message: complaint, line: lines.line(of: "theme"))
    let index = mistakes.firstIndex { ($0.line ?? .max) > (mistake.line ?? .max) }
    mistakes.insert(mistake, at: index ?? mistakes.endIndex)
  }
}

extension ThemeLibrary {
  /// Why there is no theme of a name, and which there are; `nil` where there is one.
  package func complaint(about name: String) -> String? {
    guard names.contains(name) else {
      let meant = Spelling.nearest(to: name, in: names).map { " (did you mean \($0)?)" } ?? ""
      return "there is no theme '\(String(name.prefix(40)).printable)'\(meant); there are "
        + names.joined(separator: ", ").printable
    }
    do throws(ThemeError) {
      _ = try theme(named: name)
      return nil
    } catch {
      return "\(error)"
    }
  }
}
