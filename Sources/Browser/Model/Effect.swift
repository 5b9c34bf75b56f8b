package import Curation
package import Store

/// What the world is asked to do after an event.
package enum Effect: Sendable, Equatable {
  /// Set these judgements as one change of this label; they come back as changes of the gallery.
  case judge(label: String, [Verdict])
  /// Set a group's order by hand, best first, as one change of this label.
  case reorder(label: String, GroupID, [PictureID])
  /// Take the last change back.
  case undo
  /// Make the change again that was taken back last.
  case redo
  /// Score this group first, and of it the pictures that can be seen.
  case prioritise(group: GroupID, visible: [PictureID])
  /// Send the whole screen again.
  case repaint
  /// End the program.
  case quit
}

/// What is to become of one picture's judgement.
package struct Verdict: Sendable, Hashable {
  package var picture: PictureID
  package var judgement: Judgement

  /// A judgement for a picture.
  package init(_ picture: PictureID, _ judgement: Judgement) {
    self.picture = picture
    self.judgement = judgement
  }
}
