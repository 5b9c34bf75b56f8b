import Foundation
import Terminal
import TestSupport
import Testing

extension CursesScreenTests {
  /// What tmux answers that was built with sixel.
  private static var tmux: TerminalProfile {
    var profile = TerminalProfile(attributes: "?1;2;4c")
    profile.givesCell = true
    return profile
  }

  /// A folder with a `tmux` that names the features of its terminal, as tmux 3.4 does.
  private static func tmux(saying features: String) throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    let script =
      "#!/bin/sh\n[ \"$*\" = \"display-message -p #{client_termfeatures}\" ] && echo \(features)\n"
    try folder.write("tmux", Array(script.utf8))
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o755], ofItemAtPath: folder.path("tmux"))
    return folder
  }

  private static func variables(_ folder: TemporaryFolder) -> [String: String] {
    ["TMUX": "/tmp/tmux,1,0", "PATH": folder.url.path + ":/usr/bin:/bin"]
  }

  @Test("In tmux with sixel the pictures of a row go out as one, and moving them leaves nothing")
  func joinedPictures() throws {
    let terminal = try PseudoTerminal(profile: Self.tmux)
    let folder = try Self.tmux(saying: "256,clipboard,sixel,title")
    let screen = try Self.open(terminal, environment: Self.variables(folder))
    #expect(screen.capabilities.joinsPictures)
    let bytes = Self.bytes(terminal, screen, Self.gallery(screen))
    #expect(bytes.count(of: Self.sixelStart) == 1)
    #expect(terminal.screen.pictures == 1)
    // From the first picture's left edge to the last one's right one.
    #expect(terminal.screen.pictureCells == 6 * (3 * 14 + 12))
    for row in [4, 3, 9, 2] {
      let moved = Self.bytes(terminal, screen, Self.gallery(screen, row: row))
      #expect(moved.count(of: Self.sixelStart) == 1)
      #expect(terminal.screen.pictureCells == 6 * (3 * 14 + 12))
    }
    #expect(
      !Self.bytes(terminal, screen, Self.gallery(screen, score: "+1.07", row: 2))
        .contains(Self.sixelStart))
    screen.close()
  }

  @Test("Text between pictures keeps them apart")
  func parted() throws {
    let terminal = try PseudoTerminal(profile: Self.tmux)
    let folder = try Self.tmux(saying: "sixel")
    let screen = try Self.open(terminal, environment: Self.variables(folder))
    var frame = Self.gallery(screen)
    frame.write("│", at: Position(row: 4, column: 33))
    let bytes = Self.bytes(terminal, screen, frame)
    #expect(bytes.count(of: Self.sixelStart) == 2)
    #expect(terminal.screen.lines[4].contains("│"))
    screen.close()
  }

  @Test("Where tmux's own terminal has no sixel, or tmux says nothing, blocks are drawn")
  func withoutSixel() throws {
    for features in ["256,clipboard,title", ""] {
      let terminal = try PseudoTerminal(profile: Self.tmux)
      let folder = try Self.tmux(saying: features)
      let screen = try Self.open(terminal, environment: Self.variables(folder))
      #expect(screen.capabilities.graphics == .blocks)
      screen.close()
    }
  }
}
