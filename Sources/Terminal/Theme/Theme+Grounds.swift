extension Theme {
  /// How each role looks on the background of another, where it has none of its own.
  ///
  /// A role whose background is that of ordinary text has none; one whose colour could not be read
  /// there takes that of the other.
  package func looks(on ground: Role) -> [Role: Style] {
    var looks: [Role: Style] = [:]
    for role in Role.allCases {
      var style = self[role]
      let isOwn = style.background != .standard && style.background != self[.text].background
      if !isOwn, role != ground {
        style.background = self[ground].background
        // The terminal's own text is meant for its own background.
        let isUnfit =
          style.foreground == .standard
          ? style.background != .standard : style.foreground.isTooLike(style.background)
        if isUnfit {
          style.foreground = self[ground].foreground
        }
      }
      looks[role] = style
    }
    return looks
  }
}

extension Theme {
  /// Whether its colours are hard to read on a light terminal, of whose background it makes use.
  package var isPaleOnLight: Bool {
    let white = Color.rgb(255, 255, 255)
    return self[.text].background == .standard
      && [Role.accent, .title].contains { self[$0].foreground.isTooLike(white) }
  }
}

extension Color {
  /// Whether text of this colour could hardly be read on another; false where one of the two is the
  /// terminal's own, which is not known.
  fileprivate func isTooLike(_ background: Color) -> Bool {
    guard let one = luminance, let other = background.luminance else { return false }
    // What the Web Content Accessibility Guidelines ask for what is large.
    return (max(one, other) + 0.05) / (min(one, other) + 0.05) < 3
  }
}
