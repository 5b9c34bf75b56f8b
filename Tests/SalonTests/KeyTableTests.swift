import Browser
import Foundation
import TestSupport
import Testing

/// Every key of the table, pressed in the whole program in a window of tmux, in each view in which the
/// table says that it does something.
@Suite(.enabled(if: TmuxTerminal.isPresent, "needs tmux"))
struct KeyTableTests {
  @Test("Each key does in each view what the table says", arguments: KeyScript.all)
  func everyKey(script: KeyScript) throws {
    let gallery = try ScoredGallery()
    let terminal = try TmuxTerminal(
      ["/bin/bash", "-c", Self.shell, try Program.path, gallery.pictures.url.path]
        + ScoredGallery.options,
      environment: Program.environment(home: gallery.home))
    // Nothing moves any more.
    try #require(
      terminal.waitUntil { $0.contains("1 of 6 ┘") && $0.contains("▀") && $0.contains("≠") },
      "\(terminal.screen)")
    for (index, step) in script.steps.enumerated() {
      for key in step.keys { try Self.press(key, on: terminal) }
      let pattern = try NSRegularExpression(
        pattern: step.shows, options: .dotMatchesLineSeparators)
      let isShown = terminal.waitUntil { screen in
        let screen = screen.trimmingCharacters(in: .newlines)
        return pattern.firstMatch(
          in: screen, range: NSRange(screen.startIndex..., in: screen)) != nil
      }
      try #require(
        isShown,
        "step \(index) in \(script.view), \(step.keys), shows \(step.shows)\n\(terminal.screen)")
    }
  }

  @Test("No key of the table is left out in any view", arguments: KeyScript.all)
  func completeness(script: KeyScript) {
    #expect(script.missing(of: .standard) == [])
  }

  @Test("A key that is added to the table is missed wherever it would do something")
  func addition() {
    func missing(_ section: Binding.Section, in script: KeyScript) -> Set<String> {
      let added = Binding(["F9", "g h"], .help, section, "these keys")
      return script.missing(of: Keymap(Keymap.standard.bindings + [added]))
    }
    let whole: Set<BrowserState.View> = [
      .grid, .loupe, .rankings, .duel, .statistics, .compare, .history,
    ]
    for script in KeyScript.all {
      #expect(missing(.see, in: script) == (whole.contains(script.view) ? ["F9", "g h"] : []))
      #expect(missing(.duel, in: script) == (script.view == .duel ? ["F9", "g h"] : []))
    }
    #expect(Set(KeyScript.all.map(\.view)) == Set(BrowserState.View.allCases))
  }

  /// A shell that lets the program go on when it has stopped, and starts it once more when it has
  /// ended; without a loop, which a job that stops would end.
  private static let shell = """
    set -m
    go_on() {
      [ -n "$(jobs -s)" ] || return
      echo STOPPED; read -r answer; fg >/dev/null; go_on
    }
    run() { "$0" "$@"; go_on; echo ENDED; read -r answer; }
    run "$@"; run "$@"
    """

  private static func press(_ key: String, on terminal: TmuxTerminal) throws {
    func click(_ position: String) -> String {
      "\u{1B}[<0;\(position)M\u{1B}[<0;\(position)m"
    }
    // The left picture of a duel; of the grid the second tile, and for a single click the third, so
    // that a double one after it begins anew.
    let place = terminal.screen.contains("question") ? "20;10" : "40;8"
    switch key {
    case "click": try terminal.send(click("56;8"))
    case "double click": try terminal.send(click(place) + click(place))
    case "wheel": try terminal.send("\u{1B}[<65;56;8M")
    case "fg": try terminal.press("Enter")
    case "Ctrl-L":
      try terminal.scribble("\u{1B}[5;30Hscribble")
      try #require(terminal.waitUntil { $0.contains("scribble") })
      try terminal.press("C-l")
    default:
      for name in key.split(separator: " ") { try terminal.press(tmuxName(of: String(name))) }
    }
  }

  /// What tmux calls a key.
  private static func tmuxName(of key: String) -> String {
    let names = [
      "←": "Left", "→": "Right", "↑": "Up", "↓": "Down", "PgUp": "PPage", "PgDn": "NPage",
      "Esc": "Escape", "Del": "DC", "Backspace": "BSpace",
    ]
    return names[key] ?? key.replacing("Ctrl-", with: "C-")
  }
}

extension KeyScript: CustomTestStringConvertible {
  var testDescription: String { "\(view)" }
}
