internal import Curation
internal import Terminal

/// One picture, or what is said in its place.
enum PictureBox {
  /// Draws the picture in the middle of `box`; one that cannot be read leaves its reason there.
  static func draw(
    _ picture: Picture, in box: Rectangle, state: BrowserState,
    thumbnail: (PictureID, Rectangle) -> Thumbnail?, with painter: inout Painter
  ) {
    if let fault = picture.fault {
      draw(fault, of: picture, in: box, with: &painter)
      return
    }
    let area = PictureFit.area(of: picture.pixels, in: box, on: state.capabilities)
    if let thumbnail = thumbnail(picture.id, area) {
      painter.draw(thumbnail, in: area)
    } else if state.capabilities.graphics == .none {
      var lines = [name(of: picture, box.columns, painter)]
      if let size = picture.pixels {
        lines.append(Line("\(size.width)\(painter.glyphs.times)\(size.height)", .muted))
      }
      painter.writeCentered(lines, in: box)
    } else {
      painter.writeCentered([Line(painter.glyphs.pending, .pending)], in: box)
    }
  }

  private static func draw(
    _ fault: String, of picture: Picture, in box: Rectangle, with painter: inout Painter
  ) {
    let columns = max(1, box.columns - 2)
    let reason = "\(painter.glyphs.broken) \(String(fault.prefix(1000)))"
      .wrapped(to: columns, limit: max(1, box.rows - 1), ellipsis: painter.glyphs.ellipsis)
      .map { Line($0, .fault) }
    let lines = (reason + [name(of: picture, columns, painter)]).prefix(max(0, box.rows))
    let top = box.row + (box.rows - lines.count) / 2
    for (index, line) in lines.enumerated() {
      painter.write(line, row: top + index, column: box.column + 1, columns: columns)
    }
  }

  private static func name(of picture: Picture, _ columns: Int, _ painter: Painter) -> Line {
    Line(picture.name.truncated(to: columns, ellipsis: painter.glyphs.ellipsis), .muted)
  }
}
