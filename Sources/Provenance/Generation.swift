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
  /// Which reader found this.
  package var source: Source

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

  /// Where a generation was read, which says how far to trust it.
  package enum Source: String, Sendable, Hashable, CaseIterable {
    /// Text chunks of a PNG.
    case pngText = "PNG text"
    /// EXIF's user comment.
    case exif = "EXIF"
    /// A text file of the same stem.
    case sidecar = "sidecar"
    /// A list of prompts in the folder.
    case manifest = "manifest"
    /// The person who started salon.
    case given = "given"
  }

  /// A generation of which nothing is known yet but where it was read.
  package init(source: Source) {
    self.source = source
  }
}
