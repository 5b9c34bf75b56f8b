internal import Foundation

/// Draws the pictures that the screen wants, on threads of its own, and keeps the drawings: in memory,
/// and on disk where it has a cache there.
///
/// Sendable because every mutable property is guarded by `lock`.
package final class DrawingShelf: @unchecked Sendable {
  private let session: GallerySession
  private let kept: ThumbnailCache?
  private let onReady: @Sendable (PictureID) -> Void
  private let lock = NSCondition()
  private var wanted: [DrawingRequest] = []
  private var underway: Set<DrawingRequest> = []
  private var failed: Set<PictureID> = []
  private var cache: DrawingCache
  private var isClosed = false

  /// A shelf for a session's pictures that holds at most `capacity` bytes; `onReady` is called on
  /// any thread for each picture that can be drawn from then on, or that turned out to be broken.
  package init(
    session: GallerySession, kept: ThumbnailCache? = nil, capacity: Int = 128 << 20,
    threads: Int = 2,
    onReady: @escaping @Sendable (PictureID) -> Void
  ) {
    self.session = session
    self.kept = kept
    self.onReady = onReady
    cache = DrawingCache(capacity: capacity)
    for number in 0..<max(1, threads) {
      BackgroundThread.start("salon draw \(number)", priority: .helping) { [weak self] in
        while let self, let request = self.next() { self.draw(request) }
      }
    }
  }

  /// The drawing of a request, if it is ready.
  package func drawing(_ request: DrawingRequest) -> DrawnPicture? {
    lock.withLock { cache.use(request) }
  }

  /// Says what the screen wants from now on, the most urgent first; what was wanted before and is
  /// not any more is not drawn.
  package func want(_ requests: [DrawingRequest]) {
    lock.withLock {
      wanted = requests.filter { !cache.contains($0) && !failed.contains($0.picture) }
      lock.broadcast()
    }
  }

  /// Ends the threads.
  package func close() {
    lock.withLock {
      isClosed = true
      lock.broadcast()
    }
  }

  private func next() -> DrawingRequest? {
    lock.lock()
    defer { lock.unlock() }
    while !isClosed {
      if let index = wanted.firstIndex(where: { !underway.contains($0) }) {
        let request = wanted.remove(at: index)
        underway.insert(request)
        return request
      }
      lock.wait()
    }
    return nil
  }

  private func draw(_ request: DrawingRequest) {
    let drawing = Result { try make(request) }
    lock.withLock {
      underway.remove(request)
      // It may have been wanted again in the meantime.
      wanted.removeAll { $0 == request }
      switch drawing {
      case .success(let drawing): cache.insert(drawing, for: request)
      case .failure: failed.insert(request.picture)
      }
    }
    if case .failure(let error) = drawing { session.fail(request.picture, error) }
    onReady(request.picture)
  }

  /// The drawing of a request: from the disk where the picture's file is known to be unchanged, else
  /// drawn, and kept there for another time.
  private func make(_ request: DrawingRequest) throws -> DrawnPicture {
    if let kept, let digest = session.unchangedDigest(of: request.picture),
      let drawing = kept.drawing(of: digest, request.form)
    {
      return drawing
    }
    let drawing = try request.form.draw(session.bytes(of: request.picture))
    if let kept, let digest = session.unchangedDigest(of: request.picture) {
      do {
        try kept.keep(drawing, of: digest, request.form)
      } catch {
        session.report("drawn pictures are not kept: \(error)", isFailure: false)
      }
    }
    return drawing
  }
}
