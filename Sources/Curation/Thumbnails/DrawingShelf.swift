internal import Foundation
internal import Imaging

/// Draws the pictures that the screen wants, on threads of its own, and keeps the drawings.
///
/// Sendable because every mutable property is guarded by `lock`.
package final class DrawingShelf: @unchecked Sendable {
  private let session: GallerySession
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
    session: GallerySession, capacity: Int = 128 << 20, threads: Int = 2,
    onReady: @escaping @Sendable (PictureID) -> Void
  ) {
    self.session = session
    self.onReady = onReady
    cache = DrawingCache(capacity: capacity)
    for number in 0..<max(1, threads) {
      BackgroundThread.start("salon draw \(number)") { [weak self] in
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
    let drawing = Result { try Self.draw(request.form, session.bytes(of: request.picture)) }
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

  private static func draw(_ form: DrawingRequest.Form, _ bytes: [UInt8]) throws -> DrawnPicture {
    switch form {
    case .sixel(let width, let height, let colors):
      let frame = PixelSize(width: width, height: Sixel.height(within: height))
      let bitmap = try Thumbnail.make(from: bytes, fitting: frame)
      return DrawnPicture(
        width: bitmap.width, height: bitmap.height,
        content: .sixel(try Sixel.encode(bitmap, colors: colors)))
    case .blocks(let columns, let rows):
      // Twice the blocks' own resolution, so that their colours are means of something.
      let frame = PixelSize(width: columns * 2, height: rows * 4)
      let blocks = HalfBlocks(
        try Thumbnail.make(from: bytes, fitting: frame), columns: columns, rows: rows)
      return DrawnPicture(
        width: blocks.columns, height: blocks.rows.count, content: .blocks(blocks))
    }
  }
}
