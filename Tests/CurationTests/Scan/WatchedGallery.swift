import Curation
import Foundation
import Scorers
import Store
import Synchronization
import TestSupport
import Testing

/// A session that follows its folders, and the gallery that its changes make.
final class WatchedGallery: Sendable {
  let session: GallerySession
  private let told: Told

  private final class Told: Sendable {
    let state = Mutex((gallery: Gallery(), changes: [GalleryChange](), isScanned: false))
    let changed = NSCondition()

    func take(_ changes: [GalleryChange]) {
      changed.lock()
      state.withLock { state in
        for change in changes {
          state.gallery.apply(change)
          state.changes.append(change)
          if change == .scanned { state.isScanned = true }
        }
      }
      changed.broadcast()
      changed.unlock()
    }
  }

  /// Opens a folder and waits until it has been read.
  init(
    _ paths: [String], library: Library, listings: ListingFolder? = nil, mostWatches: Int = .max
  ) throws {
    let told = Told()
    self.told = told
    session = try GallerySession(
      .init(
        paths: paths, scorers: [], weights: WeightsFolder("/no/weights"), listings: listings,
        watches: true, mostWatches: mostWatches),
      library: library, onChange: told.take)
    session.start()
    wait { $0.isScanned }
  }

  deinit { session.close() }

  /// The gallery as it was told.
  var gallery: Gallery { told.state.withLock { $0.gallery } }

  /// The names of its pictures, sorted.
  var names: [String] { gallery.pictures.map(\.name).sorted() }

  /// Everything that was told.
  var changes: [GalleryChange] { told.state.withLock { $0.changes } }

  /// The picture of a name.
  func picture(_ name: String) -> Picture? { gallery.pictures.first { $0.name == name } }

  /// Whether pictures of a name were told so many times, as new or in the place of others.
  func hasFound(_ name: String, times: Int) -> Bool {
    let pictures = changes.flatMap { change -> [Picture] in
      switch change {
      case .found(let pictures): pictures
      case .replaced(let replacements): replacements.map(\.picture)
      default: []
      }
    }
    return pictures.count { $0.name == name } == times
  }

  /// Waits until the pictures have these names; they must have them some time.
  func wait(names: String...) {
    wait(names: names)
  }

  /// The same for a list of names.
  func wait(names: [String]) {
    wait { $0.gallery.pictures.map(\.name).sorted() == names.sorted() }
  }

  /// Waits until a picture is as it is to be.
  func wait(for name: String, _ holds: @escaping (Picture) -> Bool) {
    wait { state in state.gallery.pictures.contains { $0.name == name && holds($0) } }
  }

  private func wait(
    until holds: ((gallery: Gallery, changes: [GalleryChange], isScanned: Bool)) -> Bool
  ) {
    told.changed.lock()
    defer { told.changed.unlock() }
    // What does not happen would hold up the tests for ever. Not a moment at which it must have
    // happened: the whole machine may have slept until then.
    var patience = 600
    while !told.state.withLock({ holds($0) }) {
      if !told.changed.wait(until: Date(timeIntervalSinceNow: 0.1)) { patience -= 1 }
      guard patience > 0 else {
        Issue.record("it did not happen within a minute: \(names)")
        return
      }
    }
  }
}
