import Foundation
import TestSupport
import Testing

@Suite(
  "Importing damaged checkpoints",
  .enabled(if: Reference.isPresent, "the reference data is not beside the package"))
struct DamagedWeightsTests {
  @Test(
    "Each is refused by name or works, and a refused one leaves nothing",
    arguments: CheckpointForm.allCases)
  func importing(form: CheckpointForm) throws {
    let home = try TemporaryFolder()
    let clip = Reference.file("weights/clip-tiny-torchscript.pt")
    let head = SampleHead(width: 64).tensors
    var noise = Noise(seed: 31)
    for number in 0...6 {
      let weights = try TemporaryFolder()
      try FileManager.default.createDirectory(
        atPath: weights.path("clip"), withIntermediateDirectories: true)
      try FileManager.default.createSymbolicLink(
        atPath: weights.path("clip/ViT-L-14.pt"), withDestinationPath: clip.path)
      var files = form.files(head)
      if number > 0 {
        let place = Int.random(in: files.indices, using: &noise)
        files[place].bytes = noise.mutant(of: files[place].bytes)
      }
      let paths = try files.map { try home.write("\(number)/\($0.name)", $0.bytes) }
      let run = try Program.run(
        ["weights", "import"] + paths + ["--as", "aesthetic"], home: home,
        weights: weights.url.path)
      // A signal would be another number.
      #expect(run.status == 0 || run.status == 1)
      if number == 0 { #expect(run.status == 0, "\(run.messages)") }
      guard run.status == 1 else { continue }
      #expect(run.messages.contains(home.path("\(number)/")), "\(run.messages)")
      #expect(!FileManager.default.fileExists(atPath: weights.path("aesthetic")))
    }
  }
}
