internal import Foundation

/// What has happened in the folders and has not been looked at yet.
///
/// A value without files in it: moments are seconds of a clock that does not jump.
struct PendingChanges {
  /// A file.
  struct File: Hashable {
    let folder: FileName
    let name: FileName
  }

  /// A file that may still be being written, as it was when it was last found to have changed.
  private struct Unsettled {
    var stamp: FileStamp?
    var since: Double
  }

  /// How long events are gathered, so that both halves of a renaming are seen together.
  private static let pause = 0.1
  /// A file that nobody has closed is read once it has not changed for so long, where the system
  /// does not tell whether it is being written, and for so long where it tells that it is: a file
  /// system of another machine may say so of all files, and a program may forget to close one.
  private static let (calm, longCalm) = (1.0, 10.0)
  /// How often it is seen whether it has.
  private static let pace = 0.25

  private var files: Set<File> = []
  private var folders: [FileName: String] = [:]
  private var lists: Set<FileName> = []
  private var isAll = false
  private var unsettled: [File: Unsettled] = [:]
  private var firstEvent: Double?
  private var lastVisit = 0.0

  /// Whether nothing has happened, and nothing is waited for.
  var isEmpty: Bool { firstEvent == nil && unsettled.isEmpty }

  /// Whether files may still be being written.
  var isWaitingForFiles: Bool { !unsettled.isEmpty }

  // MARK: - What happens

  /// A file was closed, renamed or deleted: it is as it will be.
  mutating func settled(_ file: File, at moment: Double) {
    unsettled[file] = nil
    files.insert(file)
    note(moment)
  }

  /// A file was made, or was written to so lately that it may not be done.
  mutating func opened(_ file: File, as stamp: FileStamp?, at moment: Double) {
    unsettled[file] = Unsettled(stamp: stamp, since: moment)
  }

  /// A folder came, went or has to be looked at anew; `root` is the one that was named, in which it
  /// lies.
  mutating func changed(folder: String, root: String, at moment: Double) {
    folders[FileName(folder)] = root
    note(moment)
  }

  /// A list that tells of a folder's pictures changed.
  mutating func changedList(in folder: String, root: String, at moment: Double) {
    lists.insert(FileName(folder))
    changed(folder: folder, root: root, at: moment)
  }

  /// Events were lost, so that anything may have happened.
  mutating func lost(at moment: Double) {
    isAll = true
    note(moment)
  }

  private mutating func note(_ moment: Double) {
    if firstEvent == nil { firstEvent = moment }
  }

  // MARK: - What is to be done

  /// Sees which files have come to rest; `stamp` looks at one, `isBeingWritten` asks whether it is.
  mutating func visit(
    at moment: Double, stamp: (File) -> FileStamp?, isBeingWritten: (File) -> Bool?
  ) {
    guard !unsettled.isEmpty, moment >= lastVisit + Self.pace else { return }
    lastVisit = moment
    for (file, known) in unsettled {
      let now = stamp(file)
      guard now == known.stamp else {
        unsettled[file] = Unsettled(stamp: now, since: moment)
        continue
      }
      let wait =
        switch isBeingWritten(file) {
        // It may have been made and not be open yet.
        case .some(false): Self.pace
        case .some(true): Self.longCalm
        case nil: Self.calm
        }
      if moment >= known.since + wait { settled(file, at: moment) }
    }
  }

  /// Seconds until something is to be done; `nil` where nothing is.
  func delay(from moment: Double) -> Double? {
    let gathered = firstEvent.map { $0 + Self.pause - moment }
    let visit = unsettled.isEmpty ? nil : lastVisit + Self.pace - moment
    return [gathered, visit].compactMap(\.self).min().map { max(0, $0) }
  }

  /// Takes out what is to be looked at, once events were gathered for long enough, with the folders
  /// whose lists have changed.
  mutating func take(at moment: Double) -> (scope: GalleryScan.Scope, lists: [String])? {
    guard let firstEvent, moment >= firstEvent + Self.pause else { return nil }
    defer {
      (files, folders, lists, isAll) = ([], [:], [], false)
      self.firstEvent = nil
    }
    if isAll { return (.whole, lists.map(\.text)) }
    // What lies in a folder that is looked at is looked at with it.
    let outer = folders.filter { folder, _ in !liesInAnother(folder.text) }
    var scope = GalleryScan.Scope()
    scope.folders = outer.map { ($0.key.text, $0.value) }
    scope.files = files.map { ($0.folder.text, $0.name.text) }
    return (scope, lists.map(\.text))
  }

  private func liesInAnother(_ folder: String) -> Bool {
    var folder = folder
    while folder.utf8.count > 1 {
      folder = PathParts(folder).folder
      if folders[FileName(folder)] != nil { return true }
    }
    return false
  }
}
