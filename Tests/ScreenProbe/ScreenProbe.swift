internal import Foundation
internal import Terminal

/// A program that shows what a terminal does: its size, the keys that come, one picture.
///
/// For tests and for trying a terminal by hand.
@main
struct ScreenProbe {
  static func main() {
    var options = CursesScreen.Options()
    options.stopsOnControlZ = true
    do {
      let screen = try CursesScreen.open(options: options)
      run(screen)
      screen.close()
      print("left")
    } catch {
      FileHandle.standardError.write(Data("\(error.description)\n".utf8))
      exit(1)
    }
  }

  private static func run(_ screen: CursesScreen) {
    var state = State()
    while true {
      screen.show(state.frame(size: screen.size, capabilities: screen.capabilities))
      guard let key = screen.nextKey(milliseconds: 500) else { continue }
      state.keys.append(key)
      switch key {
      case .character("q"), .hangUp: return
      case .character("!"): abort()
      case .character("@"): exit(3)
      case .character("-"): state.shift -= 1
      case .character("+"): state.shift += 1
      case .character("p"): state.hasPopup.toggle()
      case .control("l"): screen.invalidate()
      default: break
      }
    }
  }
}

/// What the program shows.
private struct State {
  var keys: [Key] = []
  var shift = 0
  var hasPopup = false

  func frame(size: Size, capabilities: Capabilities) -> Frame {
    let theme = Theme.builtIn.adapted(to: capabilities)
    var frame = Frame(size: size)
    frame.write(
      "screen-probe \(size.rows)x\(size.columns)", at: Position(row: 0, column: 1), theme[.title])
    frame.write("\(capabilities.graphics)", at: Position(row: 1, column: 1), theme[.muted])
    frame.write(
      "\(capabilities.colors) colours, cell \(capabilities.cell.width)x\(capabilities.cell.height)",
      at: Position(row: 2, column: 1), theme[.text])
    frame.write(
      "wide 漢字 é ★ 🐱 \u{1B}[31mcontrol\u{7}", at: Position(row: 3, column: 1), theme[.accent])
    for (index, role) in Role.allCases.enumerated() {
      frame.write(
        " \(role.rawValue) ", at: Position(row: 5 + index / 2, column: 1 + index % 2 * 18),
        theme[role])
    }
    for index in 0..<3 {
      let area = Rectangle(row: 5 + shift, column: 40 + index * 18, rows: 8, columns: 16)
      let bytes = Self.picture(
        width: area.columns * capabilities.cell.width,
        height: area.rows * capabilities.cell.height / 6 * 6, color: index)
      frame.place(ImagePlacement(area: area, key: "\(index)", bytes: bytes))
    }
    if hasPopup {
      let area = Rectangle(row: 8, column: 50, rows: 6, columns: 20)
      frame.uncover(area)
      frame.fill(area, with: Cell(" ", theme[.popup]))
      frame.write("a popup", at: Position(row: 10, column: 56), theme[.popupTitle])
    }
    let last = keys.last.map { "\($0)" } ?? "none"
    frame.fill(
      Rectangle(row: size.rows - 1, column: 0, rows: 1, columns: size.columns),
      with: Cell(" ", theme[.status]))
    frame.write(
      "key \(keys.count): \(last)", at: Position(row: size.rows - 1, column: 1), theme[.status])
    return frame
  }

  /// A picture of stripes in one colour and white.
  static func picture(width: Int, height: Int, color: Int) -> [UInt8] {
    let colors = ["2;90;20;20", "2;20;80;30", "2;25;35;90"]
    var text = "\u{1B}P0;0;0q\"1;1;\(width);\(height)#1;2;100;100;100#2;\(colors[color % 3])"
    for band in 0..<(height / 6) {
      text += band % 4 == 0 ? "#1" : "#2"
      text += "!\(width)~-"
    }
    text.removeLast()
    return Array((text + "\u{1B}\\").utf8)
  }
}
