package import Imaging

/// A picture that is painted from a seed: the same one for the same seed, on every machine.
package struct Painting: Sendable {
  package let depiction: Depiction
  package let seed: UInt64

  /// A picture of a depiction; nothing is painted yet.
  package init(_ depiction: Depiction, seed: UInt64) {
    self.depiction = depiction
    self.seed = seed
  }

  // Dice of their own for each part, so that one does not depend on how often another rolled.

  /// What there is to see.
  package var shown: Depiction.Shown {
    var dice = Dice(seed: seed, 1)
    return depiction.shown(&dice)
  }

  /// Paints it, `side` pixels along an edge.
  package func bitmap(side: Int) -> Bitmap {
    let shown = shown
    var canvas = Canvas(side: side)
    var backdrop = Dice(seed: seed, 2)
    let stage = shown.scenery.paint(on: &canvas, &backdrop)
    var places = Dice(seed: seed, 3)
    let frames = Arrangement(shown.count, on: stage, side: shown.side, &places).frames
    for frame in frames {
      let ink = shown.hue.ink(&places)
      Self.ground(frame, stage, on: &canvas)
      if case .water = stage.footing {
        reflect(shown.subject, frame, ink, stage, on: &canvas)
      }
      shown.subject.paint(on: &canvas, in: frame, ink, stage.light)
    }
    var finish = Dice(seed: seed, 4)
    Self.finish(&canvas, &finish)
    for fault in [Fault.melted, .blur, .noise] where depiction.faults.contains(fault) {
      switch fault {
      case .melted: Melting.apply(to: &canvas, reach: finish.number(0.05...0.07), &finish)
      case .blur: Blur.apply(to: &canvas, radius: finish.number(0.011...0.016))
      default: Grain.apply(to: &canvas, strength: finish.number(0.22...0.3), &finish)
      }
    }
    return canvas.bitmap
  }

  /// The shadow or the shine below a subject.
  private static func ground(_ frame: Frame, _ stage: Stage, on canvas: inout Canvas) {
    switch stage.footing {
    case .ground(let ink):
      let away: Float = stage.light.direction.x < 0 ? 0.42 : -0.42
      let center = frame.center + frame.size * Point(away, 0.9)
      let radii = frame.size * Point(1.15, 0.3)
      canvas.paint(.around(center, radii.x, radii.y)) { p in
        ink.covering(0.52 * Curves.step(1, 0.1, Distance.length((p - center) / radii)))
      }
    case .air(let ink):
      let reach = frame.size * 1.7
      let strength = ink.w
      canvas.paint(.around(frame.center, reach, reach)) { p in
        let d = Distance.length(p - frame.center) / reach
        return ink.covering(strength * Curves.step(1, 0.2, d))
      }
    case .water: break
    }
  }

  /// What calm water shows of a subject: upside down, drawn out and broken by ripples.
  private func reflect(
    _ subject: Subject, _ frame: Frame, _ ink: Ink, _ stage: Stage, on canvas: inout Canvas
  ) {
    let line = frame.center.y + frame.size * 0.86
    var mirror = Canvas(side: canvas.side)
    mirror.pixels = canvas.pixels
    subject.paint(on: &mirror, in: frame, ink, stage.light)
    let side = canvas.side
    let source = mirror.pixels
    let reach = frame.size * 1.2
    let top = line - frame.size * 1.86
    let ripple = Float(side) * 0.006
    canvas.paint(
      Box(
        left: frame.center.x - frame.size * 1.1, top: line,
        right: frame.center.x + frame.size * 1.1,
        bottom: line + reach)
    ) { p in
      let depth = (p.y - line) / reach
      let up = max(line - (p.y - line) * 1.5, top)
      let row = min(max(Int(up * Float(side)), 0), side - 1)
      let sway = ripple * Curves.wave(p.y * 46) * (0.4 + depth)
      let column = min(max(Int(p.x * Float(side) + sway), 0), side - 1)
      let seen = source[row * side + column].lit(0.86)
      let sides = Curves.step(1.1, 0.8, abs(p.x - frame.center.x) / frame.size)
      return seen.covering(0.5 * (1 - depth) * sides)
    }
  }

  /// The canvas's own texture, and a little less light in the corners.
  private static func finish(_ canvas: inout Canvas, _ dice: inout Dice) {
    let noise = Noise(&dice)
    let warmth = dice.number(-0.025...0.025)
    let weave = dice.number(0.03...0.08)
    canvas.paint { p in
      let corner = p - Point(0.5, 0.5)
      let dark = 0.42 * Curves.step(0.25, 0.85, Distance.length(corner))
      let thread = noise(p.x * 150, p.y * 150) - 0.5
      let light = 1 - dark * 0.6 + weave * thread
      // Multiplying, written as laying over: the ink is what is missing of the light.
      return light > 1
        ? Ink(1, 1, 1, min(light - 1, 1)) : Ink(0.03, 0.02, 0.04, 1 - light)
    }
    let tint = Ink(1 + warmth, 1, 1 - warmth, 1)
    for place in canvas.pixels.indices { canvas.pixels[place] *= tint }
  }
}
