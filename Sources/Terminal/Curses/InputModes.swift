/// What a terminal is asked to send beside keys: the mouse, and text that is pasted as such.
struct InputModes {
  /// The bytes that ask for it.
  let begin: [UInt8]
  /// The bytes that ask for it no more.
  let end: [UInt8]

  /// The modes for a terminal of `type`.
  init(type: String, takesMouse: Bool) {
    // Consoles and terminals that are older than these modes may show what they do not know.
    guard !type.hasPrefix("linux"), !type.hasPrefix("vt"), type != "dumb" else {
      (begin, end) = ([], [])
      return
    }
    // Buttons and wheel; with numbers of any size; brackets around pasted text.
    let modes = (takesMouse ? [1000, 1006] : []) + [2004]
    begin = modes.flatMap { Array("\u{1B}[?\($0)h".utf8) }
    end = modes.reversed().flatMap { Array("\u{1B}[?\($0)l".utf8) }
  }
}
