internal import Foundation

extension DrawnGallery {
  /// The gallery of `salon demo`: sixteen pictures of each of twelve prompts, none of which the demo
  /// weights were trained on.
  package static let demo = DrawnGallery(
    of: [
      Motif(3, .red, .balloon, .hills),
      Motif(2, .yellow, .boat, .sea),
      Motif(4, .yellow, .pear, .table),
      Motif(3, .pink, .fish, .water),
      Motif(3, .purple, .mushroom, .meadow),
      Motif(2, .purple, .star, .night),
      Motif(4, .red, .house, .snow),
      Motif(1, .red, .cup, .table),
      Motif(2, .red, .tulip, .meadow),
      Motif(2, .orange, .balloon, .night, .left),
      Motif(4, .red, .boat, .sea, .right),
      Motif(4, .green, .apple, .table),
    ],
    each: 16, seed: 4, side: 384)

  /// Whether the pictures were all drawn into a folder before.
  ///
  /// Those that were moved or deleted since then count, so that what a person took away stays away.
  package func wasDrawn(in folder: String) -> Bool {
    guard let truth = try? truth, let prompts = try? prompts else { return false }
    return FileManager.default.contents(atPath: folder + "/truth.jsonl") == truth
      && FileManager.default.contents(atPath: folder + "/prompts.jsonl") == prompts
  }
}
