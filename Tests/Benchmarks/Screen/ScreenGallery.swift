internal import Foundation
internal import TestSupport

/// A gallery on disk, of sixteen pictures a prompt: some as large as generators make them, to be looked
/// at, and as many small ones as there are to be.
struct ScreenGallery {
  let folder: URL

  /// The gallery of a folder, made where it is not there yet; `models` are PNGs of which the large
  /// pictures are copies.
  init(_ folder: URL, pictures: Int, models: [URL], large: Int = 640) throws {
    self.folder = folder
    let mark = folder.appending(path: ".complete-\(pictures)")
    guard !FileManager.default.fileExists(atPath: mark.path) else { return }
    let files = try models.map { try [UInt8](Data(contentsOf: $0)) }
    for index in 0..<pictures {
      let part = folder.appending(path: String(format: "%03d", index / 1000))
      if index % 1000 == 0 {
        try FileManager.default.createDirectory(at: part, withIntermediateDirectories: true)
      }
      let infotext =
        "a red fox number \(index / 16), oil on canvas\nSteps: 20, Sampler: Euler a, CFG scale: 7, "
        + "Seed: \(index), Size: 768x768, Model: m\(index % 3)"
      let color = (UInt8(index % 251), UInt8(index / 251 % 251), UInt8(index % 83))
      var bytes = SamplePicture(color, side: 8, infotext: infotext).bytes
      if index < large, !files.isEmpty {
        // The chunk with the infotext begins behind the header's 33 bytes.
        let file = files[index % files.count]
        let chunk = bytes[33..<(33 + 12 + 11 + infotext.utf8.count)]
        bytes = Array(file[..<33] + chunk + file[33...])
      }
      try Data(bytes).write(to: part.appending(path: String(format: "%06d.png", index)))
    }
    try Data().write(to: mark)
  }
}
