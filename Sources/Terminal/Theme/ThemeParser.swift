internal import TOMLKit

extension Theme {
  /// Reads a theme from TOML.
  ///
  /// Roles that it leaves out look as in `base`.
  ///
  /// A file has a `name` and a table `roles` with one table a role: `foreground` and `background`
  /// (`"#rrggbb"`, a palette number from 0 to 255, a name as in `bright-red`, or `"standard"`), and
  /// `bold`, `dim`, `reverse`, `underline`. `source` is what errors call the file.
  package init(
    toml text: String, source: String, base: Theme = .builtIn
  ) throws(ThemeError) {
    let parser = ThemeParser(source: source)
    self = try parser.theme(parser.table(text), base: base)
  }
}

/// Reads one theme file.
private struct ThemeParser {
  let source: String

  func table(_ text: String) throws(ThemeError) -> TOMLTable {
    do {
      return try TOMLTable(string: text)
    } catch let error as TOMLParseError {
      let place = error.source.begin
      throw failure(
        .notTOML, "line \(place.line), column \(place.column): \(error.description.printable).")
    } catch {
      throw failure(.notTOML, "is not TOML.")
    }
  }

  func theme(_ table: TOMLTable, base: Theme) throws(ThemeError) -> Theme {
    for key in table.keys.sorted() where key != "name" && key != "roles" {
      throw failure(.unknownKey(key), "has '\(key.printable)'; it may have name and roles.")
    }
    var theme = base
    if let name = table["name"] {
      guard let name = name.string, !name.isEmpty else {
        throw failure(.badValue("name"), "name must be a text.")
      }
      theme.name = name.printable
    }
    guard let value = table["roles"] else { return theme }
    guard let roles = value.table else {
      throw failure(.badValue("roles"), "roles must be a table.")
    }
    for key in roles.keys.sorted() {
      guard let role = Role(rawValue: key) else {
        let known = Role.allCases.map(\.rawValue).joined(separator: ", ")
        throw failure(.unknownRole(key), "has no role '\(key.printable)'. The roles are \(known).")
      }
      guard let look = roles[key]?.table else {
        throw failure(
          .badValue(key), "roles.\(key) must be a table, as { foreground = \"#aabbcc\" }.")
      }
      theme[role] = try style(look, of: key)
    }
    return theme
  }

  private func style(_ look: TOMLTable, of role: String) throws(ThemeError) -> Style {
    var style = Style()
    for key in look.keys.sorted() {
      guard let value = look[key] else { continue }
      switch key {
      case "foreground": style.foreground = try color(value, "roles.\(role).\(key)")
      case "background": style.background = try color(value, "roles.\(role).\(key)")
      default:
        guard let attribute = Self.attributes[key] else {
          throw failure(
            .unknownKey("\(role).\(key)"),
            "roles.\(role) has '\(key.printable)'; it may have foreground, background, bold, dim, "
              + "reverse and underline.")
        }
        guard let isOn = value.bool else {
          throw failure(.badValue("\(role).\(key)"), "roles.\(role).\(key) must be true or false.")
        }
        if isOn { style.attributes.insert(attribute) }
      }
    }
    return style
  }

  private func color(_ value: any TOMLValueConvertible, _ place: String) throws(ThemeError) -> Color
  {
    if let number = value.int, let index = UInt8(exactly: number) { return .palette(index) }
    if let text = value.string, let color = Color(name: text) { return color }
    let shown = value.string ?? value.debugDescription
    throw failure(
      .badColor(shown),
      "\(place) is '\(shown.printable)'; a colour is \"#rrggbb\", a number from 0 to 255, "
        + "\"standard\", or one of \(Color.names.joined(separator: ", ")), each also with bright-.")
  }

  private func failure(_ code: ThemeError.Code, _ message: String) -> ThemeError {
    ThemeError(code: code, source: source, message: message)
  }

  private static let attributes: [String: Style.Attributes] = [
    "bold": .bold, "dim": .dim, "reverse": .reverse, "underline": .underline,
  ]
}

extension Color {
  /// The names of the palette's first eight entries, in order.
  fileprivate static let names = [
    "black", "red", "green", "yellow", "blue", "magenta", "cyan", "white",
  ]

  /// A colour by its name in a theme file.
  fileprivate init?(name: String) {
    if name == "standard" {
      self = .standard
    } else if name.hasPrefix("#") {
      let digits = name.dropFirst()
      guard digits.utf8.count == 6, digits.allSatisfy(\.isHexDigit),
        let number = UInt32(digits, radix: 16)
      else { return nil }
      self = .rgb(UInt8(number >> 16), UInt8(number >> 8 & 255), UInt8(number & 255))
    } else {
      let isBright = name.hasPrefix("bright-")
      let plain = isBright ? String(name.dropFirst(7)) : name
      guard let index = Self.names.firstIndex(of: plain) else { return nil }
      self = .palette(UInt8(index + (isBright ? 8 : 0)))
    }
  }
}
