/// What a picture file carries besides its pixels.
struct EmbeddedData: Sendable {
  /// One text with its keyword, as a PNG has them.
  struct Text: Sendable {
    let keyword: String
    let text: String
  }

  /// The size that the header gives, in pixels; `nil` where it gives none.
  var dimensions: PictureMetadata.Dimensions?
  /// The PNG's texts in the file's order; empty for the other formats.
  var texts: [Text] = []
  /// EXIF's user comment.
  var userComment: String?
  /// The texts of EXIF's first directory.
  var exifTexts: [String] = []
  /// EXIF's name of the program that wrote the picture.
  var software: String?
  /// EXIF's maker's note.
  var makerNote: String?
  /// An XMP packet that lies outside the PNG's texts.
  var xmp: String?
  /// Whether EXIF wants the picture shown with its sides swapped.
  private(set) var swapsSides = false
  /// What had to be left out, and why.
  private(set) var warnings: [String] = []
  /// More warnings than this are dropped.
  private static let mostWarnings = 16

  /// The first text of a keyword that is not empty.
  func text(_ keyword: String) -> String? {
    texts.first { $0.keyword == keyword && !$0.text.isEmpty }?.text
  }

  /// Sets the size, where both sides are positive and nothing has set it before.
  mutating func setDimensions(width: Int, height: Int) {
    guard dimensions == nil, width > 0, height > 0 else { return }
    dimensions = PictureMetadata.Dimensions(width: width, height: height)
  }

  /// Notes that something had to be left out.
  mutating func warn(_ warning: String) {
    guard warnings.count < Self.mostWarnings else { return }
    warnings.append(warning)
  }

  /// Takes over what an EXIF block tells.
  mutating func add(exif block: ArraySlice<UInt8>) {
    guard let exif = EXIF(block) else {
      warn("the EXIF block is damaged")
      return
    }
    userComment = userComment ?? exif.userComment
    software = software ?? exif.software
    makerNote = makerNote ?? exif.makerNote
    if exifTexts.isEmpty { exifTexts = exif.texts }
    swapsSides = swapsSides || exif.swapsSides
  }
}

/// How much text is taken from one file.
struct TextBudget: Sendable {
  /// Bytes that one text may have, expanded.
  static let perText = 16 << 20

  /// Bytes that are left for the file's further texts.
  private(set) var remaining = 32 << 20

  /// Bytes that the next text may have.
  var limit: Int { min(Self.perText, remaining) }

  /// Counts a text of `count` bytes.
  mutating func spend(_ count: Int) {
    remaining -= min(count, remaining)
  }
}
