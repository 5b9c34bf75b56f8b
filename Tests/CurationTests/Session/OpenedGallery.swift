import Curation
import Foundation
import Scorers
import Store
import Synchronization
import TestSupport

/// A session over a folder that has found and identified all of its pictures.
struct OpenedGallery {
  let session: GallerySession
  private let recorder: ChangeRecorder
  private let closing: Closing

  /// Everything that was told, in order.
  var changes: [GalleryChange] { recorder.changes }

  /// Opens a folder; `afterFinding` runs once pictures were found and before any file is read whole.
  init(
    _ paths: [String], library: Library, prompt: String? = nil, scorers: [ScorerID] = [],
    listings: ListingFolder? = nil,
    afterFinding: @escaping @Sendable () -> Void = {}
  ) throws {
    let recorder = ChangeRecorder(afterFinding: afterFinding)
    self.recorder = recorder
    session = try GallerySession(
      .init(
        paths: paths, prompt: prompt, scorers: scorers, weights: WeightsFolder("/no/weights"),
        workers: 2, listings: listings),
      library: library, onChange: recorder.take)
    closing = Closing(session)
    session.start()
    session.waitUntilFinished()
  }

  /// The picture of a file.
  func picture(_ name: String) -> Picture? {
    session.gallery.pictures.first { $0.name == name }
  }

  /// The ids of files.
  func ids(_ names: String...) -> [PictureID] { names.compactMap { picture($0)?.id } }

  /// The names of the files in the order by hand of the group that a file is in.
  func order(ofGroupWith name: String) -> [String]? {
    let gallery = session.gallery
    return picture(name).flatMap { gallery[gallery.group(of: $0.id)]?.order }
      .map { order in order.map { gallery[$0].name } }
  }
}

/// Closes a session with the last copy of what was opened, so that its threads end.
private final class Closing: Sendable {
  private let session: GallerySession

  init(_ session: GallerySession) { self.session = session }

  deinit { session.close() }
}

/// Keeps what a session tells.
private final class ChangeRecorder: Sendable {
  private let told = Mutex<[GalleryChange]>([])
  private let afterFinding: @Sendable () -> Void

  init(afterFinding: @escaping @Sendable () -> Void) {
    self.afterFinding = afterFinding
  }

  var changes: [GalleryChange] { told.withLock { $0 } }

  func take(_ changes: [GalleryChange]) {
    told.withLock { $0 += changes }
    if changes.contains(where: { if case .found = $0 { true } else { false } }) { afterFinding() }
  }
}

extension TemporaryFolder {
  /// A folder of two foxes and an owl.
  static func foxesAndOwl() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.write("1.png", SamplePicture((200, 80, 20), prompt: "a red fox").bytes)
    try folder.write("2.png", SamplePicture((220, 90, 40), prompt: "A red  fox,").bytes)
    try folder.write("3.png", SamplePicture((90, 90, 90), prompt: "a gray owl").bytes)
    return folder
  }
}
