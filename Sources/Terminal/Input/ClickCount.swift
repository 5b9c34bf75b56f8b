/// Tells single clicks from double ones.
struct ClickCount {
  /// Two clicks within this time make a double click.
  private static let doubleClickTime = Duration.milliseconds(400)

  /// The last click, where it is not the second half of a double one.
  private var last: (position: Position, time: ContinuousClock.Instant)?

  /// A click, or the second half of a double click.
  mutating func count(_ event: MouseEvent, at now: ContinuousClock.Instant) -> MouseEvent {
    if let last, last.position == event.position,
      last.time.duration(to: now) < Self.doubleClickTime
    {
      self.last = nil
      return MouseEvent(.doubleClick, at: event.position)
    }
    last = (event.position, now)
    return event
  }
}
