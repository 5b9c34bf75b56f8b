package import Store

/// One thing that a person says of one picture; what else was said of it is not touched.
package struct Verdict: Sendable, Hashable {
  package var picture: PictureID
  package var mark: Mark

  /// What is said.
  package enum Mark: Sendable, Hashable {
    /// Accepted, rejected, or with `nil` undecided.
    case decision(Decision?)
    /// 0 to 5; 0 takes them away.
    case stars(Int)
  }

  /// A picture and what is said of it.
  package init(_ picture: PictureID, _ mark: Mark) {
    self.picture = picture
    self.mark = mark
  }
}

extension Verdict.Mark {
  /// The edit of the library that it comes to.
  package func edit(of picture: ContentDigest) -> Edit {
    switch self {
    case .decision(let decision): .decision(picture: picture, decision)
    case .stars(let stars): .stars(picture: picture, stars)
    }
  }
}

extension Judgement {
  /// Takes in what is said.
  package mutating func take(_ mark: Verdict.Mark) {
    switch mark {
    case .decision(let decision): self.decision = decision
    case .stars(let stars): self.stars = stars
    }
  }
}
