/// What a part of the screen means; a theme says how that looks.
package enum Role: String, Sendable, Hashable, CaseIterable {
  /// Ordinary text.
  case text
  /// Text that matters less.
  case muted
  /// Text that matters more.
  case accent
  /// A screen's or a pane's heading.
  case title
  /// Frames around panes and pictures.
  case border
  /// The frame around the pane that has the keys.
  case borderFocused
  /// The picture or line under the cursor.
  case cursor
  /// The chosen line of a list that does not have the keys.
  case selection
  /// What is marked.
  case marked
  case accepted
  case rejected
  case undecided
  case star
  /// A bar for a score.
  case bar
  /// The bar of the best of its group.
  case barBest
  /// What is still being computed.
  case pending
  /// What went wrong.
  case fault
  /// The line at the bottom.
  case status
  /// A key's name in the bottom line and in help.
  case statusKey
  /// A window over the screen.
  case popup
  case popupTitle
  case popupBorder
  /// A line in which one types.
  case input
  /// What a search found.
  case match
  /// What raises a score.
  case gain
  /// What lowers a score.
  case loss
}
