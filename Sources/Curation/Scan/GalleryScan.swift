internal import Foundation
internal import Provenance

/// Keeps a session's pictures to what the folders hold: finds them, and what has changed of them.
///
/// Used by one thread, that of the session's scan; files are read on a few others.
final class GalleryScan {
  let session: GallerySession
  var catalogue = Catalogue()
  private var manifests = ManifestShelf()
  private var known: (datasets: DatasetShelf, roots: [String])?
  private var recipes = RecipeShelf()
  private var hasRead = false
  /// What of the session's changes is in the listing that is kept.
  var keptRevision = 0
  /// Whether pictures were told that come before others in a walk.
  private(set) var isOutOfOrder = false
  /// Whether files that may still be being written are left to ``takeFresh()``.
  private var holdsFresh = false
  private var fresh: [(folder: String, name: String)] = []
  /// Of a file that was written to within so many nanoseconds it is asked whether it still is, and
  /// within so many it is taken to be where the system does not tell.
  private static let (freshness, calm): (Int64, Int64) = (10_000_000_000, 1_000_000_000)
  /// Pictures that are read and told at once: the first few soon, so that the screen has something.
  private static let (firstStep, step) = (32, 256)

  /// A scan that knows of no pictures yet.
  init(_ session: GallerySession) {
    self.session = session
  }

  /// What is to be looked at.
  struct Scope {
    /// Whether it is all that the session was opened with.
    var isWhole = false
    /// Folders to be walked, each with the folder that was named, in which it lies.
    var folders: [(path: String, root: String)] = []
    /// Single files of folders that are known.
    var files: [(folder: String, name: String)] = []

    /// All that the session was opened with.
    static let whole = Scope(isWhole: true)
  }

  /// Looks at folders and files; `enter` is called before a folder is listed.
  ///
  /// Where nothing is known yet the pictures are told as they are found; else what has changed is
  /// told once all is seen, so that what was renamed is not taken for lost.
  ///
  /// Where `holdsFresh`, files in folders that may still be being written are left to
  /// ``takeFresh()``.
  func look(
    at scope: Scope, holdsFresh: Bool = false, enter: (Folder) -> Void = { _ in }
  ) {
    let isFirst = catalogue.isEmpty
    self.holdsFresh = holdsFresh
    let reading = ScanReading(self)
    var difference = ScanDifference()
    func compared(_ difference: inout ScanDifference) {
      guard isFirst else { return }
      reading.read(difference.batches)
      difference = ScanDifference()
    }
    if scope.isWhole { compareDatasets(into: &difference, then: compared) }
    walk(scope, enter: enter, into: &difference, then: compared)
    self.holdsFresh = false
    compareFiles(scope.files, into: &difference)
    isOutOfOrder = isOutOfOrder || (!isFirst && !difference.batches.isEmpty)
    if session.isOpen { settle(&difference, reading) }
    reading.finish()
    for problem in manifests.problems { session.report(problem, isFailure: false) }
    // A prompt of a later picture is rarely one of these.
    recipes = RecipeShelf()
  }

  /// Takes out the files that may still be being written and were not read.
  func takeFresh() -> [(folder: String, name: String)] {
    defer { fresh = [] }
    return fresh
  }

  /// Reads the lists of a folder and the datasets anew when they are asked for next.
  func forgetLists(of folder: String) {
    manifests.forget(folder)
    known = nil
  }

  // MARK: - Comparing

  private func compareDatasets(
    into difference: inout ScanDifference, then compared: (inout ScanDifference) -> Void
  ) {
    let shelf = openedDatasets()
    for problem in shelf.problems { session.report(problem.text, isFailure: problem.isFailure) }
    for dataset in shelf.datasets {
      var visit: (folder: String, names: [String]) = ("", [])
      func add() {
        guard !visit.names.isEmpty else { return }
        let files = FolderWalk.Visit(
          root: dataset.folder, folder: Folder(visit.folder), names: visit.names)
        compare(files, isListed: true, into: &difference)
        compared(&difference)
      }
      for file in dataset.manifest.files where session.isOpen {
        let parts = PathParts(dataset.folder + "/" + file)
        if parts.folder != visit.folder {
          add()
          visit = (parts.folder, [])
        }
        visit.names.append(parts.name)
      }
      add()
    }
  }

