internal import Terminal

/// How the trial of a prompt divides the screen.
struct WhatIfLayout {
  /// Who ranks, and how far it is.
  let heading: Rectangle
  /// The prompt, two rows a line.
  let editor: Rectangle
  let prompt: PromptLines
  /// The strongest words on one row; `nil` where they have a table, or no room.
  let strongest: Rectangle?
  /// What each word is worth; `nil` on a narrow screen.
  let table: Rectangle?
  /// The pictures.
  let grid: GridLayout

  private static let tableColumns = 34

  /// A trial on a state's screen.
  init(_ state: BrowserState, _ trial: PromptTrial) {
    let body = ScreenLayout(state.size).body
    let inner = max(1, body.columns - 2)
    heading = Rectangle(row: body.row, column: 1, rows: 1, columns: inner)
    prompt = PromptLines(trial, columns: inner - 1, glyphs: Glyphs(state.capabilities))
    // The pictures keep half of the screen, and a long prompt is scrolled.
    let lines = max(1, min(prompt.lines.count, (body.rows / 2 - 1) / 2))
    editor = Rectangle(row: body.row + 1, column: 1, rows: lines * 2, columns: inner)
    let hasTable = body.columns >= 110
    let hasStrongest = !hasTable && body.rows >= 12
    strongest =
      hasStrongest ? Rectangle(row: editor.endRow, column: 1, rows: 1, columns: inner) : nil
    let top = editor.endRow + (hasStrongest ? 1 : 0)
    let rows = max(0, body.endRow - top)
    let start = hasTable ? Self.tableColumns : 0
    table =
      hasTable ? Rectangle(row: top, column: 1, rows: rows, columns: Self.tableColumns - 3) : nil
    let cell = state.capabilities.cell
    grid = GridLayout(
      Rectangle(row: top, column: start, rows: rows, columns: max(1, body.columns - start - 1)),
      aspect: Double(max(1, cell.height)) / Double(max(1, cell.width)), scorers: 2,
      pictures: trial.pictures.count)
  }

  /// The first line of the prompt that is visible, so that its cursor is.
  var firstLine: Int {
    let visible = editor.rows / 2
    return min(max(0, prompt.cursorLine - visible + 1), max(0, prompt.lines.count - visible))
  }
}
