internal import Foundation
internal import Store

/// What became of a step whose process was ended in the middle of it.
enum Recovery {
  /// The step with the state that is found: done or returned, or as it was before it was begun,
  /// which for one that was intended is still that.
  static func settled(_ step: FileStep) -> FileStep {
    var settled = step
    switch (step.kind, step.state) {
    case (.copy, .intended):
      unlink(Relocation.partialPath(of: step.destination))
      if holds(step.destination, step.digest) { settled.state = .done }
    case (.copy, _):
      settled.state = Relocation.exists(step.destination) ? .done : .returned
    case (_, .intended):
      if hasMoved(from: step.source, to: step.destination, step.digest) {
        settled.state = .done
      } else if step.kind == .trash {
        removeNote(of: step)
      }
    default:
      if hasMoved(from: step.destination, to: step.source, step.digest) {
        settled.state = .returned
        if step.kind == .trash { removeNote(of: step) }
      } else {
        settled.state = .done
      }
    }
    return settled
  }

  /// Whether a file has gone from one place to another.
  ///
  /// Between file systems it is copied before it is taken away; where only the second is missing, it
  /// is done now.
  private static func hasMoved(
    from source: String, to destination: String, _ digest: ContentDigest
  ) -> Bool {
    unlink(Relocation.partialPath(of: destination))
    guard holds(destination, digest) else { return false }
    guard Relocation.exists(source) else { return true }
    var (first, second) = (stat(), stat())
    guard lstat(source, &first) == 0, lstat(destination, &second) == 0,
      // Also one file of two names: it was being renamed in two steps.
      first.st_dev != second.st_dev || first.st_ino == second.st_ino, holds(source, digest)
    else { return false }
    return unlink(source) == 0
  }

  private static func holds(_ path: String, _ digest: ContentDigest) -> Bool {
    (try? ContentDigest.of(PictureFile.read(path))) == digest
  }

  /// Removes the note of a file that is not in the trash.
  private static func removeNote(of step: FileStep) {
    guard !Relocation.exists(step.destination) else { return }
    unlink(Trash.infoPath(of: step.destination))
  }
}
