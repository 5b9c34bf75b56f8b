internal import Store

/// A change of the library, in the words of the screen.
package struct PastChange: Sendable, Hashable {
  /// When it was made.
  package let moment: String
  /// What it was called.
  package let label: String
  /// The pictures that it is about, as far as a line has room for them.
  package let subject: String
  /// Whether it is taken back at present.
  package let isUndone: Bool

  /// A change from its parts.
  package init(moment: String, label: String, subject: String, isUndone: Bool) {
    self.moment = moment
    self.label = label
    self.subject = subject
    self.isUndone = isUndone
  }
}

extension GallerySession {
  /// The last changes that undo and redo reach from this gallery, the latest first, with those that
  /// are taken back.
  package func history(limit: Int) throws -> [PastChange] {
    try withState { state in
      let scope = state.scope(of: configuration.paths)
      return try library.history(limit: limit, where: scope.touches).map { entry in
        PastChange(
          moment: MomentText.short(entry.date), label: entry.label,
          subject: state.subject(of: entry), isUndone: entry.isUndone)
      }
    }
  }
}

extension SessionState {
  /// The pictures of a change by their names; those that are not open here are counted.
  fileprivate func subject(of entry: HistoryEntry) -> String {
    let moved = entry.files.filter(\.isPicture)
    var pictures = Set(entry.edits.flatMap(\.pictures))
    pictures.formUnion(moved.map(\.digest))
    var names = pictures.compactMap { picturesOf[$0].first }.sorted().map { gallery[$0].name }
    // What was moved away has no other name here than that of its file.
    if names.isEmpty {
      names = moved.compactMap { $0.source.split(separator: "/").last.map(String.init) }
    }
    guard !names.isEmpty else {
      return pictures.count == 1
        ? "a picture that is not open here" : "\(pictures.count) pictures that are not open here"
    }
    let shown = names.prefix(2).joined(separator: ", ")
    let rest = pictures.count - min(2, names.count)
    return rest > 0 ? "\(shown) and \(rest) more" : shown
  }
}
