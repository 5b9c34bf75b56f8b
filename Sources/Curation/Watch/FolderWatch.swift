internal import Foundation

/// Follows what happens in a gallery's folders, and has the scan look at it.
///
/// Used by one thread, that of the session's scan.
final class FolderWatch {
  private let scan: GalleryScan
  private let inotify: Inotify
  private var watched: WatchedFolders
  private var pending = PendingChanges()
  /// Files that were named themselves, in folders that are not part of the gallery.
  private let named: Set<PendingChanges.File>
  private var hasToldRefusal = false
  private var lastKept = 0.0
  /// What is kept for the next start is written so often at most, in seconds.
  private static let keepPause = 30.0

  /// Watches nothing yet, and never more folders than `most`.
  init(_ scan: GalleryScan, most: Int = .max) throws(CurationError) {
    self.scan = scan
    inotify = try Inotify()
    watched = WatchedFolders(inotify, most: most)
    named = Set(
      scan.session.configuration.paths.map(FolderWalk.absolute)
        .filter { !FolderWalk.isFolder($0) }
        .map { path in
          let parts = PathParts(path)
          return .init(folder: FileName(parts.folder), name: FileName(parts.name))
        })
    for file in named { watched.add(file.folder.text) }
    scan.session.onClose { [inotify] in inotify.wake() }
  }

  /// Watches a folder; to be called before it is listed, so that nothing slips through.
  func enter(_ folder: Folder) {
    watched.add(folder.path)
    guard let refusal = watched.refusal, !hasToldRefusal else { return }
    hasToldRefusal = true
    let reason = refusal.code == .ENOSPC ? "the system's limit is reached" : "no memory is left"
    scan.session.report(
      "only \(watched.count) folders are followed, the others are shown as they are now "
        + "(\(reason)); raise it with `sysctl fs.inotify.max_user_watches=524288`, or open less",
      isFailure: false)
  }

  /// Takes over files that were not read, because they may still be being written.
  func hold(_ files: [(folder: String, name: String)]) {
    for (folder, name) in files {
      let file = PendingChanges.File(folder: FileName(folder), name: FileName(name))
      pending.opened(file, as: Self.stamp(file), at: Self.now)
    }
  }

  /// How long files that may still be being written are waited for before the gallery counts as
  /// read, in seconds.
  private static let patience = 3.0

  /// Waits for the files that may still be being written, for a while.
  func settle() {
    let deadline = Self.now + Self.patience
    follow { !pending.isWaitingForFiles || Self.now > deadline }
  }

  /// Follows what happens until the session is closed.
  func follow() {
    follow { false }
  }

  private func follow(until isEnough: () -> Bool) {
    while scan.session.isOpen, !isEnough() {
      for event in inotify.events(milliseconds: wait) { note(event) }
      let now = Self.now
      pending.visit(at: now, stamp: Self.stamp) { PictureFile.isBeingWritten(Self.path($0)) }
      if let (scope, lists) = pending.take(at: now) {
        for folder in lists { scan.forgetLists(of: folder) }
        scan.look(at: scope, holdsFresh: true, enter: enter)
        hold(scan.takeFresh())
      }
      if now >= lastKept + Self.keepPause, scan.isWorthKeeping {
        scan.keep()
        lastKept = Self.now
      }
    }
  }

  /// Milliseconds until there is something to do without an event; -1 where there is nothing.
  private var wait: Int32 {
    let now = Self.now
    let keep = scan.isWorthKeeping ? max(0, lastKept + Self.keepPause - now) : nil
    guard let seconds = [pending.delay(from: now), keep].compactMap(\.self).min() else { return -1 }
    return Int32(min(60_000, (seconds * 1000).rounded(.up)))
  }

  // MARK: - Events

  private func note(_ event: Inotify.Event) {
    let now = Self.now
    if event.holds(IN_Q_OVERFLOW) { return pending.lost(at: now) }
    guard let folder = watched[event.watch] else { return }
    if event.holds(IN_IGNORED) { return watched.lost(event.watch) }
    let root = scan.root(of: folder)
    if event.holds(IN_DELETE_SELF, IN_MOVE_SELF) {
      watched.remove(below: folder)
      return pending.changed(folder: folder, root: root, at: now)
    }
    guard let name = event.name, !name.utf8.starts(with: [UInt8(ascii: ".")]) else { return }
    if event.holds(IN_ISDIR) {
      let path = Folder(folder).path(of: name)
      if event.holds(IN_MOVED_FROM, IN_DELETE) { watched.remove(below: path) }
      return pending.changed(folder: path, root: root, at: now)
    }
    noteFile(event, name, in: folder, root: root, at: now)
  }

  private func noteFile(
    _ event: Inotify.Event, _ name: String, in folder: String, root: String, at now: Double
  ) {
    let file = PendingChanges.File(folder: FileName(folder), name: FileName(name))
    let isInGallery = scan.isWalked(folder)
    let ending = FolderEntries.ending(of: name)
    if named.contains(file) || (isInGallery && FolderEntries.pictureEndings.contains(ending)) {
      if event.holds(IN_CREATE), !Self.isWhole(file) {
        pending.opened(file, as: Self.stamp(file), at: now)
      } else {
        pending.settled(file, at: now)
      }
    } else if FolderEntries.neighbourEndings.contains(ending), !event.holds(IN_CREATE) {
      noteNeighbour(file, ending, root: root, at: now)
    }
  }

  /// A text beside pictures, or a list of them, is another now.
  private func noteNeighbour(
    _ neighbour: PendingChanges.File, _ ending: String, root: String, at now: Double
  ) {
    let pictures = Neighbours.pictures(besides: neighbour.name.text).filter {
      scan.catalogue.entry($0, in: neighbour.folder.text) != nil
    }
    for name in pictures {
      pending.settled(.init(folder: neighbour.folder, name: FileName(name)), at: now)
    }
    if pictures.isEmpty, ending != "txt", scan.isWalked(neighbour.folder.text) {
      pending.changedList(in: neighbour.folder.text, root: root, at: now)
    }
  }

  /// Whether a file that was just made is as it will be: a second name for one that was there, or a
  /// link to it.
  ///
  /// No event tells of these being closed.
  private static func isWhole(_ file: PendingChanges.File) -> Bool {
    var status = Foundation.stat()
    guard lstat(path(file), &status) == 0 else { return true }
    return status.st_mode & S_IFMT == S_IFLNK || status.st_nlink > 1
  }

  private static func stamp(_ file: PendingChanges.File) -> FileStamp? {
    PictureFile.stamp(path(file))
  }

  private static func path(_ file: PendingChanges.File) -> String {
    Folder(file.folder.text).path(of: file.name.text)
  }

  /// Seconds of a clock that does not jump.
  private static var now: Double {
    Double(DispatchTime.now().uptimeNanoseconds) / 1e9
  }
}
