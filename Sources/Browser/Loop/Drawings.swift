internal import Curation
internal import Imaging
internal import Terminal

/// Drawings as frames take them: placements of sixel or kitty graphics, or cells of half blocks.
///
/// Over a network every picture is drawn coarsely first, in few colours, and finely once no key was
/// pressed for a moment; one that is shown finely stays so.
final class Drawings {
  let shelf: DrawingShelf
  /// Whether no key was pressed for a moment.
  var isResting = true
  private var lastWish: [DrawingRequest] = []
  /// What is shown finely, in the last frame and in the one that is being made.
  private var fineBefore: Set<DrawingRequest> = []
  private var fineNow: Set<DrawingRequest> = []

  /// Drawings from a shelf.
  init(shelf: DrawingShelf) {
    self.shelf = shelf
  }

  /// Begins a frame: asks for what a state's screen needs, where that is something else than before.
  func beginFrame(of state: BrowserState) {
    (fineBefore, fineNow) = (fineNow, [])
    let wanted = wantedThumbnails(state)
    var wish: [DrawingRequest] = []
    for quality in isFineFirst(on: state.capabilities) ? [Quality.fine] : [.coarse, .fine] {
      for wanted in wanted
      where quality == .coarse || !state.capabilities.isRemote || wanted.isVisible && isResting {
        guard let form = Self.form(wanted.area, quality, on: state.capabilities) else { continue }
        let request = DrawingRequest(picture: wanted.picture, form: form)
        if wish.last != request { wish.append(request) }
      }
    }
    guard wish != lastWish else { return }
    lastWish = wish
    shelf.want(wish)
  }

  /// What there is to draw of a picture; `nil` while there is nothing.
  func thumbnail(of id: PictureID, in area: Rectangle, on capabilities: Capabilities) -> Thumbnail?
  {
    guard let form = Self.form(area, .fine, on: capabilities) else { return nil }
    let fine = DrawingRequest(picture: id, form: form)
    let waits = !isFineFirst(on: capabilities) && !isResting && !fineBefore.contains(fine)
    if waits, let coarse = thumbnail(of: id, in: area, .coarse, on: capabilities) { return coarse }
    if let thumbnail = thumbnail(of: id, in: area, .fine, on: capabilities) {
      fineNow.insert(fine)
      return thumbnail
    }
    return isFineFirst(on: capabilities)
      ? nil : thumbnail(of: id, in: area, .coarse, on: capabilities)
  }

  /// How much is spent on a picture.
  private enum Quality {
    case coarse, fine
  }

  private func thumbnail(
    of id: PictureID, in area: Rectangle, _ quality: Quality, on capabilities: Capabilities
  ) -> Thumbnail? {
    guard let form = Self.form(area, quality, on: capabilities),
      let drawing = shelf.drawing(DrawingRequest(picture: id, form: form))
    else { return nil }
    let key = "\(id.rawValue) \(drawing.width)×\(drawing.height) \(quality)"
    let size = Terminal.PixelSize(width: drawing.width, height: drawing.height)
    switch drawing.content {
    case .sixel(let bytes):
      return .placement(ImagePlacement(area: area, key: key, bytes: bytes))
    case .rgb(let payload):
      let image = KittyImage(size: size, format: .rgb, payload: payload)
      return .placement(ImagePlacement(area: area, key: key, image: image))
    case .png(let payload):
      let image = KittyImage(size: size, format: .png, payload: payload)
      return .placement(ImagePlacement(area: area, key: key, image: image))
    case .blocks(let blocks):
      return .cells(blocks.rows.map { $0.map(Self.cell) })
    }
  }

  /// Whether nothing is drawn twice: blocks are small, and a terminal at hand takes all.
  private func isFineFirst(on capabilities: Capabilities) -> Bool {
    !capabilities.isRemote || capabilities.graphics == .blocks
  }

  /// What pictures in an area are made into; `nil` where the terminal shows none.
  private static func form(
    _ area: Rectangle, _ quality: Quality, on capabilities: Capabilities
  ) -> DrawingRequest.Form? {
    let cell = capabilities.cell
    let (width, height) = (area.columns * cell.width, area.rows * cell.height)
    // Colours are what a picture's bytes go by: 16 take a third of what 256 do.
    var colors = quality == .coarse ? 16 : capabilities.isRemote ? 64 : nil
    if capabilities.joinsPictures, case .sixel(let registers, let largest) = capabilities.graphics {
      // Pictures that stand in one row share the registers.
      let share = max(16, min(256, registers) / max(1, largest.width / max(1, width)))
      colors = min(colors ?? share, share)
    }
    switch capabilities.graphics {
    case .sixel(let registers, _):
      return .sixel(width: width, height: height, colors: min(colors ?? 256, registers))
    case .kitty: return .kitty(width: width, height: height, colors: colors)
    case .blocks: return .blocks(columns: area.columns, rows: area.rows)
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
