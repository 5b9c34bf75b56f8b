package import Curation

/// What the world is asked to do after an event.
package enum Effect: Sendable, Equatable {
  /// Write these verdicts as one change of this label; they come back as changes of the gallery.
  case judge(label: String, [Verdict])
  /// Set a group's order by hand, best first, as one change of this label.
  case reorder(label: String, GroupID, [PictureID])
  /// Tell what was answered in duels of a group so far.
  case recallAnswers(GroupID)
  /// Keep an answer of a duel, and with the last one the order that it makes, as one change.
  case answer(label: String, GroupID, Duel.Answer, order: [PictureID]?)
  /// Give up the answers about some pictures of a group, as one change.
  case forgetAnswers(label: String, GroupID, [PictureID])
  /// Tell the last changes of the library.
  case recallHistory
  /// Ask what scores would be for another prompt instead of what was asked before; the answer comes
  /// with the number.
  case ask(WhatIfQuestion, number: Int)
  /// Nothing is to be answered any more.
  case stopAsking
  /// Take the last change back.
  case undo
  /// Make the change again that was taken back last.
  case redo
  /// Score this group first, and of it the pictures that can be seen.
  case prioritise(group: GroupID, visible: [PictureID])
  /// Begin no more scores.
  case pauseScoring
  /// Go on scoring.
  case resumeScoring
  /// Send the whole screen again.
  case repaint
  /// Stop the program, the terminal given back; return once it is continued.
  case suspend
  /// End the program.
  case quit
}
