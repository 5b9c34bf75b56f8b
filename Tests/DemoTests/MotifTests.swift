import Demo
import Testing

@Suite("Motifs and their faults") struct MotifTests {
  @Test("A prompt says how many of what, in which colour and where")
  func prompts() {
    #expect(Motif(3, .red, .star, .night).prompt == "three red stars in a starry night")
    #expect(
      Motif(1, .blue, .cup, .table, .left).prompt == "one blue cup on a wooden table, on the left")
    #expect(Motif(2, .pink, .fish, .water).prompt == "two pink fish under water")
    #expect(Set(Motif.all.map(\.prompt)).count == Motif.all.count)
  }

  @Test("At least 500 motifs are kept for trials, and none of them is drawn for training")
  func keptForTrials() {
    let kept = Motif.all.filter(\.isKeptForTrials)
    #expect(kept.count >= 500 && kept.count * 4 < Motif.all.count)
    let training = DrawnGallery.motifs(10_000, keptForTrials: false, seed: 1)
    #expect(training.count == 10_000 && Set(training).isDisjoint(with: kept))
    #expect(Set(DrawnGallery.motifs(500, keptForTrials: true, seed: 2)).count == 500)
    for motif in kept {
      guard let side = motif.side else { continue }
      var mirrored = motif
      mirrored.side = side == .left ? .right : .left
      #expect(mirrored.isKeptForTrials, "training mirrors pictures")
    }
  }

  @Test("A picture is as good as its faults let it be")
  func quality() {
    let motif = Motif(2, .pink, .fish, .water)
    #expect(Depiction(motif, faults: []).quality == 0)
    for fault in Fault.allCases {
      #expect(Depiction(motif, faults: [fault]).quality == -fault.cost && fault.cost > 0)
    }
    #expect(
      Depiction(motif, faults: [.color, .blur]).quality == -Fault.color.cost - Fault.blur.cost)
  }

  @Test("Better generators make better pictures; faults are such that can be seen side by side")
  func generators() {
    let motifs = DrawnGallery.motifs(500, keptForTrials: false, seed: 3)
    let gallery = DrawnGallery(of: motifs, each: 4, seed: 3, side: 16)
    func mean(_ generator: Generator) -> Double {
      let own = gallery.pictures.map(\.picture).filter { $0.generator == generator }
      return Double(own.reduce(0) { $0 + $1.depiction.quality }) / Double(own.count)
    }
    #expect(mean(.good) > mean(.middling) + 0.3 && mean(.middling) > mean(.poor) + 0.3)
    for named in gallery.pictures {
      let depiction = named.picture.depiction
      let faults = Set(depiction.faults)
      #expect(faults.count == depiction.faults.count)
      #expect(!faults.contains(.side) || depiction.motif.side != nil)
      #expect(!faults.contains(.missing) || faults.isDisjoint(with: [.count, .color, .subject]))
    }
  }
}
