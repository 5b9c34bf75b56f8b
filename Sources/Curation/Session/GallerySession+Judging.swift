internal import Foundation
package import Store

extension GallerySession {
  /// Writes judgements to the library as one change, and tells them once they are on disk.
  ///
  /// Of a picture that is identified only now, the person saw no judgement yet: what they did not
  /// touch stays as the library remembers it.
  package func judge(_ label: String, _ judgements: [(PictureID, Judgement)]) throws {
    let seen = withState { state in judgements.map { state.gallery[$0.0].judgement } }
    for (id, _) in judgements { try identifyOrFail(id) }
    try withState { state in
      var edits: [Edit] = []
      for ((id, judgement), seen) in zip(judgements, seen) {
        guard let digest = state.gallery[id].digest else { continue }
        if judgement.decision != seen.decision {
          edits.append(.decision(picture: digest, judgement.decision))
        }
        if judgement.stars != seen.stars {
          edits.append(.stars(picture: digest, judgement.stars))
        }
      }
      try apply(Change(label, edits), to: &state)
    }
  }

  /// Writes a group's order by hand, best first, to the library; `nil` takes it away.
  ///
  /// Pictures whose files cannot be read are left out, and are no reason to refuse the rest.
  package func reorder(_ label: String, _ group: GroupID, _ order: [PictureID]?) throws {
    for id in order ?? [] {
      do {
        try identifyOrFail(id)
      } catch is CurationError {
        continue
      }
    }
    try withState { state in
      let digests = order.map { $0.compactMap { state.gallery[$0].digest } }
      try apply(Change(label, [.order(group: group.rawValue, digests)]), to: &state)
    }
  }

  /// Makes sure that a picture's digest is known; a file that cannot be read is taken in as such.
  private func identifyOrFail(_ id: PictureID) throws {
    do {
      try identify(id)
    } catch let error as CurationError {
      fail(id, error)
      throw error
    }
  }

  /// Makes a change, and takes in what the library holds then: also where another salon has made
  /// the same change before.
  private func apply(_ change: Change, to state: inout SessionState) throws {
    let applied = try library.apply(change)
    state.applied(applied?.edits ?? change.edits)
  }

  /// Takes back the last change, of this session or an earlier one; what to call it, or `nil` for
  /// none.
  package func undo() throws -> String? {
    try withState { state in
      try library.undo().map { Self.name($0, isOpenHere: state.applied($0.edits)) }
    }
  }

  /// Makes the change that was taken back last once more; what to call it, or `nil` for none.
  package func redo() throws -> String? {
    try withState { state in
      try library.redo().map { Self.name($0, isOpenHere: state.applied($0.edits)) }
    }
  }

  /// The library's last change may be about another folder, where nobody would see it happen.
  private static func name(_ change: AppliedChange, isOpenHere: Bool) -> String {
    isOpenHere ? change.label : change.label + ", of pictures that are not open here"
  }
}
