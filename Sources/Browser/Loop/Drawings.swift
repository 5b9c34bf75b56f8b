internal import Curation
internal import Imaging
internal import Terminal

/// Drawings as frames take them: placements of sixel, or cells of half blocks.
final class Drawings {
  let shelf: DrawingShelf
  private var lastWish: [DrawingRequest] = []

  /// Drawings from a shelf.
  init(shelf: DrawingShelf) {
    self.shelf = shelf
  }

  /// Asks for what a state's screen needs, where that is something else than before.
  func want(_ state: BrowserState) {
    let wish = wantedThumbnails(state).compactMap { wanted in
      Self.form(wanted.area, on: state.capabilities)
        .map { DrawingRequest(picture: wanted.picture, form: $0) }
    }
    guard wish != lastWish else { return }
    lastWish = wish
    shelf.want(wish)
  }

  /// What there is to draw of a picture; `nil` while there is nothing.
  func thumbnail(of id: PictureID, in area: Rectangle, on capabilities: Capabilities) -> Thumbnail?
  {
    guard let form = Self.form(area, on: capabilities),
      let drawing = shelf.drawing(DrawingRequest(picture: id, form: form))
    else { return nil }
    switch drawing.content {
    case .sixel(let bytes):
      let key = "\(id.rawValue) \(drawing.width)×\(drawing.height)"
      return .placement(ImagePlacement(area: area, key: key, bytes: bytes))
    case .blocks(let blocks):
      return .cells(blocks.rows.map { $0.map(Self.cell) })
    }
  }

  /// What pictures in an area are made into; `nil` where the terminal shows none.
  private static func form(
    _ area: Rectangle, on capabilities: Capabilities
  ) -> DrawingRequest.Form? {
    let cell = capabilities.cell
    switch capabilities.graphics {
    case .sixel(let registers, _):
      return .sixel(
        width: area.columns * cell.width, height: area.rows * cell.height,
        colors: min(256, registers))
    case .blocks:
      return .blocks(columns: area.columns, rows: area.rows)
    case .none: return nil
    }
  }

  private static func cell(_ block: HalfBlocks.Cell) -> Cell {
    Cell(String(HalfBlocks.character), Style(color(block.top), on: color(block.bottom)))
  }

  private static func color(_ color: RGBColor) -> Color {
    .rgb(color.red, color.green, color.blue)
  }
}
