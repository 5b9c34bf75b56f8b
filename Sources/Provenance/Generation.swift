/// How a picture was made, as far as its file or its neighbours tell.
package struct Generation: Sendable, Hashable {
  /// The tool that wrote the picture, in the tool's own spelling, such as `AUTOMATIC1111`.
  package var generator: String?
  /// What was asked for.
  package var prompt: String?
  /// What was asked to be left out.
  package var negativePrompt: String?
  /// The seed of the noise; tools write values up to 2⁶⁴ − 1.
  package var seed: UInt64?
  /// Denoising steps.
  package var steps: Int?
  /// Classifier-free guidance scale.
  package var cfgScale: Double?
  /// The sampler's name.
  package var sampler: String?
  /// The noise schedule's name.
  package var scheduler: String?
  /// The checkpoint's name.
  package var model: String?
  /// The checkpoint's short hash.
  package var modelHash: String?
  /// The size that was asked for, as `512x400`.
  package var size: String?
  /// The group that the source itself puts the picture in, where it has ids.
  package var groupID: String?
  /// Scores that another program wrote into the file, by that program's name for them.
  package var importedScores: [String: Double] = [:]
  /// Every other key and value, in the file's order.
  package var parameters: [Parameter] = []
  /// The rank in its group by people who were asked for a dataset, 1 = best; ties and gaps occur.
  ///
  /// It is not the person's own order.
  package var peopleRank: Double?
  /// Where this was found.
  package var source: Source
  /// What read it there, for people; `nil` where nothing had to be read.
  package var reader: String?
  /// How sure it is that the prompt is the one that the picture was made from.
  package var confidence = Confidence.certain

  /// One key and value that the file carries.
  package struct Parameter: Sendable, Hashable {
    /// The key, in the tool's own spelling.
    package var name: String
    /// The value, unquoted.
    package var value: String

    /// A parameter from its two halves.
    package init(_ name: String, _ value: String) {
      self.name = name
      self.value = value
    }
  }

  /// Where a generation was read.
  package enum Source: String, Sendable, Hashable, CaseIterable {
    /// Text chunks of a PNG.
    case pngText = "PNG text"
    /// EXIF's user comment and other texts.
    case exif = "EXIF"
    /// An XMP packet.
    case xmp = "XMP"
    /// The lowest bits of the pixels.
    case pixels = "pixels"
    /// A text file of the same stem.
    case sidecar = "sidecar"
    /// A list of prompts in the folder, or a dataset.
    case manifest = "manifest"
    /// The person who started salon.
    case given = "given"
  }

  /// How sure a reader is of the prompt.
  package enum Confidence: String, Sendable, Hashable, CaseIterable {
    /// It stands where its tool puts the prompt.
    case certain
    /// It was reached through parts that the reader does not know.
    case likely
    /// It is the best that was there.
    case guessed
  }

  /// A generation of which nothing is known yet but where it was read.
  package init(source: Source) {
    self.source = source
  }

  /// Whether it tells nothing of the picture.
  var isEmpty: Bool {
    var bare = Generation(source: source)
    bare.reader = reader
    bare.confidence = confidence
    return self == bare
  }
}
