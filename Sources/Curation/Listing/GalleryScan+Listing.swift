internal import Store

extension GalleryScan {
  /// Pictures of a listing that are told at once: so many, that telling them is one short pause.
  private static let toldAtOnce = 10_000

  /// The paths that were opened, as listings are kept for them; `nil` where none is, because the
  /// person said what the prompts are.
  private var listedPaths: [String]? {
    let configuration = session.configuration
    return configuration.prompt == nil ? configuration.paths.map(FolderWalk.absolute) : nil
  }

  /// Tells what the folders held when they were last looked at, where that is known; looking at them
  /// then tells what is different by now.
  func restore() {
    guard let paths = listedPaths,
      let listing = session.configuration.listings?.listing(of: paths)
    else { return }
    var known: (revision: Int64, judgements: [ContentDigest: Judgement])?
    session.attempt {
      let revision = try session.library.revision()
      known = (revision, try session.library.judgements())
    }
    guard let known else { return }
    session.withState { state in
      state.expect(listing.shelves.reduce(0) { $0 + $1.entries.count })
    }
    var ids: [PictureID] = []
    var waiting: [Arrival] = []
    for shelf in listing.shelves {
      for entry in shelf.entries where session.isOpen {
        waiting.append(Arrival(finding: entry.finding))
        guard waiting.count == Self.toldAtOnce else { continue }
        ids += session.take(waiting, restoredWith: known.judgements)
        waiting = []
      }
    }
    ids += session.take(waiting, restoredWith: known.judgements)
    // What was decided elsewhere meanwhile.
    session.attempt { try session.takeNews(since: known.revision) }
    // Not before all is told: somebody waits for that.
    var rest = ids[...]
    for shelf in listing.shelves {
      let known = zip(shelf.entries, rest).map { entry, id in
        (name: entry.finding.name, entry: Catalogue.Entry(entry, id))
      }
      rest = rest.dropFirst(known.count)
      _ = catalogue.open(shelf.folder, root: shelf.root, lists: shelf.lists)
      catalogue.set(known, in: shelf.folder.path)
    }
    keptRevision = session.withState { $0.listingRevision }
  }

  /// Keeps what the folders hold now, where that is not what is kept already.
  func keep() {
    // What datasets name cannot be held against a folder.
    guard let paths = listedPaths, let listings = session.configuration.listings, !hasDatasets
    else { return }
    let (gallery, revision) = session.withState { ($0.gallery, $0.listingRevision) }
    guard revision != keptRevision else { return }
    do {
      try listings.keep(listing(of: gallery, paths), of: paths)
    } catch {
      session.report(
        "what the folders hold is not kept for the next start: \((error as? CurationError)?.description ?? error.systemReason)",
        isFailure: false)
    }
    // Where it cannot be written now it cannot in a moment.
    keptRevision = revision
  }

  /// The gallery's pictures, those that came later among the others of their folders.
  private func listing(of gallery: Gallery, _ paths: [String]) -> Listing {
    var shelves: [FileName: Listing.Shelf] = [:]
    var order: [FileName] = []
    for picture in gallery.pictures {
      let key = FileName(picture.folder.path)
      guard let shelf = catalogue[picture.folder.path],
        let entry = shelf.files[FileName(picture.name)], entry.id == picture.id
      else { continue }
      if shelves[key] == nil {
        order.append(key)
        shelves[key] = .init(folder: shelf.folder, root: shelf.root, lists: shelf.lists)
      }
      var finding = Finding(picture)
      if entry.stamp != nil { finding.fault = nil }
      if !entry.isSettled { finding.digest = nil }
      shelves[key]?.entries.append(
        .init(finding: finding, sidecars: entry.sidecars, isSettled: entry.isSettled))
    }
    guard isOutOfOrder else { return Listing(shelves: order.compactMap { shelves[$0] }) }
    let roots = Dictionary(
      zip(paths.map(FileName.init), 0...), uniquingKeysWith: { first, _ in first })
    return Listing(
      shelves: shelves.values.map { shelf in
        var shelf = shelf
        let keyed = shelf.entries.map { ($0, NaturalOrder.Key($0.finding.name)) }
        shelf.entries = keyed.sorted { $0.1 < $1.1 }.map(\.0)
        return (shelf, WalkOrder(shelf, roots))
      }.sorted { $0.1 < $1.1 }.map(\.0))
  }

  /// The place of a folder in a walk: those that were named first, each before what lies in it.
  private struct WalkOrder: Comparable {
    let root: Int
    let parts: [NaturalOrder.Key]

    init(_ shelf: Listing.Shelf, _ roots: [FileName: Int]) {
      root = roots[FileName(shelf.root)] ?? .max
      parts = shelf.folder.path.split(separator: "/").map { NaturalOrder.Key(String($0)) }
    }

    static func < (one: WalkOrder, other: WalkOrder) -> Bool {
      if one.root != other.root { return one.root < other.root }
      return one.parts.lexicographicallyPrecedes(other.parts)
    }
  }
}

extension Catalogue.Entry {
  /// What was known of a picture when it was last looked at.
  fileprivate init(_ kept: Listing.Entry, _ id: PictureID) {
    let isCertain = kept.finding.fault == nil && kept.isSettled
    self.init(
      id: id, stamp: isCertain ? kept.finding.stamp : nil, sidecars: kept.sidecars,
      isSettled: kept.isSettled)
  }
}

extension Finding {
  /// What a picture's file told.
  fileprivate init(_ picture: Picture) {
    self.init(folder: picture.folder, name: picture.name)
    stamp = picture.stamp
    recipe = picture.recipe
    seed = picture.seed
    importedScores = picture.importedScores
    people = picture.people
    pixels = picture.pixels
    fault = picture.fault
    digest = picture.digest
  }
}
