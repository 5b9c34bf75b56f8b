package import Curation
package import Terminal

/// Something that happened, which the screen may have to show.
package enum Event: Sendable, Equatable {
  /// A key was pressed.
  case key(Key)
  /// The gallery changed; the changes are taken in order.
  case gallery([GalleryChange])
  /// The terminal has this size now, and can do this.
  case resized(Size, Capabilities)
  /// Something is to be said in the status line, until the next key.
  case message(Message)
  /// The last changes of the library, the latest first.
  case history([PastChange])
  /// A part of the answer to the question of a number.
  case whatIf(number: Int, WhatIf.Change)
  /// A thumbnail that was wanted can be drawn now.
  case thumbnailReady(PictureID)
}

/// A line for the person.
package struct Message: Sendable, Hashable {
  package var text: String
  package var kind: Kind

  /// How much it matters.
  package enum Kind: Sendable, Hashable {
    /// Something was done.
    case note
    /// Something could not be done.
    case failure
  }

  /// A line; a note unless said.
  package init(_ text: String, _ kind: Kind = .note) {
    self.text = text
    self.kind = kind
  }
}
