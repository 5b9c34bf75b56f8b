import Browser

/// The views in which one types or chooses.
extension KeyScript {
  static let whatIfKeys = KeyScript(
    view: .whatIf,
    steps: [
      .aside("e", shows: "what if +by demo-ImageReward +the prompt as it is"),
      KeyStep("Tab", shows: "what if +by demo-CLIP"), KeyStep("Tab", shows: "by demo-ImageReward"),
      KeyStep("↓", shows: "\n 2 of 5 "), KeyStep("↑", shows: "\n 1 of 5 "),
      KeyStep("PgDn", shows: "\n 4 of 5 "), KeyStep("PgUp", shows: "\n 1 of 5 "),
      KeyStep("Enter", shows: "seed +10"), .aside("q", shows: "what if +by"),
      KeyStep("Ctrl-L", shows: "^(?!.*scribble).*what if +by"),
      KeyStep("Ctrl-U", shows: "another prompt\n\n"),
    ]
      + editing(before: "another prompt\n ?", after: "\n")
      + [
        KeyStep("Ctrl-R", shows: "the prompt as it is\n a red fox\n"),
        KeyStep("Ctrl-C", shows: grid), .aside("e", shows: "what if +by"),
        KeyStep("Esc", shows: grid),
      ])

  static let commandLineKeys = KeyScript(
    view: .commandLine,
    steps: [.aside(":", shows: "move-left +move")]
      + editing(before: "\n:", after: "$")
      + [
        KeyStep("Backspace", shows: grid), .aside(":", shows: "move-left +move"),
        KeyStep("Ctrl-C", shows: grid),
      ])

  static let filterLineKeys = KeyScript(
    view: .filterLine,
    steps: [.aside("/", shows: "all 12 ")]
      + editing(before: "\n/", after: "\n")
      + [
        KeyStep("Backspace", shows: grid), .aside("/", shows: "all 12 "),
        KeyStep("Ctrl-C", shows: grid),
      ])

  static let sortMenuKeys = KeyScript(
    view: .sortMenu,
    steps: [
      .aside("o", shows: "▸ 1 demo-ImageReward"),
      KeyStep("↓", shows: "▸ 2 demo-CLIP"), KeyStep("↑", shows: "▸ 1 demo-ImageReward"),
      KeyStep("j", shows: "▸ 2 demo-CLIP"), KeyStep("k", shows: "▸ 1 demo-ImageReward"),
      KeyStep("3", shows: "sorted by name"), .aside("o", shows: "▸ 3 file name"),
      KeyStep("↑", "Enter", shows: "sorted by demo-CLIP"), .aside("o", shows: "▸ 2 demo-CLIP"),
      KeyStep("Esc", shows: grid),
    ])

  static let helpKeys = KeyScript(
    view: .help,
    steps: [
      .aside("?", shows: "│ Move  "),
      KeyStep("↓", shows: "─ keys ─+┐\n│ ←↓↑→"), KeyStep("↑", shows: "─ keys ─+┐\n│ Move "),
      KeyStep("j", shows: "─ keys ─+┐\n│ ←↓↑→"), KeyStep("k", shows: "─ keys ─+┐\n│ Move "),
      KeyStep("PgDn", shows: "^(?!.*Move)"), KeyStep("PgUp", shows: "─ keys ─+┐\n│ Move "),
      KeyStep("G", shows: "q Ctrl-C +back, quit"), KeyStep("g g", shows: "─ keys ─+┐\n│ Move "),
      KeyStep("End", shows: "q Ctrl-C +back, quit"), KeyStep("Home", shows: "─ keys ─+┐\n│ Move "),
      KeyStep("Ctrl-L", shows: "^(?!.*scribble).*─ keys ─"),
      KeyStep("x", shows: "✓0 ✗0.*\\? keys$"),
    ])
}
