import Foundation
import Terminal

/// Small pictures for terminals with kitty graphics.
enum KittyPicture {
  /// A picture in one colour.
  static func image(_ size: PixelSize, seed: Int) -> KittyImage {
    let pixels = [UInt8](repeating: UInt8(seed % 256), count: size.width * size.height * 3)
    return KittyImage(
      size: size, format: .rgb, payload: Array(Data(pixels).base64EncodedString().utf8))
  }
}
