internal import Foundation
package import Store

extension GallerySession {
  /// Writes judgements to the library as one change, and tells them once they are on disk.
  package func judge(_ label: String, _ judgements: [(PictureID, Judgement)]) throws {
    for (id, _) in judgements { try identify(id) }
    try withState { state in
      var edits: [Edit] = []
      for (id, judgement) in judgements {
        guard let digest = state.gallery[id].digest else { continue }
        let old = state.gallery[id].judgement
        if judgement.decision != old.decision {
          edits.append(.decision(picture: digest, judgement.decision))
        }
        if judgement.stars != old.stars {
          edits.append(.stars(picture: digest, judgement.stars))
        }
      }
      if let applied = try library.apply(Change(label, edits)) { state.applied(applied.edits) }
    }
  }

  /// Writes a group's order by hand, best first, to the library; `nil` takes it away.
  package func reorder(_ label: String, _ group: GroupID, _ order: [PictureID]?) throws {
    for id in order ?? [] { try identify(id) }
    try withState { state in
      let digests = order.map { $0.compactMap { state.gallery[$0].digest } }
      let change = Change(label, [.order(group: group.rawValue, digests)])
      if let applied = try library.apply(change) { state.applied(applied.edits) }
    }
  }

  /// Takes back the last change, of this session or an earlier one; its label, or `nil` for none.
  package func undo() throws -> String? {
    try withState { state in
      guard let applied = try library.undo() else { return nil }
      state.applied(applied.edits)
      return applied.label
    }
  }

  /// Makes the change that was taken back last once more; its label, or `nil` for none.
  package func redo() throws -> String? {
    try withState { state in
      guard let applied = try library.redo() else { return nil }
      state.applied(applied.edits)
      return applied.label
    }
  }
}
