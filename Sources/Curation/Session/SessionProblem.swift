/// Something that went wrong beside single pictures.
package struct SessionProblem: Sendable, Hashable {
  /// What, where and what to do.
  package let text: String
  /// Whether something that was asked for was not done; otherwise it was done with what there was.
  package let isFailure: Bool

  /// A problem in words for the person.
  package init(text: String, isFailure: Bool) {
    self.text = text
    self.isFailure = isFailure
  }
}
