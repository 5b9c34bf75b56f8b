package import Imaging

/// A picture as an imaginary generator makes it, with what it would write into the file.
package struct DrawnPicture: Sendable {
  package let depiction: Depiction
  package let generator: Generator
  /// Tells it from other pictures of the same prompt; as generators have it, of 32 bits.
  package let seed: UInt32
  private let sampler: String
  private let steps: Int

  /// The next picture of a motif that the dice give.
  init(of motif: Motif, _ dice: inout Dice) {
    generator = dice.pick(Generator.allCases)
    seed = UInt32(truncatingIfNeeded: dice.bits() >> 32)
    sampler = dice.pick(["Euler a", "DPM++ 2M", "DDIM", "UniPC"])
    steps = dice.pick([20, 24, 28, 32])
    let count = generator.faultCount(&dice)
    depiction = Depiction(motif, faults: Depiction.faults(count, in: motif, &dice))
  }

  private var painting: Painting { Painting(depiction, seed: UInt64(seed)) }

  /// What there is to see.
  package var shown: Depiction.Shown { painting.shown }

  /// The picture, `side` pixels along an edge; painted here.
  package func bitmap(side: Int) -> Bitmap { painting.bitmap(side: side) }

  /// The PNG, `side` pixels along an edge; painted here.
  package func file(side: Int) throws(ImagingError) -> [UInt8] {
    try PNGEncoder.encode(
      bitmap(side: side), keyword: "parameters", text: infotext(side: side))
  }

  /// What Automatic1111's web UI would write.
  func infotext(side: Int) -> String {
    """
    \(depiction.motif.prompt)
    Negative prompt: blurry, noisy, deformed
    Steps: \(steps), Sampler: \(sampler), CFG scale: 7, Seed: \(seed), Size: \(side)x\(side), \
    Model: \(generator.rawValue)
    """
  }
}
