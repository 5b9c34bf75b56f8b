internal import Terminal

extension Settings {
  /// The theme to begin with: the one that the file names, where it can be read, else the one that
  /// fits the terminal.
  mutating func chooseTheme(from themes: ThemeLibrary, for capabilities: Capabilities) -> String {
    if let theme {
      do throws(ThemeError) {
        _ = try themes.theme(named: theme)
        return theme
      } catch {
        mistakes.append(Mistake(place: "theme", message: "\(error)"))
      }
    }
    let fitting =
      capabilities.colors < 256
      ? "sixteen" : capabilities.hasLightBackground ? "light" : Theme.builtIn.name
    return themes.names.contains(fitting) ? fitting : Theme.builtIn.name
  }
}
