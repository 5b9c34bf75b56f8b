import Browser
import Curation
import Store
import Terminal
import TestSupport
import Testing

@Suite("The configuration")
struct SettingsTests {
  private func chords(_ action: Action, in settings: Settings) -> [String] {
    settings.keymap.chords(for: action).map { $0.name(isUnicode: false) }
  }

  @Test("It says theme, pictures, mouse and keys; what it leaves out stays as it comes")
  func whole() {
    let settings = Settings(
      toml: """
        theme = "light"
        plain = true
        mouse = false
        [keys]
        accept = ["y", "g a"]
        suspend = "Ctrl-T"
        noStars = []
        [keys.rankings]
        next-group = "Tab"
        """)
    #expect(settings.mistakes == [])
    #expect(settings.theme == "light" && settings.isPlain && !settings.takesMouse)
    #expect(chords(.accept, in: settings) == ["y", "g a"])
    #expect(chords(.suspend, in: settings) == ["Ctrl-T"])
    #expect(chords(.noStars, in: settings) == [])
    #expect(chords(.reject, in: settings) == ["x"])
    #expect(settings.keymap.action(for: .tab, in: .rankings) == .nextGroup)
    #expect(settings.keymap.action(for: .tab, in: .grid) == nil)
    #expect(settings.keymap.action(for: .character("]"), in: .rankings) == .nextGroup)
    #expect(
      settings.keymap.meaning(of: [.character("g"), .character("a")], in: .grid)
        == .action(.accept))
    #expect(settings.keymap.markdownTable().contains("| `y` or `g a` | accept |"))
  }

  @Test("An action whose keys are all given to another keeps those that it has")
  func refused() {
    let settings = Settings(toml: "[keys]\naccept = \"y\"\nreject = \"y\"")
    #expect(chords(.accept, in: settings) == ["y"] && chords(.reject, in: settings) == ["x"])
    #expect(settings.mistakes.count == 1)
  }

  @Test(
    "What is wrong is named by its place, and the rest counts",
    arguments: [
      ("thema = 1", "thema: there is no such setting"),
      ("theme = 3", "theme: it must be the name of a theme"),
      ("plain = \"yes\"", "plain: it must be true or false"),
      ("keys = 1", "keys: it must be a table"),
      ("[keys]\nfly = \"f\"", "line 2, keys.fly: there is no such action; : and Tab"),
      ("[keys]\nacept = \"f\"", "keys.acept: there is no such action (did you mean accept?)"),
      ("plain = true\nkeys = { fly = \"f\" }", "line 2, keys.fly: there is no such action"),
      ("keys.fly = \"f\"", "line 1, keys.fly: there is no such action"),
      ("# plain = 1\r\n[ keys ] # mine\r\n\"fly\" = \"f\"", "line 3, keys.fly: there is no such"),
      ("[keys]\naccept = 5", "keys.accept: it must be a key"),
      ("[keys]\naccept = [1]", "keys.accept: it must be a key"),
      ("[keys]\naccept = \"Hyper-Q\"", "keys.accept: there are no keys 'Hyper-Q'"),
      ("[keys]\naccept = \"\"", "keys.accept: there are no keys ''"),
      ("[keys.sky]\naccept = \"y\"", "keys.sky: there is no such view"),
      ("[keys]\naccept = \"x\"", "keys.accept: takes x from reject; say what reject"),
      ("[keys]\naccept = \"g\"", "keys.accept: takes g g from first; say what first"),
      ("[keys]\naccept = \"x y\"", "keys.accept: takes x from reject"),
      ("[keys]\naccept = \"y\"\nclear = \"y\"", "keys.clear: y is given to keys.accept already"),
      (
        "[keys]\naccept = \"y\"\nclear = \"y u\"",
        "keys.clear: y u and y of keys.accept begin alike"
      ),
      ("[keys]\naccept = [\"y\", \"y u\"]", "keys.accept: y u and y of keys.accept begin alike"),
      ("theme = ", "line 1, column"),
      ("\u{1B}]0;x\u{7} = 1", "nothing of it is used"),
    ])
  func mistakes(text: String, message: String) {
    let settings = Settings(toml: text + (text.contains("[") ? "\nmark = \"f\"" : ""))
    #expect(settings.mistakes.contains { "\($0)".contains(message) }, "\(settings.mistakes)")
    #expect(!"\(settings.mistakes)".unicodeScalars.contains { $0.value < 0x20 })
    if text.hasPrefix("[keys]") { #expect(chords(.mark, in: settings) == ["f"]) }
    // Whatever is said, the way out stays.
    #expect(!chords(.quit, in: settings).isEmpty)
  }

  @Test("Keys that change places are no mistake")
  func exchange() {
    let settings = Settings(toml: "[keys]\naccept = [\"x\"]\nreject = [\"a\", \"p\"]")
    #expect(settings.mistakes == [])
    #expect(settings.keymap.action(for: .character("x")) == .accept)
    #expect(settings.keymap.action(for: .character("p")) == .reject)
  }

  @Test("Stars on chords leave the digits to counts")
  func digits() {
    let names = ["no-stars", "one-star", "two-stars", "three-stars", "four-stars", "five-stars"]
    let lines = names.enumerated().map { "\($1) = \"* \($0)\"" }
    let settings = Settings(toml: "[keys]\n" + lines.joined(separator: "\n"))
    #expect(settings.mistakes == [])
    var fixture = Fixture(settings: settings)
    fixture.add(40, prompt: "a cat")
    fixture.type("5l")
    #expect(fixture.state.cursor?.place == 5)
    fixture.type("*4")
    #expect(fixture.state.picture?.judgement.stars == 4)
  }

  @Test("Every key of the standard keymap has a name that a configuration takes")
  func names() {
    for chord in Keymap.standard.bindings.flatMap(\.chords) {
      #expect(Chord(named: chord.name(isUnicode: true)) == chord)
      #expect(Chord(named: chord.name(isUnicode: false)) == chord)
    }
    #expect(Chord(named: "ctrl-m") == Chord(.enter), "it is what the terminal sends")
    for name in ["", "Ctrl-", "Ctrl-é", "F0", "F99", "ab", "\u{1B}", "a b c d e", "Meta-x"] {
      #expect(Chord(named: name) == nil)
    }
  }

  @Test("The first mistake is said at the start, help has all of them")
  func telling() {
    var fixture = Fixture(
      rows: 40, columns: 120, settings: Settings(toml: "sky = 1\nsea = 2\ntheme = 3"))
    fixture.add(1, prompt: "a cat")
    #expect(fixture.text().contains("config.toml: line 1, sky: there is no such setting"))
    #expect(fixture.text().contains("help shows 2 more"))
    fixture.type("?")
    #expect(fixture.text().contains("Wrong in config.toml"))
    #expect(fixture.text().contains("line 2, sea: there is no such setting"))
    #expect(fixture.text().contains("line 3, theme: it must be the name of a theme"))
  }

  @Test("A file that is not there is none, one that is no text is told")
  func files() throws {
    let folder = try TemporaryFolder()
    #expect(Settings.read(atPath: folder.path("none.toml")) == Settings())
    try folder.write("config.toml", [0xFF, 0xFE, 0x00])
    let settings = Settings.read(atPath: folder.path("config.toml"))
    #expect(settings.mistakes.map(\.message) == ["it cannot be read as text"])
    #expect(settings.keymap == .standard)
  }
}
