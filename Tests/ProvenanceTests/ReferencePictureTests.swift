import Foundation
import Provenance
import TestSupport
import Testing

@Suite(
  "Pictures of generators",
  .enabled(if: Reference.isPresent, "the reference data is not on this machine"))
struct ReferencePictureTests {
  /// What must be found in a picture, in the words of `expected.json`.
  private struct Expected: Decodable {
    let generator: String
    let prompt: String
    let negativePrompt: String?
    let seed: UInt64
    let steps: Int
    let cfgScale: Double
    let sampler: String
    let scheduler: String?
    let model: String
    let size: String?
  }

  private struct Expectations: Decodable {
    let images: [String: Expected]
  }

  @Test(
    "What must be found is found",
    arguments: [
      "automatic1111_cropped.png", "automatic1111_cropped.jpg", "img2img_cropped.png",
      "fooocus1_cropped.png", "invokeai_sdmeta1.png", "novelai1_cropped.png",
    ])
  func expected(name: String) throws {
    let data = try Data(contentsOf: Reference.file("metadata/expected.json"))
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    let all = try decoder.decode(Expectations.self, from: data)
    let expected = try #require(all.images[name])
    let metadata = try PictureMetadata.read(fileAt: Reference.file("metadata/\(name)").path)
    let generation = try #require(metadata.generation)
    #expect(generation.generator == expected.generator)
    #expect(generation.prompt == expected.prompt)
    if let negative = expected.negativePrompt { #expect(generation.negativePrompt == negative) }
    #expect(generation.seed == expected.seed)
    #expect(generation.steps == expected.steps)
    #expect(generation.cfgScale == expected.cfgScale)
    #expect(generation.sampler == expected.sampler)
    if let scheduler = expected.scheduler { #expect(generation.scheduler == scheduler) }
    #expect(generation.model == expected.model)
    if let size = expected.size { #expect(generation.size == size) }
    #expect(generation.confidence == .certain)
    #expect(generation.reader != nil)
    #expect(metadata.dimensions == PictureMetadata.Dimensions(width: 1, height: 1))
  }

  @Test("Every picture that something is expected of is tested")
  func complete() throws {
    let data = try Data(contentsOf: Reference.file("metadata/expected.json"))
    let all = try JSONDecoder().decode(Names.self, from: data)
    #expect(all.images.count == 6)
  }

  private struct Names: Decodable {
    struct Nothing: Decodable {}
    let images: [String: Nothing]
  }

  @Test("Every reference picture has a size, and no warnings")
  func sizes() throws {
    let folder = Reference.file("images")
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    for name in names where name != "bad" {
      let metadata = try PictureMetadata.read(fileAt: folder.appending(path: name).path)
      #expect(metadata.dimensions != nil, "\(name)")
      #expect(metadata.warnings.isEmpty, "\(name)")
    }
  }

  @Test("Mutations of real pictures never trap and never throw for what the bytes say")
  func mutations() throws {
    var random = SplitMix(seed: 7)
    for folder in ["metadata", "images", "images/bad"] {
      let names = try FileManager.default.contentsOfDirectory(
        atPath: Reference.file(folder).path
      ).sorted()
      for name in names where !name.hasSuffix(".json") && name != "bad" {
        let bytes = Array(try Reference.bytes("\(folder)/\(name)").prefix(8192))
        for _ in 0..<250 {
          let mutant = random.mutation(of: bytes)
          do throws(ProvenanceError) {
            _ = try PictureMetadata.read(mutant, name: name)
          } catch {
            #expect(error.code == .empty || error.code == .unknownFormat)
          }
        }
      }
    }
  }

  @Test("A picture that EXIF turns is shown with its sides swapped")
  func turned() throws {
    let metadata = try PictureMetadata.read(
      fileAt: Reference.file("images/exif6-384x288.jpg").path)
    #expect(metadata.dimensions == .init(width: 384, height: 288))
    #expect(metadata.displayDimensions == .init(width: 288, height: 384))
  }
}
