import Foundation
import Imaging
import TestSupport
import Testing

@Suite(
  "Preprocessing, as torchvision has it", .enabled(if: Reference.isPresent, "no golden data"))
struct PreprocessingGoldenTests {
  static let pictures = [
    "alpha-400.png", "cmyk-320x256.jpg", "exif6-384x288.jpg", "gray-300x360.png",
    "lossy-256x224.webp", "ocean-1.webp", "ocean-2.webp", "ocean-3.webp", "ocean-4.webp",
    "palette-320.png", "portrait-512x768.jpg", "small-20x30.png", "wide-900x400.png",
  ]

  @Test("The centre square is the reference's, level by level", arguments: pictures)
  func square(name: String) throws {
    let square = try ImageDecoder.decode(Reference.bytes("images/\(name)")).centerSquare(224)
    let stem = name.split(separator: ".")[0]
    let golden = try ImageDecoder.decode(Reference.bytes("golden/preprocess/\(stem).png")).rgb()
    #expect(square.layout == .rgb)
    #expect(square.width == 224 && square.height == 224)
    let differences = zip(square.samples, golden.samples).map { abs(Int($0) - Int($1)) }
    #expect((differences.max() ?? 255) <= (name.hasSuffix(".jpg") ? 2 : 1))
  }

  @Test("Every picture of the golden data is tried")
  func complete() throws {
    let names = try FileManager.default.contentsOfDirectory(
      atPath: Reference.file("golden/preprocess").path)
    #expect(names.count == Self.pictures.count)
  }

  @Test(
    "A file that cannot be read is a named error",
    arguments: [
      ("bomb-60000x60000.png", ImagingError.Code.tooLarge), ("corrupt.jpg", .damaged),
      ("empty.png", .empty), ("text.png", .unknownFormat), ("truncated.png", .truncated),
    ])
  func bad(name: String, code: ImagingError.Code) throws {
    let bytes = try Reference.bytes("images/bad/\(name)")
    let error = #expect(throws: ImagingError.self) { try ImageDecoder.decode(bytes) }
    #expect(error?.code == code)
    let shown = #expect(throws: ImagingError.self) {
      try Thumbnail.make(from: bytes, fitting: PixelSize(width: 64, height: 64))
    }
    #expect(shown == error)
  }
}
