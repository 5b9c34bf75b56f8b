import Foundation
import TestSupport
import Testing

@Suite("A pull that is killed")
struct KilledPullTests {
  @Test("Killed at any moment, fifteen times, and started again it ends with a verified file")
  func killed() throws {
    let person = try PulledWeights()
    let bytes = PulledWeights.bytes(6_000_000)
    let server = try LoopbackServer { request, _ in
      .file(bytes, for: request, piece: 16_384, pause: 2)
    }
    let entry = PulledWeights.Entry("a.pt", at: server.address("a"), bytes)
    try person.publish("clip", entry, vocabulary: .init("v.gz", at: server.address("a"), bytes))
    var generator = SystemRandomNumberGenerator()
    for turn in 0..<15 {
      let process = try start(person)
      if turn.isMultiple(of: 2) {
        // At any moment, also before the first byte.
        usleep(UInt32.random(in: 0..<80_000, using: &generator))
      } else {
        let wanted = arrived(person) + Int.random(in: 1..<400_000, using: &generator)
        while process.isRunning, arrived(person) < wanted { usleep(500) }
      }
      kill(process.processIdentifier, SIGKILL)
      process.waitUntilExit()
      // Under its own name there is a whole file or none.
      if let whole = person.content("clip/a.pt") { #expect(whole == bytes) }
    }
    let last = try start(person)
    last.waitUntilExit()
    #expect(last.terminationStatus == 0)
    #expect(person.content("clip/a.pt") == bytes)
    #expect(person.files("clip") == ["a.pt", "v.gz"])
    #expect(try person.run("verify", "clip").status == 0)
    // It went on from where it was.
    #expect(server.requests.contains { ($0.rangeStart ?? 0) > 0 })
  }

  private func start(_ person: PulledWeights) throws -> Process {
    let process = Process()
    process.executableURL = URL(filePath: try Program.path)
    process.arguments = ["weights", "pull", "clip"]
    process.environment = Program.environment(
      home: person.home, weights: person.weights.url.path)
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    return process
  }

  /// Bytes of the checkpoint that are on the disk.
  private func arrived(_ person: PulledWeights) -> Int {
    let attributes = try? FileManager.default.attributesOfItem(
      atPath: person.weights.path("clip/.a.pt.partial"))
    return (attributes?[.size] as? NSNumber)?.intValue ?? 0
  }
}
