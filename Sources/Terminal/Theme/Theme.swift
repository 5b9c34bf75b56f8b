/// How each role looks.
package struct Theme: Sendable, Hashable {
  /// The name by which it is chosen.
  package var name: String
  private var styles: [Role: Style]

  /// A theme of these styles; a role without one looks like ordinary text.
  package init(name: String, styles: [Role: Style]) {
    self.name = name
    self.styles = styles
  }

  /// How `role` looks.
  package subscript(role: Role) -> Style {
    get { styles[role] ?? styles[.text] ?? Style() }
    set { styles[role] = newValue }
  }

  /// The roles that have a look of their own.
  package var roles: Set<Role> { Set(styles.keys) }

  /// The theme in the terminal's own two colours: where a background told roles apart, they are reversed.
  package var withoutColor: Theme {
    Theme(
      name: name,
      styles: styles.mapValues { style in
        var attributes = style.attributes
        if style.background != .standard { attributes.insert(.reverse) }
        return Style(.standard, on: .standard, attributes)
      })
  }
}