  private func walk(
    _ scope: Scope, enter: (Folder) -> Void, into difference: inout ScanDifference,
    then compared: (inout ScanDifference) -> Void
  ) {
    var walk = FolderWalk()
    var seen: Set<FileName> = []
    func visit(_ visit: FolderWalk.Visit) -> Bool {
      if visit.isWhole { seen.insert(FileName(visit.folder.path)) }
      compare(visit, isListed: false, into: &difference)
      compared(&difference)
      return session.isOpen
    }
    let paths = scope.isWhole ? openedDatasets().paths : []
    do throws(CurationError) {
      try walk.files(below: paths, enter: enter, visit: visit)
    } catch {
      session.report("\(error)")
    }
    for (path, root) in scope.folders where FolderWalk.isFolder(path) && session.isOpen {
      _ = walk.walk(Folder(path), root: root, enter: enter, visit: visit)
    }
    for problem in walk.problems { session.report("\(problem)") }
    guard session.isOpen else { return }
    for path in paths.map(FolderWalk.absolute) + scope.folders.map(\.path) {
      for shelf in catalogue.folders(below: path) where !seen.contains(FileName(shelf.folder.path))
      {
        compareGone(shelf, into: &difference)
      }
    }
  }

  private func compareFiles(
    _ files: [(folder: String, name: String)], into difference: inout ScanDifference
  ) {
    for (key, files) in Dictionary(grouping: files, by: { FileName($0.folder) }) {
      let shelf = catalogue[key.text]
      let visit = FolderWalk.Visit(
        root: shelf?.root ?? root(of: key.text),
        folder: shelf?.folder ?? Folder(key.text),
        names: NaturalOrder.sorted(files.map(\.name)))
      compare(visit, isListed: false, into: &difference)
    }
  }

  /// Holds files, or all files of a folder, against what is known of them.
  private func compare(
    _ visit: FolderWalk.Visit, isListed: Bool, into difference: inout ScanDifference
  ) {
    let known = catalogue[visit.folder.path]
    let above =
      visit.folder.path == visit.root ? nil : catalogue[PathParts(visit.folder.path).folder]
    let neighbours = visit.isWhole ? Neighbours(of: visit, inherited: above?.lists ?? 0) : nil
    let lists = neighbours?.lists ?? known?.lists ?? 0
    if let known, known.lists != lists { manifests.forget(visit.folder.path) }
    let folder = catalogue.open(visit.folder, root: visit.root, lists: lists)
    var batch = ScanDifference.Batch(visit: visit, folder: folder, isListed: isListed)
    for name in visit.names {
      let sidecars =
        neighbours.map { $0.sidecars(of: name) } ?? Neighbours.sidecars(of: name, in: folder)
      var item = ScanDifference.Item(name: name, sidecars: sidecars)
      guard let entry = catalogue.entry(name, in: folder.path) else {
        if isFresh(PictureFile.stamp, folder, name) { continue }
        catalogue.set(.init(id: nil, stamp: nil, sidecars: sidecars), for: name, in: folder.path)
        batch.items.append(item)
        continue
      }
      // What is being read has been seen in this look already.
      guard let id = entry.id else { continue }
      let path = folder.path(of: name)
      let stamp = PictureFile.stamp(path)
      if stamp == nil, PictureFile.isMissing(path) {
        guard !isListed else { continue }
        difference.missing.append(.init(folder: folder.path, name: name, entry: entry))
      } else if stamp != entry.stamp {
        if isFresh({ _ in stamp }, folder, name) { continue }
        item.old = id
        batch.items.append(item)
      } else if entry.sidecars != sidecars || known?.lists != lists {
        item.old = id
        item.keepsContent = true
        batch.items.append(item)
      }
    }
    if !batch.items.isEmpty { difference.batches.append(batch) }
    if visit.isWhole, let known {
      let present = Set(visit.names.map(FileName.init))
      compareGone(known, except: present, into: &difference)
    }
  }

