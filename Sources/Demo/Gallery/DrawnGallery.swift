internal import Foundation
internal import Synchronization

/// Pictures of several prompts that are drawn into a folder.
package struct DrawnGallery: Sendable {
  /// Every picture, those of a prompt side by side.
  package let pictures: [Named]
  /// Pixels along an edge.
  package let side: Int

  /// A picture and what its file is called.
  package struct Named: Sendable {
    package let name: String
    package let picture: DrawnPicture
  }

  /// Several pictures of each motif, from one seed.
  package init(of motifs: [Motif], each count: Int, seed: UInt64, side: Int) {
    self.side = side
    pictures = motifs.enumerated().flatMap { group, motif in
      var dice = Dice(seed: seed, UInt64(group))
      return (0..<count).map { number in
        let place = String(format: "%05d-%02d.png", group + 1, number + 1)
        return Named(name: place, picture: DrawnPicture(of: motif, &dice))
      }
    }
  }

  /// Motifs for training, or those that are kept for trials; they repeat only once all were there.
  package static func motifs(_ count: Int, keptForTrials: Bool, seed: UInt64) -> [Motif] {
    let all = Motif.all.filter { $0.isKeptForTrials == keptForTrials }
    var dice = Dice(seed: seed, .max)
    var motifs: [Motif] = []
    while motifs.count < count { motifs += dice.shuffled(all) }
    return Array(motifs.prefix(count))
  }

  /// Draws the pictures into a folder, on every core, and lists them there: `prompts.jsonl` says what
  /// each was asked for and `truth.jsonl` what is wrong with it.
  ///
  /// The folder is made where it is not there. The lists come last, so that where they are, all
  /// pictures were; each file is there whole or not at all. Throws where a file cannot be written.
  package func write(to folder: String) throws {
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    for list in ["prompts.jsonl", "truth.jsonl"] {
      try? FileManager.default.removeItem(atPath: folder + "/" + list)
    }
    let failure = Mutex<(any Error)?>(nil)
    DispatchQueue.concurrentPerform(iterations: pictures.count) { index in
      guard failure.withLock({ $0 == nil }) else { return }
      do {
        let bytes = try pictures[index].picture.file(side: side)
        try Data(bytes).write(
          to: URL(filePath: folder + "/" + pictures[index].name), options: .atomic)
      } catch {
        failure.withLock { $0 = $0 ?? error }
      }
    }
    if let error = failure.withLock({ $0 }) { throw error }
    try prompts.write(to: URL(filePath: folder + "/prompts.jsonl"), options: .atomic)
    try truth.write(to: URL(filePath: folder + "/truth.jsonl"), options: .atomic)
  }

  /// What `prompts.jsonl` holds.
  var prompts: Data { get throws { try Self.lines(pictures.map(PromptLine.init)) } }

  /// What `truth.jsonl` holds.
  var truth: Data { get throws { try Self.lines(pictures.map(TruthLine.init)) } }

  private static func lines(_ lines: [some Encodable]) throws -> Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys]
    var text = Data()
    for line in lines {
      text += try encoder.encode(line)
      text += Data("\n".utf8)
    }
    return text
  }
}

/// What a picture was asked for, as a line of `prompts.jsonl`.
private struct PromptLine: Encodable {
  let fileName: String
  let prompt: String

  init(_ named: DrawnGallery.Named) {
    fileName = named.name
    prompt = named.picture.depiction.motif.prompt
  }

  enum CodingKeys: String, CodingKey {
    case fileName = "file_name"
    case prompt
  }
}

/// What is wrong with a picture, as a line of `truth.jsonl`.
private struct TruthLine: Encodable {
  let fileName: String
  let prompt: String
  let faults: [String]
  /// More is better.
  let quality: Int
  let shown: Shown

  /// What there is to see, in the words of prompts.
  struct Shown: Encodable {
    let count: Int
    let color: String
    let subject: String
    let scenery: String
    let side: String?

    init(_ shown: Depiction.Shown) {
      count = shown.count
      color = shown.hue.rawValue
      subject = shown.subject.rawValue
      scenery = shown.scenery.words
      side = shown.side?.rawValue
    }
  }

  init(_ named: DrawnGallery.Named) {
    fileName = named.name
    prompt = named.picture.depiction.motif.prompt
    faults = named.picture.depiction.faults.map(\.rawValue)
    quality = named.picture.depiction.quality
    shown = Shown(named.picture.shown)
  }

  enum CodingKeys: String, CodingKey {
    case fileName = "file_name"
    case prompt
    case faults
    case quality
    case shown
  }
}
