import Foundation
import Tensors
import TestSupport
import Testing

@Suite("Checkpoints that were tampered with")
struct MutationTests {
  enum Form: CaseIterable {
    case safeTensors, torch, nested, deflated, wide, legacy

    var file: [UInt8] {
      let tensors = SampleTensor.sample
      return switch self {
      case .safeTensors: CheckpointWriter.safeTensors(tensors)
      case .torch: CheckpointWriter.torch(tensors)
      case .nested: CheckpointWriter.torch(tensors, under: "state_dict")
      case .deflated: CheckpointWriter.torch(tensors, .deflated)
      case .wide: CheckpointWriter.torch(tensors, .wide)
      case .legacy: CheckpointWriter.legacyTorch(tensors)
      }
    }
  }

  @Test("Each of 500 is a named error or harmless", arguments: Form.allCases)
  func small(form: Form) throws {
    let file = form.file
    let folder = try TemporaryFolder()
    var noise = Noise(seed: 7)
    var failures = 0
    for _ in 0..<500 {
      if try failure(noise.mutant(of: file), in: folder) != nil { failures += 1 }
    }
    #expect(failures > 100)
  }

  @Test("Each byte of a pickle set to any extreme is a named error or harmless")
  func pickles() throws {
    let folder = try TemporaryFolder()
    let file = CheckpointWriter.torch(SampleTensor.sample)
    let start = try #require(file.indices.first { file[$0...].starts(with: [0x80, 2, 0x63]) })
    for place in start..<start + 300 {
      for byte: UInt8 in [0, 0x7F, 0x80, 0xFF, UInt8(ascii: "R"), UInt8(ascii: "(")] {
        var mutant = file
        mutant[place] = byte
        _ = try failure(mutant, in: folder)
      }
    }
  }

  @Test(
    "Of published files each of 100 is a named error or harmless",
    .enabled(if: Reference.isPresent, "the reference data is not beside the package"),
    arguments: ["clip-tiny-torchscript.pt", "sac+logos+ava1-l14-linearMSE.pth"])
  func published(name: String) throws {
    let file = try Reference.bytes("weights/\(name)")
    let folder = try TemporaryFolder()
    let path = try folder.write("model.pt", file)
    let handle = try FileHandle(forUpdating: URL(filePath: path))
    var noise = Noise(seed: 11)
    // Only the pickle and the list of entries have any structure; they are at the two ends.
    let structured = Array(0..<8192) + Array(file.count - 24576..<file.count)
    for _ in 0..<100 {
      let places = (0..<3).map { _ in structured[Int(noise.next() % UInt64(structured.count))] }
      for place in places {
        try handle.seek(toOffset: UInt64(place))
        try handle.write(contentsOf: [UInt8(truncatingIfNeeded: noise.next())])
      }
      do throws(CheckpointError) {
        let checkpoint = try Checkpoint.open(path)
        // Large ones would only take time.
        for name in checkpoint.names
        where checkpoint.shape(of: name)?.reduce(1, *) ?? 0 < 20_000 {
          _ = try checkpoint.tensor(name)
        }
      } catch {
        #expect(error.path == path)
      }
      for place in places {
        try handle.seek(toOffset: UInt64(place))
        try handle.write(contentsOf: [file[place]])
      }
    }
    #expect(try Checkpoint.open(path).names.count >= 10)
  }
}
