internal import Foundation
internal import Store

extension GallerySession {
  /// Writes verdicts to the library as one change, and tells them once they are on disk.
  package func judge(_ label: String, _ verdicts: [Verdict]) throws {
    for verdict in verdicts { try identifyOrFail(verdict.picture) }
    try withState { state in
      let edits = verdicts.compactMap { verdict in
        state.gallery[verdict.picture].digest.map(verdict.mark.edit)
      }
      try apply(Change(label, edits), to: &state)
    }
  }

  /// Writes a group's order by hand, best first, to the library; `nil` takes it away.
  ///
  /// Pictures whose files cannot be read are left out, and are no reason to refuse the rest. What
  /// was answered before about pictures that stand the other way round now is given up.
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
      let superseded = state.comparisons(of: group, supersededBy: digests ?? [])
      try apply(
        Change(label, [.order(group: group.rawValue, digests)] + superseded), to: &state)
    }
  }

  /// Makes sure that a picture's digest is known; a file that cannot be read is taken in as such.
  func identifyOrFail(_ id: PictureID) throws {
    do {
      try identify(id)
    } catch let error as CurationError {
      fail(id, error)
      throw error
    }
  }

  /// Makes a change, and takes in what the library holds then: also where another salon has made
  /// part of it before.
  func apply(_ change: Change, to state: inout SessionState) throws {
    _ = try library.apply(change)
    state.applied(change.edits)
  }

  /// Takes back the last change of this session, or else the last that touches pictures which are
  /// open here; what to call it, or `nil` for none.
  ///
  /// Files are brought back beside everything else; what cannot be is reported.
  package func undo() throws -> String? {
    try replay { try library.undo(in: $0) }
  }

  /// Makes the change again that was taken back last; what to call it, or `nil` for none.
  package func redo() throws -> String? {
    try replay { try library.redo(in: $0) }
  }

  private func replay(_ body: (JournalScope) throws -> AppliedChange?) throws -> String? {
    let (change, name) = try withState { state in
      let change = try body(state.scope(of: configuration.paths))
      if let change { state.applied(change.edits) }
      return (change, change.map(state.name))
    }
    if let change, !change.files.isEmpty { moveFiles(change) }
    return name
  }

  private func moveFiles(_ change: AppliedChange) {
    startThread("salon files") { [self] in
      attempt {
        for problem in try FileMover(library).carryOut(change).problems { report(problem) }
      }
    }
  }
}
