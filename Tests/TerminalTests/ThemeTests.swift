import Foundation
import Terminal
import TestSupport
import Testing

@Suite("Themes")
struct ThemeTests {
  static let folder = Reference.packageRoot.appending(path: "themes").path
  static let names = ["colorblind", "dark", "high-contrast", "light", "sixteen"]

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

  @Test(
    "With 8 and 16 colours everything can be read and told apart", arguments: names, [8, 16])
  func fewColors(name: String, count: Int) throws {
    let theme = try ThemeLibrary.theme(atPath: Self.folder + "/\(name).toml")
    let capabilities = Capabilities(
      graphics: .none, colors: count, cell: PixelSize(width: 8, height: 16), isUnicode: true)
    let adapted = theme.adapted(to: capabilities)
    func numbers(_ role: Role) -> (text: Int32, ground: Int32) {
      let style = adapted[role]
      return (style.foreground.number(among: count), style.background.number(among: count))
    }
    for role in Role.allCases {
      let (text, ground) = numbers(role)
      #expect(text < count && ground < count)
      #expect(text != ground || text == -1, "\(role)")
      // White on white vanished on the status line.
      let onStatus = adapted.looks(on: .status)[role]
      #expect(onStatus?.foreground != .standard || onStatus?.background == .standard)
      // Black would vanish on the terminal's own ground, as would white.
      if ground == -1 { #expect(text != 0 && text != 7 && text != 15, "\(role)") }
    }
    for (one, other) in [(Role.accepted, Role.rejected), (.gain, .loss), (.bar, .barBest)] {
      #expect(
        adapted[one] != adapted[other], "\(one), \(other)")
    }
    for role in [Role.cursor, .selection, .input, .status] {
      let style = adapted[role]
      #expect(style.background != .standard || style.attributes.contains(.reverse), "\(role)")
    }
  }

  @Test("What is muted is no yellow with 8 colours, and the frame around the cursor no dark blue")
  func eightColors() throws {
    let theme = try ThemeLibrary.theme(atPath: Self.folder + "/sixteen.toml")
    let capabilities = Capabilities(
      graphics: .none, colors: 8, cell: PixelSize(width: 8, height: 16), isUnicode: true)
    let adapted = theme.adapted(to: capabilities)
    #expect(adapted[.muted].foreground == .standard)
    #expect(adapted[.borderFocused].foreground == .palette(6))
  }

  @Test("Text stands out from its ground as accessibility asks", arguments: names)
  func contrast(name: String) throws {
    let theme = try ThemeLibrary.theme(atPath: Self.folder + "/\(name).toml")
    let own: (text: Color, ground: Color) =
      name == "light"
      ? (.rgb(0, 0, 0), .rgb(255, 255, 255)) : (.rgb(229, 229, 229), .rgb(0, 0, 0))
    for role in Role.allCases {
      guard case .rgb = theme[role].foreground else { continue }
      let ground = theme[role].background == .standard ? own.ground : theme[role].background
      let ratio = Self.contrast(theme[role].foreground, ground)
      // W3C: 4.5 for text, 3 for what is large or drawn.
      let isDrawn = [Role.border, .pending, .bar, .star, .fault, .loss, .marked].contains(role)
      #expect(ratio >= (role == .border ? 1.9 : isDrawn ? 3 : 4.3), "\(role): \(ratio)")
    }
  }

  @Test("It is known which themes are pale on a light terminal", arguments: names)
  func pale(name: String) throws {
    let theme = try ThemeLibrary.theme(atPath: Self.folder + "/\(name).toml")
    #expect(theme.isPaleOnLight == ["dark", "colorblind"].contains(name))
  }

  @Test("On the status line and in popups every role can be read", arguments: names)
  func grounds(name: String) throws {
    let theme = try ThemeLibrary.theme(atPath: Self.folder + "/\(name).toml")
    for ground in [Role.status, .popup, .input] {
      for (role, style) in theme.looks(on: ground) {
        guard case .rgb = style.background else { continue }
        if case .rgb = style.foreground {
          #expect(Self.contrast(style.foreground, style.background) >= 1.9, "\(role) on \(ground)")
        }
        let own = theme[role].background
        if own == .standard || own == theme[.text].background {
          #expect(style.background == theme[ground].background, "\(role) on \(ground)")
        }
      }
    }
  }

  @Test("Who sees no red or no green tells decisions, gains and the best bar in the theme for that")
  func colorBlindness() throws {
    let theme = try ThemeLibrary.theme(atPath: Self.folder + "/colorblind.toml")
    for (one, other) in [(Role.accepted, Role.rejected), (.gain, .loss), (.bar, .barBest)] {
      for matrix in [Self.protanopia, Self.deuteranopia] {
        let colors = [one, other].map { Self.seen(theme[$0].foreground, by: matrix) }
        let distance = zip(colors[0], colors[1]).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
        #expect(distance.squareRoot() > 0.3, "\(one), \(other)")
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

  // MARK: - What eyes make of colours

  /// Red, green and blue by the light that they are, 0 to 1.
  private static func light(_ color: Color) -> [Double] {
    guard case .rgb(let red, let green, let blue) = color else { return [0, 0, 0] }
    return [red, green, blue].map {
      let level = Double($0) / 255
      return level <= 0.04045 ? level / 12.92 : pow((level + 0.055) / 1.055, 2.4)
    }
  }

  /// The contrast ratio of the Web Content Accessibility Guidelines 2.1.
  private static func contrast(_ one: Color, _ other: Color) -> Double {
    let luminances = [one, other].map { color in
      zip(light(color), [0.2126, 0.7152, 0.0722]).reduce(0) { $0 + $1.0 * $1.1 }
    }
    return ((luminances.max() ?? 0) + 0.05) / ((luminances.min() ?? 0) + 0.05)
  }

  /// A colour as somebody sees it.
  private static func seen(_ color: Color, by matrix: [[Double]]) -> [Double] {
    let light = light(color)
    return matrix.map { row in zip(row, light).reduce(0) { $0 + $1.0 * $1.1 } }
  }

  // Machado, Oliveira and Fernandes 2009, the full deficiencies.
  private static let protanopia = [
    [0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ]
  private static let deuteranopia = [
    [0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413],
    [-0.011820, 0.042940, 0.968881],
  ]
}
