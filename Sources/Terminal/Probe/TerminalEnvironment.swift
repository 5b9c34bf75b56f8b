internal import CNcurses

/// What the environment says of the terminal.
package struct TerminalEnvironment: Sendable, Hashable {
  /// TERM; "dumb" where it is not set.
  package let type: String
  /// Whether tmux or screen stands between: pixels do not survive that.
  package let isMultiplexed: Bool
  /// COLORTERM: there are more colours than the type may say.
  package let hasManyColors: Bool
  /// Whether it is tmux that does.
  package let isInTmux: Bool
  /// Whether the terminal is at the other end of a network, as sshd says: bytes are dear.
  package let isRemote: Bool
  /// NO_COLOR: text is to have no colours.
  package let forbidsColor: Bool
  /// The locale that says which encoding the terminal has.
  package let locale: String

  /// Reads the variables of an environment.
  package init(_ variables: [String: String]) {
    func value(_ name: String) -> String? {
      variables[name].flatMap { $0.isEmpty ? nil : $0 }
    }
    type = value("TERM") ?? "dumb"
    isMultiplexed =
      value("TMUX") != nil || value("STY") != nil || type.hasPrefix("screen")
      || type.hasPrefix("tmux")
    hasManyColors = value("COLORTERM").map { ["truecolor", "24bit"].contains($0) } ?? false
    isInTmux = value("TMUX") != nil
    isRemote = value("SSH_CONNECTION") != nil || value("SSH_TTY") != nil
    forbidsColor = value("NO_COLOR") != nil
    // LC_ALL=C is a wish. LANG=C is what is there when nobody said anything, as in a bare container, whose
    // terminal speaks UTF-8 in fact.
    let open = value("LC_CTYPE") ?? value("LANG") ?? "C"
    locale = value("LC_ALL") ?? (open == "C" || open == "POSIX" ? "C.UTF-8" : open)
  }
}

extension TerminalEnvironment {
  /// What terminfo is to be asked for: the type, or where that has fewer colours than the terminal says
  /// it has, its description with 256, if there is one.
  func described() throws(TerminalError) -> (type: String, colors: Int) {
    let colors = try CursesSession.colors(ofType: type)
    guard hasManyColors, colors < 256 else { return (type, colors) }
    let other = type + "-256color"
    guard let more = try? CursesSession.colors(ofType: other) else { return (type, colors) }
    return (other, more)
  }

  /// Why nothing can be drawn on such a terminal; `nil` where it can.
  package var problem: TerminalError? {
    do throws(TerminalError) {
      _ = try described()
      return nil
    } catch {
      return error
    }
  }

  /// Sets the process's character encoding as the environment says and tells whether it is UTF-8.
  func applyLocale() -> Bool {
    if cn_use_locale(locale) { return true }
    // A UTF-8 locale that this machine does not have, as sent along by ssh.
    let name = locale.lowercased()
    return (name.hasSuffix("utf-8") || name.hasSuffix("utf8")) && cn_use_locale("C.UTF-8")
  }
}
