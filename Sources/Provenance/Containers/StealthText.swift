internal import Inflate

/// Text that is hidden in the lowest bits of a picture's samples: the web UIs' "stealth PNG info",
/// which outlives sites that strip metadata (neggles/sd-webui-stealth-pnginfo).
///
/// The bits run down the columns, the leftmost first, the highest bit of a byte first: of every
/// pixel's alpha, or of its red, green and blue. A signature of 15 bytes says which and how it is
/// packed, 32 bits how many bits follow.
package enum StealthText {
  /// Pixels of 8 bits a sample: a whole picture, or its upper rows.
  package struct Pixels: Sendable {
    /// Columns of the picture.
    package let width: Int
    /// Rows of the picture.
    package let height: Int
    /// Samples a pixel: 3, or 4 with alpha, not premultiplied.
    package let channels: Int
    /// The samples of the first rows, from the top without padding.
    package let samples: [UInt8]

    /// Pixels of a picture of `width` by `height`; `nil` where the samples are not whole rows of it
    /// or have neither three nor four channels.
    package init?(width: Int, height: Int, channels: Int, samples: [UInt8]) {
      guard width > 0, height > 0, channels == 3 || channels == 4,
        samples.count.isMultiple(of: width * channels)
      else { return nil }
      self.width = width
      self.height = height
      self.channels = channels
      self.samples = samples
    }

    /// Rows that are there.
    var rows: Int { samples.count / (width * channels) }
  }

  /// Rows that tell whether there is any text, in a picture that has as many: one bit of the
  /// signature a row.
  package static let signatureRows = 120

  /// Which samples hold bits, and how the text is packed.
  private enum Form: String, CaseIterable {
    case alpha = "stealth_pnginfo"
    case packedAlpha = "stealth_pngcomp"
    case color = "stealth_rgbinfo"
    case packedColor = "stealth_rgbcomp"

    var isPacked: Bool { self == .packedAlpha || self == .packedColor }
    var isAlpha: Bool { self == .alpha || self == .packedAlpha }
  }

  /// Whether a picture, of which the upper ``signatureRows`` are enough, holds text.
  package static func isMarked(_ pixels: Pixels) -> Bool {
    form(of: pixels) != nil
  }

  /// What the hidden text tells of a picture; `nil` where there is none.
  package static func generation(in pixels: Pixels) -> Generation? {
    guard let text = text(in: pixels) else { return nil }
    var data = EmbeddedData()
    if let object = JSONObject(parsing: text), object["Comment"] ?? object["Description"] != nil {
      // NovelAI hides what it also writes as texts.
      data.texts = object.members.prefix(64).compactMap { member in
        member.value.words.map { EmbeddedData.Text(keyword: member.name, text: $0) }
      }
    } else {
      data.texts = [EmbeddedData.Text(keyword: "parameters", text: text)]
    }
    var generation = GeneratorReaders.generation(in: data)
    generation?.source = .pixels
    return generation
  }

  /// The hidden text; `nil` where there is none or it is damaged.
  static func text(in pixels: Pixels) -> String? {
    guard let form = form(of: pixels) else { return nil }
    var bits = Bits(pixels, alpha: form.isAlpha)
    guard bits.bytes(15) != nil,
      let length = bits.bytes(4)?[...].number(at: 0, width: 4, .bigEndian)
    else { return nil }
    guard length / 8 <= TextBudget.perText, let payload = bits.bytes(length / 8), !payload.isEmpty
    else { return nil }
    guard form.isPacked else { return TextDecoding.text(payload[...]) }
    let text = try? Inflate.expand(payload, .gzip, limit: TextBudget.perText)
    return text.map { TextDecoding.text($0[...]) }
  }

  private static func form(of pixels: Pixels) -> Form? {
    for isAlpha in pixels.channels == 4 ? [true, false] : [false] {
      var bits = Bits(pixels, alpha: isAlpha)
      guard let signature = bits.bytes(15) else { continue }
      let form = Form(rawValue: String(decoding: signature, as: UTF8.self))
      if let form, form.isAlpha == isAlpha { return form }
    }
    return nil
  }

  /// The lowest bits of a picture's samples, one after another.
  private struct Bits {
    private let pixels: Pixels
    private let rows: Int
    /// The first sample of a pixel that holds a bit, and how many do.
    private let channels: Range<Int>
    private var column = 0
    private var row = 0
    private var channel: Int

    init(_ pixels: Pixels, alpha: Bool) {
      self.pixels = pixels
      rows = pixels.rows
      channels = alpha ? 3..<4 : 0..<3
      channel = channels.lowerBound
    }

    /// The next bytes; `nil` where the pixels end before them.
    mutating func bytes(_ count: Int) -> [UInt8]? {
      guard count <= pixels.samples.count / 8 else { return nil }
      var bytes: [UInt8] = []
      bytes.reserveCapacity(count)
      for _ in 0..<count {
        var byte: UInt8 = 0
        for _ in 0..<8 {
          guard let bit = next() else { return nil }
          byte = byte << 1 | bit
        }
        bytes.append(byte)
      }
      return bytes
    }

    private mutating func next() -> UInt8? {
      guard column < pixels.width, row < rows else { return nil }
      let sample = (row * pixels.width + column) * pixels.channels + channel
      channel += 1
      if channel == channels.upperBound {
        channel = channels.lowerBound
        row += 1
        if row == pixels.height {
          row = 0
          column += 1
        }
      }
      return pixels.samples[sample] & 1
    }
  }
}
