import Foundation
import Terminal
import TestSupport
import Testing

@Suite("Themes")
struct ThemeTests {
  static let folder = Reference.packageRoot.appending(path: "themes").path
  static let names = ["dark", "high-contrast", "light", "sixteen"]

  @Test("Every theme file is read and says how each role looks", arguments: names)
  func themeFiles(name: String) throws {
    let path = Self.folder + "/\(name).toml"
    let text = try String(contentsOfFile: path, encoding: .utf8)
    let theme = try Theme(toml: text, source: path, base: Theme(name: "", styles: [:]))
    #expect(theme.name == name)
    #expect(theme.roles == Set(Role.allCases))
  }

  @Test("The tests know every theme file")
  func allThemes() {
    #expect(ThemeLibrary(folders: [Self.folder]).names == Self.names)
  }

  @Test("The built-in theme is themes/dark.toml")
  func builtIn() throws {
    let theme = try ThemeLibrary.theme(atPath: Self.folder + "/dark.toml")
    #expect(theme == Theme.builtIn)
  }

  @Test("A theme of sixteen colours needs no more")
  func sixteen() throws {
    let theme = try ThemeLibrary.theme(atPath: Self.folder + "/sixteen.toml")
    for role in Role.allCases {
      for color in [theme[role].foreground, theme[role].background] {
        #expect(color.number(among: 16) == color.number(among: 256))
      }
    }
  }

  @Test("A theme that says little keeps the rest of the built-in one")
  func partial() throws {
    let theme = try Theme(
      toml: """
        name = "mine"
        [roles]
        star = { foreground = "bright-yellow", background = 17, bold = true, dim = false }
        bar = { foreground = "#0A0b0C", underline = true }
        """, source: "mine.toml")
    #expect(theme.name == "mine")
    #expect(theme[.star] == Style(.palette(11), on: .palette(17), .bold))
    #expect(theme[.bar] == Style(.rgb(10, 11, 12), on: .standard, .underline))
    #expect(theme[.accepted] == Theme.builtIn[.accepted])
  }

  @Test(
    "A fault in a theme is named",
    arguments: [
      ("roles = 3", .badValue("roles"), "table"),
      ("[roles]\nsky = {}", .unknownRole("sky"), "accepted"),
      ("[roles]\nstar = 7", .badValue("star"), "roles.star"),
      ("[roles]\nstar = { foreground = \"#12345\" }", .badColor("#12345"), "roles.star.foreground"),
      (
        "[roles]\nstar = { foreground = \"#+12345\" }", .badColor("#+12345"),
        "roles.star.foreground"
      ),
      ("[roles]\nstar = { background = 256 }", .badColor("256"), "0 to 255"),
      ("[roles]\nstar = { background = \"orange\" }", .badColor("orange"), "bright-"),
      ("[roles]\nstar = { blink = true }", .unknownKey("star.blink"), "underline"),
      ("[roles]\nstar = { bold = 1 }", .badValue("star.bold"), "true or false"),
      ("colour = 1", .unknownKey("colour"), "roles"),
      ("name = 1", .badValue("name"), "text"),
      ("[roles", .notTOML, "line 1"),
    ] as [(String, ThemeError.Code, String)])
  func faults(text: String, code: ThemeError.Code, hint: String) {
    let error = #expect(throws: ThemeError.self) { try Theme(toml: text, source: "mine.toml") }
    #expect(error?.code == code)
    #expect(error?.description.contains("mine.toml") == true)
    #expect(error?.description.contains(hint) == true)
  }

  @Test("Without colours nothing of a theme has a colour, and what stood out still does")
  func withoutColor() {
    let theme = Theme.builtIn.withoutColor
    for role in Role.allCases {
      #expect(theme[role].foreground == .standard)
      #expect(theme[role].background == .standard)
    }
    #expect(theme[.cursor].attributes.contains(.reverse))
    #expect(theme[.accent].attributes == .bold)
    var plain = Capabilities.recorded
    plain.colors = 0
    #expect(Theme.builtIn.adapted(to: plain) == theme)
    #expect(Theme.builtIn.adapted(to: .recorded) == Theme.builtIn)
  }

  @Test("A theme is found by name, in the first folder that has it")
  func library() throws {
    let folder = try TemporaryFolder()
    try folder.write("mine.toml", "name = \"mine\"")
    try folder.write("light.toml", "name = \"my light\"")
    let library = ThemeLibrary(folders: [folder.url.path, Self.folder, "/nowhere"])
    #expect(try library.theme(named: "mine").name == "mine")
    #expect(try library.theme(named: "light").name == "light")
    #expect(try ThemeLibrary(folders: []).theme(named: "dark") == Theme.builtIn)
    for name in ["absent", "../mine", "/etc/passwd"] {
      #expect(throws: ThemeError.self) { try library.theme(named: name) }
    }
  }

  @Test("A file that is no text is a named fault")
  func unreadable() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("bad.toml", [0xFF, 0xFE, 0x00])
    #expect(throws: ThemeError.self) { try ThemeLibrary.theme(atPath: path) }
    #expect(throws: ThemeError.self) { try ThemeLibrary.theme(atPath: folder.url.path) }
  }
}
