extension CursesScreen {
  /// What a program may want otherwise.
  package struct Options: Sendable {
    /// Handles the window, stop and end signals, and restores the terminal after a crash.
    package var handlesSignals = true
    /// Ctrl-Z stops the program instead of being a key.
    package var stopsOnControlZ = false
    /// Clicks and the wheel come as keys; else they are the terminal's own.
    package var takesMouse = true
    /// Pictures are drawn where the terminal can show any.
    package var drawsPictures = true
    /// How long the terminal may take to say what it can do.
    package var probeMilliseconds = 1000
    /// After so many bytes of pictures it looks for keys, then goes on.
    package var pictureBytesAtOnce = 256 * 1024
    /// How many bytes of pixels a terminal that keeps pictures is to keep; kitty has room for 320 MB.
    package var keptPictureBytes = 128 << 20

    /// The usual options.
    package init() {}
  }
}
