/// How a terminal answers when it is asked what it can do.
package struct TerminalProfile: Sendable {
  /// The answer to `CSI c`, without `ESC [`; `nil` for one that answers nothing at all.
  package var attributes: String?
  /// Whether it gives the size of a cell.
  package var givesCell = false
  /// Its colour registers, `nil` for one that does not know the question.
  package var registers: Int?
  /// Whether it gives the largest picture: the text's own size, within 1000 by 1000 pixels.
  package var givesLargest = false
  /// The state of synchronized updates, `nil` for one that does not know the question.
  package var synchronizedUpdate: Int?
  /// Whether it knows the kitty graphics protocol.
  package var hasKittyGraphics = false
  /// Its background as `RRRR/GGGG/BBBB`, `nil` for one that does not know the question.
  package var background: String?
  /// Pixels of border that the window's size contains.
  package var border = 0

  /// A terminal that answers only this to `CSI c`.
  package init(attributes: String?) {
    self.attributes = attributes
  }

  /// xterm as Debian builds it, started with `-ti vt340`.
  package static func xterm(registers: Int = 1024) -> TerminalProfile {
    var profile = TerminalProfile(attributes: "?63;1;2;4;6;9;15;16;22;28c")
    profile.registers = registers
    profile.givesLargest = true
    profile.synchronizedUpdate = 0
    profile.border = 4
    return profile
  }

  /// A terminal that has everything: sixel, the cell's size and synchronized updates.
  package static var modern: TerminalProfile {
    var profile = TerminalProfile(attributes: "?62;4;22c")
    profile.givesCell = true
    profile.registers = 256
    profile.synchronizedUpdate = 2
    return profile
  }

  /// kitty: graphics of its own, no sixel.
  package static var kitty: TerminalProfile {
    var profile = TerminalProfile(attributes: "?62;c")
    profile.givesCell = true
    profile.synchronizedUpdate = 2
    profile.hasKittyGraphics = true
    return profile
  }

  /// xterm without sixel.
  package static let plain = TerminalProfile(attributes: "?64;1;2;6;9;15;18;21;22c")
  /// One that answers nothing.
  package static let mute = TerminalProfile(attributes: nil)

  /// What it answers to a question, in a window of `model`'s size.
  func answer(to question: String, _ model: TerminalModel) -> String? {
    switch question {
    case "c": return attributes.map { "\u{1B}[" + $0 }
    case "16t" where givesCell: return "\u{1B}[6;\(model.cellHeight);\(model.cellWidth)t"
    case "?1;1;0S": return registers.map { "\u{1B}[?1;0;\($0)S" }
    case "?2;1;0S" where givesLargest:
      let width = min(1000, model.columns * model.cellWidth)
      let height = min(1000, model.rows * model.cellHeight)
      return "\u{1B}[?2;0;\(width);\(height)S"
    case "]11;?": return background.map { "\u{1B}]11;rgb:\($0)\u{1B}\\" }
    case "_Gi=31,s=1,v=1,a=q,t=d,f=24" where hasKittyGraphics: return "\u{1B}_Gi=31;OK\u{1B}\\"
    case "?2026$p": return synchronizedUpdate.map { "\u{1B}[?2026;\($0)$y" }
    default: return nil
    }
  }
}
