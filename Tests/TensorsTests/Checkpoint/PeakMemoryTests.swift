import Foundation
import Tensors
import TestSupport
import Testing

@Suite("Checkpoints that were tampered with, in a process of their own")
struct PeakMemoryTests {
  /// What a process may have beside the files' own size.
  private static let allowance = 256_000_000

  /// What became of one checkpoint.
  private struct Outcome {
    let peak: Int
    let isLoaded: Bool
    let text: String
  }

  /// Has a process of its own open checkpoints, one after the other.
  private func outcomes(of paths: [String]) throws -> [Outcome] {
    let process = Process()
    process.executableURL = URL(filePath: try #require(BuiltProgram.path("checkpoint-probe")))
    process.arguments = paths
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    let lines = String(decoding: data, as: UTF8.self).split(separator: "\n")
    #expect(
      process.terminationReason == .exit,
      "it crashed on \(paths[min(lines.count, paths.count - 1)])")
    #expect(process.terminationStatus == 0)
    return try lines.map { line in
      let words = line.split(separator: " ", maxSplits: 2)
      return Outcome(
        peak: try #require(Int(words[0])), isLoaded: words[1] == "ok", text: String(words[2]))
    }
  }

  @Test(
    "Each of a hundred is a named error or an honest load, in little memory",
    arguments: CheckpointForm.allCases)
  func mutations(form: CheckpointForm) throws {
    let folder = try TemporaryFolder()
    var noise = Noise(seed: 23)
    let sample = SampleTensor.sample
    var paths: [String] = []
    var sizes: [Int] = []
    for number in 0...100 {
      var files = form.files(sample)
      // The last is the whole one; in several files any of them is damaged.
      if number < 100 {
        let place = Int.random(in: files.indices, using: &noise)
        files[place].bytes = noise.mutant(of: files[place].bytes)
      }
      let written = try files.map { try folder.write("\(number)/\($0.name)", $0.bytes) }
      paths.append(try #require(written.last))
      sizes.append(files.reduce(0) { $0 + $1.bytes.count })
    }
    let outcomes = try outcomes(of: paths)
    #expect(outcomes.count == paths.count)
    #expect(outcomes.last?.isLoaded == true)
    for (outcome, (path, size)) in zip(outcomes, zip(paths, sizes)) {
      #expect(outcome.peak <= size + Self.allowance)
      // An error names the file, or the part of it.
      let folder = URL(filePath: path).deletingLastPathComponent().path
      #expect(outcome.isLoaded || outcome.text.hasPrefix(folder), "\(outcome.text)")
    }
    #expect(outcomes.count { !$0.isLoaded } > 20)
  }

  /// Small files that ask for much memory.
  enum Bomb: CaseIterable {
    case zeros, tooManyZeros, sharedZeros, repeated, lists, strings, tensors

    /// The file, and whether it may be loaded.
    var file: (bytes: [UInt8], mayLoad: Bool) {
      func tensor(_ count: Int, of storage: Int, strides: [Int] = [1]) -> [UInt8] {
        PickleWriter.tensor(
          storage: PickleWriter.storage("FloatStorage", "0", count: storage), shape: [count],
          strides: strides)
      }
      func zeros(runs: Int, tensors: Int) -> [UInt8] {
        let count = (1 + 258 * runs) / 4
        var zip = ZipWriter()
        let members = (0..<tensors).map {
          (PickleWriter.string("t\($0)"), tensor(count, of: count))
        }
        zip.add("a/data.pkl", PickleWriter.file(PickleWriter.dictionary(members)))
        zip.addZeros("a/data/0", runs: runs)
        return zip.finished()
      }
      func pickle(_ bytes: [UInt8]) -> [UInt8] {
        CheckpointWriter.torch(pickle: bytes, storages: [])
      }
      switch self {
      case .zeros: return (zeros(runs: 350_000, tensors: 1), true)
      case .tooManyZeros: return (zeros(runs: 2_000_000, tensors: 1), false)
      case .sharedZeros: return (zeros(runs: 300_000, tensors: 20), false)
      case .repeated:
        let state = PickleWriter.dictionary([
          (PickleWriter.string("x"), tensor(24_000_000, of: 1, strides: [0]))
        ])
        return (
          CheckpointWriter.torch(pickle: PickleWriter.file(state), storages: [[0, 0, 0, 0]]), true
        )
      case .lists:
        return (pickle([0x80, 2] + [UInt8](repeating: UInt8(ascii: "]"), count: 1_999_990)), false)
      case .strings:
        let text = [0x8C, 16] + [UInt8](repeating: 0x61, count: 16)
        return (pickle([0x80, 2] + (0..<900_000).flatMap { _ in text }), false)
      case .tensors:
        let entry = #""dtype":"F32","shape":[0],"data_offsets":[0,0]"#
        let entries = (0..<199_999).map { #""\#($0)":{\#(entry)}"# }
        return (
          CheckpointWriter.safeTensors(header: "{" + entries.joined(separator: ",") + "}"), true
        )
      }
    }
  }

  @Test("A small file that asks for much memory does not get it", arguments: Bomb.allCases)
  func bombs(bomb: Bomb) throws {
    let folder = try TemporaryFolder()
    let (bytes, mayLoad) = bomb.file
    let outcome = try #require(outcomes(of: [try folder.write("model.pt", bytes)]).first)
    #expect(outcome.isLoaded == mayLoad, "\(outcome.text)")
    #expect(outcome.peak <= bytes.count + Self.allowance)
  }

  @Test("A file that is cut short while it is open is a named error")
  func cut() throws {
    let folder = try TemporaryFolder()
    let big = SampleTensor("x", [100_000], [Float](repeating: 1, count: 100_000))
    let path = try folder.write("model.safetensors", CheckpointWriter.safeTensors([big]))
    let checkpoint = try Checkpoint.open(path)
    #expect(truncate(path, 5000) == 0)
    let error = #expect(throws: CheckpointError.self) { try checkpoint.tensor("x") }
    #expect(error?.code == .truncated && error?.detail.contains("while it was open") == true)
    // Telling it from others must not touch what is gone either.
    var bytes = 0
    checkpoint.fingerprint { bytes += $0.count }
    #expect(bytes == 0)
  }
}
