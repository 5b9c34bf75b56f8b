internal import Curation
internal import Provenance
internal import Scorers
internal import Terminal

/// Marked pictures side by side, and what tells them apart.
enum CompareScreen {
  /// Draws the pictures, and below each its scores and what is not the same in all.
  static func draw(
    _ state: BrowserState, thumbnail: (PictureID, Rectangle) -> Thumbnail?,
    with painter: inout Painter
  ) {
    let pictures = state.compared.map { state.gallery[$0] }
    guard !pictures.isEmpty else { return }
    let layout = CompareLayout(state)
    if let area = layout.prompt {
      let prompt = pictures[0].prompt.map { String($0.prefix(4096)).onOneLine }
      painter.write(
        prompt ?? "no prompt is known for these pictures", prompt == nil ? .muted : .title,
        row: area.row, column: area.column, columns: area.columns)
    }
    let captions = CompareText(state: state, pictures: pictures, layout: layout).captions
    for (index, picture) in pictures.enumerated() {
      PictureBox.draw(
        picture, in: layout.pictures[index], state: state, thumbnail: thumbnail, with: &painter)
      let area = layout.captions[index]
      for (row, line) in captions[index].prefix(area.rows).enumerated() {
        painter.write(line, row: area.row + row, column: area.column, columns: area.columns)
      }
    }
  }
}
