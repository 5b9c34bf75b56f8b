/// Gathers a prompt's ids up to the model's length, and counts those beyond.
struct TokenCollector {
  private let limit: Int
  private let end: Int32
  private var ids: [Int32]
  private var total: Int

  /// Starts a prompt that may have `limit` ids, `start` and `end` included.
  init(start: Int32, end: Int32, limit: Int) {
    self.limit = limit
    self.end = end
    ids = [start]
    total = 1
  }

  /// Adds an id; beyond the limit it is only counted.
  mutating func append(_ id: Int32) {
    // One place is kept for the end.
    if ids.count < limit - 1 { ids.append(id) }
    total += 1
  }

  /// The whole prompt, its last id the end.
  func finished() -> PromptTokens {
    PromptTokens(ids: ids + [end], total: total + 1)
  }
}
