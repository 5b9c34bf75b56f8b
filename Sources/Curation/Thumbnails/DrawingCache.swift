/// Drawn pictures by request, the ones not used for longest dropped first.
///
/// A value: the shelf that owns it holds the lock.
struct DrawingCache {
  private var drawings: [DrawingRequest: (drawing: DrawnPicture, use: Int)] = [:]
  private var clock = 0
  private(set) var cost = 0
  /// How many bytes may be held.
  let capacity: Int

  /// An empty cache for `capacity` bytes.
  init(capacity: Int) {
    self.capacity = capacity
  }

  /// The drawing of a request, which counts as used now.
  mutating func use(_ request: DrawingRequest) -> DrawnPicture? {
    guard let entry = drawings[request] else { return nil }
    clock += 1
    drawings[request] = (entry.drawing, clock)
    return entry.drawing
  }

  /// Whether a request's drawing is here.
  func contains(_ request: DrawingRequest) -> Bool {
    drawings[request] != nil
  }

  /// Keeps a drawing, dropping others where there is no room.
  mutating func insert(_ drawing: DrawnPicture, for request: DrawingRequest) {
    clock += 1
    cost += drawing.cost - (drawings[request]?.drawing.cost ?? 0)
    drawings[request] = (drawing, clock)
    guard cost > capacity else { return }
    // A quarter is dropped at once, so that the sort is rare.
    let oldest = drawings.sorted { $0.value.use < $1.value.use }
    for (key, entry) in oldest where cost > capacity / 4 * 3 && key != request {
      drawings[key] = nil
      cost -= entry.drawing.cost
    }
  }
}
