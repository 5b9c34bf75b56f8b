package import Scorers

/// What pictures' scores would be for a prompt that is not theirs.
package struct WhatIfQuestion: Sendable, Hashable {
  /// The pictures, those whose scores are wanted first at the front.
  package let pictures: [PictureID]
  package let prompt: String
  /// The scorers to ask; those that read no prompt have nothing to say.
  package let scorers: [ScorerID]
  /// Whether also is asked how much of each score every word makes up.
  package let asksWords: Bool

  /// A question about pictures, which need not be of one group.
  package init(
    _ pictures: [PictureID], prompt: String, scorers: [ScorerID], asksWords: Bool = false
  ) {
    self.pictures = pictures
    self.prompt = prompt
    self.scorers = scorers.filter(\.needsPrompt)
    self.asksWords = asksWords
  }
}