  /// Whether a file may still be being written, which is noted then.
  private func isFresh(
    _ stamp: (String) -> FileStamp?, _ folder: Folder, _ name: String
  ) -> Bool {
    guard holdsFresh, let stamp = stamp(folder.path(of: name)) else { return false }
    let age = Int64(Date().timeIntervalSince1970 * 1e9) &- stamp.modified
    // A time to come is no time of writing.
    guard (-Self.calm..<Self.freshness).contains(age),
      PictureFile.isBeingWritten(folder.path(of: name)) ?? (age < Self.calm)
    else { return false }
    fresh.append((folder.path, name))
    return true
  }

  /// Notes files of a folder that are not there any more; what a dataset names is shown as missing.
  private func compareGone(
    _ shelf: Catalogue.Shelf, except present: Set<FileName> = [],
    into difference: inout ScanDifference
  ) {
    for (name, entry) in shelf.files where entry.id != nil && !present.contains(name) {
      let path = shelf.folder.path(of: name.text)
      guard PictureFile.isMissing(path), known?.datasets.names(path) != true else { continue }
      difference.missing.append(
        .init(folder: shelf.folder.path, name: name.text, entry: entry))
    }
  }

  /// Tells what is gone, and reads what is new.
  private func settle(_ difference: inout ScanDifference, _ reading: ScanReading) {
    guard !difference.isEmpty else { return }
    let renamed = difference.matchRenamed()
    for gone in renamed + difference.missing { catalogue.remove(gone.name, in: gone.folder) }
    session.lose(difference.missing.compactMap(\.entry.id))
    reading.read(difference.batches)
  }

  /// The folder that was named, in which another lies; that itself where none is.
  func root(of folder: String) -> String {
    roots.first { folder == $0 || folder.utf8.starts(with: ($0 == "/" ? $0 : $0 + "/").utf8) }
      ?? folder
  }

  /// Whether a folder's pictures are part of the gallery, whichever they are.
  func isWalked(_ folder: String) -> Bool {
    let root = root(of: folder)
    return roots.contains(root) && FolderWalk.isFolder(root)
  }

  /// Whether pictures come from datasets.
  var hasDatasets: Bool { !openedDatasets().datasets.isEmpty }

  /// Whether something has changed that is not in the listing that is kept.
  var isWorthKeeping: Bool {
    session.configuration.listings != nil && session.configuration.prompt == nil && !hasDatasets
      && session.withState { $0.listingRevision } != keptRevision
  }

  private func openedDatasets() -> DatasetShelf { opened().datasets }

  /// The paths that were named and are no datasets, absolute.
  private var roots: [String] { opened().roots }

  private func opened() -> (datasets: DatasetShelf, roots: [String]) {
    if let known { return known }
    let shelf = DatasetShelf(session.configuration.paths)
    let found = (shelf, shelf.paths.map(FolderWalk.absolute))
    known = found
    return found
  }

  // MARK: - Reading

  /// The lists that may tell of a folder's pictures, the nearest first.
  func lists(for visit: FolderWalk.Visit) -> [Manifest] {
    manifests.lists(for: visit) + openedDatasets().datasets.map(\.manifest)
  }

  /// How many files are to be read together next.
  func nextStep() -> Int {
    defer { hasRead = true }
    return hasRead ? Self.step : Self.firstStep
  }

  /// Takes in what was read.
  func take(_ products: [ScanReading.Product]) {
    // What was not read because the session ends is not gone.
    guard session.isOpen else { return }
    var arrivals: [Arrival] = []
    var read: [ScanReading.Product] = []
    for product in products {
      guard var finding = product.reading?.finding else {
        catalogue.remove(product.item.name, in: product.folder.path)
        session.lose(product.item.old.map { [$0] } ?? [])
        continue
      }
      if let generation = product.reading?.generation {
        finding.take(generation, recipe: recipes.recipe(of: generation))
      }
      arrivals.append(
        Arrival(
          finding: finding, old: product.item.old, keepsContent: product.item.keepsContent))
      read.append(product)
    }
    for (product, id) in zip(read, session.take(arrivals)) {
      let finding = product.reading?.finding
      catalogue.set(
        .init(
          id: id, stamp: finding?.fault == nil ? finding?.stamp : nil,
          sidecars: product.item.sidecars, isSettled: product.reading?.isSettled ?? false),
        for: product.item.name, in: product.folder.path)
    }
  }
}
