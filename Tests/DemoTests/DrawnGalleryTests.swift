import Demo
import Foundation
import Imaging
import Provenance
import TestSupport
import Testing

@Suite("Drawn galleries") struct DrawnGalleryTests {
  private let folder: TemporaryFolder
  private let gallery = DrawnGallery(
    of: DrawnGallery.motifs(5, keptForTrials: true, seed: 8), each: 4, seed: 8, side: 48)

  init() throws {
    folder = try TemporaryFolder()
    try gallery.write(to: folder.path("demo"))
  }

  private func lines(_ name: String) throws -> [[String: Any]] {
    try String(contentsOfFile: folder.path("demo/" + name), encoding: .utf8)
      .split(separator: "\n").map { line in
        try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
      }
  }

  @Test("Every picture is a PNG whose metadata says how it was made")
  func infotext() throws {
    #expect(gallery.pictures.count == 20)
    for named in gallery.pictures {
      let path = folder.path("demo/" + named.name)
      let metadata = try PictureMetadata.read(fileAt: path)
      let generation = try #require(metadata.generation)
      #expect(generation.prompt == named.picture.depiction.motif.prompt)
      #expect(generation.seed == UInt64(named.picture.seed))
      #expect(generation.model == named.picture.generator.rawValue)
      #expect(generation.sampler?.isEmpty == false && generation.steps ?? 0 > 0)
      #expect(generation.size == "48x48" && generation.negativePrompt?.isEmpty == false)
      let bitmap = try ImageDecoder.decode([UInt8](Data(contentsOf: URL(filePath: path))))
      #expect(bitmap == named.picture.bitmap(side: 48))
    }
  }

  @Test("The lists say of every picture what it was asked for and what is wrong with it")
  func truth() throws {
    let (prompts, truth) = (try lines("prompts.jsonl"), try lines("truth.jsonl"))
    #expect(prompts.count == 20 && truth.count == 20)
    for (named, (prompt, truth)) in zip(gallery.pictures, zip(prompts, truth)) {
      #expect(prompt["file_name"] as? String == named.name)
      #expect(prompt["prompt"] as? String == named.picture.depiction.motif.prompt)
      #expect(truth["file_name"] as? String == named.name)
      #expect(truth["prompt"] as? String == prompt["prompt"] as? String)
      let faults = try #require(truth["faults"] as? [String])
      #expect(faults == named.picture.depiction.faults.map(\.rawValue))
      let costs = faults.compactMap { Fault(rawValue: $0)?.cost }.reduce(0, +)
      #expect(truth["quality"] as? Int == -costs)
      let shown = try #require(truth["shown"] as? [String: Any])
      let motif = named.picture.depiction.motif
      let isAsAsked = [
        "count": shown["count"] as? Int == motif.count,
        "color": shown["color"] as? String == motif.hue.rawValue,
        "subject": shown["subject"] as? String == motif.subject.rawValue,
        "scenery": shown["scenery"] as? String == motif.scenery.words,
        "side": shown["side"] as? String == motif.side?.rawValue,
      ]
      for (part, isAsAsked) in isAsAsked where !(part == "count" && faults.contains("missing")) {
        #expect(isAsAsked == !faults.contains(part), "\(part)")
      }
    }
  }

  @Test(
    "A gallery was drawn once its lists are there, though pictures are taken away; another was not")
  func completeness() throws {
    #expect(gallery.wasDrawn(in: folder.path("demo")))
    #expect(!gallery.wasDrawn(in: folder.path("elsewhere")))
    let other = DrawnGallery(
      of: DrawnGallery.motifs(5, keptForTrials: true, seed: 9), each: 4, seed: 9, side: 48)
    #expect(!other.wasDrawn(in: folder.path("demo")))
    try FileManager.default.removeItem(atPath: folder.path("demo/" + gallery.pictures[3].name))
    #expect(gallery.wasDrawn(in: folder.path("demo")))
    try FileManager.default.removeItem(atPath: folder.path("demo/truth.jsonl"))
    #expect(!gallery.wasDrawn(in: folder.path("demo")))
  }

  @Test("What cannot be written is an error")
  func unwritable() throws {
    let file = try folder.write("file", "")
    #expect(throws: (any Error).self) { try gallery.write(to: file + "/below") }
  }

  @Test("The demo has twelve prompts with sixteen pictures each, none seen in training")
  func demo() {
    let motifs = DrawnGallery.demo.pictures.map(\.picture.depiction.motif)
    #expect(motifs.count == 192 && Set(motifs).count == 12)
    for motif in motifs { #expect(motif.isKeptForTrials) }
    for motif in Set(motifs) {
      let qualities = DrawnGallery.demo.pictures.map(\.picture.depiction)
        .filter { $0.motif == motif }.map(\.quality)
      #expect(qualities.max() == 0 && Set(qualities).count > 3, "\(motif.prompt)")
    }
  }
}
