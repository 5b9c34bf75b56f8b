import Demo
import Imaging
import Testing

@Suite("Painting") struct PaintingTests {
  private static let motif = Motif(3, .red, .balloon, .hills)

  private func bitmap(_ motif: Motif, faults: [Fault] = [], seed: UInt64 = 7) -> Bitmap {
    Painting(Depiction(motif, faults: faults), seed: seed).bitmap(side: 64)
  }

  /// FNV-1a of the samples.
  private func digest(_ bitmap: Bitmap) -> UInt64 {
    bitmap.samples.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
  }

  @Test(
    "A seed gives the same picture on every machine",
    arguments: [
      (Scenery.table, Subject.apple, [Fault](), UInt64(7_640_594_519_389_254_660)),
      (.hills, .balloon, [.melted], 12_028_414_737_553_935_741),
      (.sea, .boat, [], 6_983_492_417_247_416_064),
      (.night, .star, [.blur], 8_845_937_149_982_589_487),
      (.meadow, .tulip, [], 17_290_011_435_802_974_519),
      (.water, .fish, [.noise], 10_479_294_573_046_195_279),
      (.snow, .house, [], 18_152_432_806_071_509_084),
      (.table, .pear, [], 10_819_222_240_951_369_605),
      (.table, .cup, [], 3_075_080_236_535_954_734),
      (.meadow, .mushroom, [], 4_426_912_385_527_839_110),
    ])
  func isDeterministic(scenery: Scenery, subject: Subject, faults: [Fault], golden: UInt64) {
    let picture = bitmap(Motif(2, .red, subject, scenery), faults: faults)
    #expect(digest(picture) == golden, "\(digest(picture))")
  }

  @Test("Another seed gives another picture of the same")
  func seeds() {
    #expect(bitmap(Self.motif, seed: 1) != bitmap(Self.motif, seed: 2))
  }

  @Test("Each fault can be seen", arguments: Fault.allCases)
  func faults(fault: Fault) {
    let motif = Motif(2, .blue, .pear, .table, .left)
    let (good, bad) = (bitmap(motif), bitmap(motif, faults: [fault]))
    let changed = zip(good.samples, bad.samples).count { abs(Int($0) - Int($1)) > 12 }
    #expect(changed > good.samples.count / 100, "\(changed) samples")
  }

  @Test("What a prompt puts on one side is there", arguments: Subject.allCases)
  func sides(subject: Subject) {
    // The scenery alone is the same picture without the subjects.
    for (side, columns) in [(Side.left, 32..<64), (.right, 0..<32)] {
      let motif = Motif(3, .red, subject, .table, side)
      let (shown, empty) = (bitmap(motif), bitmap(motif, faults: [.missing]))
      let strays = columns.reduce(0) { sum, column in
        sum
          + (0..<40).count { row in
            let place = 3 * (64 * row + column)
            return abs(Int(shown.samples[place]) - Int(empty.samples[place])) > 40
          }
      }
      #expect(shown != empty && strays == 0)
    }
  }
}
