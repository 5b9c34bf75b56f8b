internal import Foundation
internal import TestSupport

/// Small PNGs as a web UI writes them: batches of one prompt with running seeds, a folder a day.
struct SyntheticFolders {
  let count: Int
  /// Pictures of one prompt.
  let batch: Int
  /// Pictures of one folder.
  private static let folder = 1000

  private static let subjects = [
    "a lighthouse on a cliff", "a fox in the snow", "an old library", "a market at night",
    "a portrait of a sailor", "a glass greenhouse", "a mountain pass", "a harbour in the fog",
  ]
  private static let styles = [
    "oil on canvas", "watercolour", "35mm photograph", "ink drawing", "low depth of field",
    "soft light, highly detailed", "isometric", "in the style of an etching",
  ]

  /// Writes the pictures below a folder.
  func write(to folder: URL) throws {
    for start in stride(from: 0, to: count, by: Self.folder) {
      let day = folder.appending(path: "day-\(start / Self.folder + 1)")
      try FileManager.default.createDirectory(at: day, withIntermediateDirectories: true)
      for number in start..<min(count, start + Self.folder) {
        try Self.picture(number, batch: batch).write(
          to: day.appending(path: Self.name(number)))
      }
    }
  }

  /// As Automatic1111 calls its files.
  private static func name(_ number: Int) -> String {
    String(
      format: "%05d-%u.png", number, 1_000_000_000 &+ UInt32(truncatingIfNeeded: number &* 7919))
  }

  /// The bytes of one picture, unlike those of any other.
  static func picture(_ number: Int, batch: Int) -> Data {
    let prompt = number / batch
    let infotext = """
      \(subjects[prompt % subjects.count]), \(styles[prompt / 8 % styles.count]), study \(prompt), \
      masterpiece, sharp focus, <lora:detail_slider_v4:0.8>
      Negative prompt: blurry, low quality, jpeg artifacts, watermark, text, extra fingers
      Steps: 25, Sampler: DPM++ 2M Karras, CFG scale: 7, Seed: \(1_000_000_000 + number), \
      Size: 512x768, Model hash: 6ce0161689, Model: v1-5-pruned-emaonly, \
      Denoising strength: 0.45, Clip skip: 2, Version: v1.7.0
      """
    let color = (UInt8(number & 255), UInt8(number >> 8 & 255), UInt8(number >> 16 & 255))
    return Data(SamplePicture(color, side: 8, infotext: infotext).bytes)
  }
}
