internal import CNcurses

/// What the environment says of the terminal.
package struct TerminalEnvironment: Sendable, Hashable {
  /// TERM; "dumb" where it is not set.
  package let type: String
  /// Whether tmux or screen stands between: pixels do not survive that.
  package let isMultiplexed: Bool
  /// NO_COLOR: text is to have no colours.
  package let forbidsColor: Bool
  /// Whether nothing says which encoding the terminal has, as in a bare container.
  package let leavesLocaleOpen: Bool

  /// Reads the variables of an environment.
  package init(_ variables: [String: String]) {
    func value(_ name: String) -> String? {
      variables[name].flatMap { $0.isEmpty ? nil : $0 }
    }
    type = value("TERM") ?? "dumb"
    isMultiplexed =
      value("TMUX") != nil || value("STY") != nil || type.hasPrefix("screen")
      || type.hasPrefix("tmux")
    forbidsColor = value("NO_COLOR") != nil
    // LC_ALL=C is a wish, LANG=C what is there when nobody said anything.
    let locale = value("LC_CTYPE") ?? value("LANG") ?? "C"
    leavesLocaleOpen = value("LC_ALL") == nil && (locale == "C" || locale == "POSIX")
  }
}

extension TerminalEnvironment {
  /// Sets the process's character encoding as the environment says and tells whether it is UTF-8.
  ///
  /// Where nothing says, UTF-8: what such containers and their terminals speak in fact.
  func applyLocale() -> Bool {
    if leavesLocaleOpen, cn_use_locale("C.UTF-8") { return true }
    return cn_use_locale("")
  }
}
