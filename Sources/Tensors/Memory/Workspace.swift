internal import CKernels
internal import Foundation

/// What one worker computes with: scratch memory that is used again for each layer and each batch,
/// the threads that share a step, and a count of what was done.
///
/// A workspace belongs to one thread at a time. Many pictures are scored fastest by one workspace of
/// one thread a core, side by side; a single picture by one workspace of as many threads as cores.
package final class Workspace {
  /// The threads that share each step.
  package let team: ThreadTeam
  private let gate: ComputeGate?
  /// The instruction set of the products and loops.
  private let level: salon_level
  private var chunks: [Chunk] = []
  /// The chunk that the next matrix is taken from, and how much of it is in use.
  private var current = 0
  private var used = 0
  private var depth = 0
  private let tallies: UnsafeMutableBufferPointer<ProductTally>
  /// What each thread packs the matrices of a product into.
  private let rooms: UnsafeMutablePointer<Float>
  private let roomSize: Int

  /// Floats of a cache line.
  private static let line = 16
  /// Strides whose multiples share an eighth of a cache's sets or less.
  private static let crowdedStride = 128

  private struct Chunk {
    let start: UnsafeMutablePointer<Float>
    let count: Int
  }

  /// A workspace whose steps are shared by `threads` threads, the caller's among them.
  ///
  /// They stop before a `gate` that is closed, within a tenth of a millisecond or so; in a team those that
  /// wait for the others spin meanwhile, so that a gate is for workspaces of one thread.
  package init(threads: Int = 1, gate: ComputeGate? = nil) {
    self.gate = gate
    team = ThreadTeam(size: threads)
    level = salon_best_level()
    roomSize = (salon_product_room(level) + 15) / 16 * 16
    rooms = Self.chunk(threads * roomSize).start
    tallies = .allocate(capacity: threads)
    tallies.initialize(repeating: ProductTally())
  }

  /// The instruction set of the products and loops, for `doctor`: `avx512`, `avx2` or `portable`.
  package static var instructionSet: String {
    switch salon_best_level() {
    case .avx512: "avx512"
    case .avx2: "avx2"
    case .portable: "portable"
    }
  }

  deinit {
    for chunk in chunks { UnsafeMutableRawPointer(chunk.start).deallocate() }
    UnsafeMutableRawPointer(rooms).deallocate()
    tallies.deallocate()
  }

  /// Everything that `matrix` hands out while `body` runs can be used again afterwards.
  package func scratch<Result, Failure>(
    _ body: () throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let before = (current, used)
    depth += 1
    defer {
      depth -= 1
      (current, used) = before
      if depth == 0 { merge() }
    }
    return try body()
  }

  /// An uninitialised matrix, 64-byte aligned, for the scratch scope around the call; its stride is
  /// `columns`, rounded up to a multiple of `padding`, or somewhat more.
  package func matrix(_ rows: Int, _ columns: Int, padding: Int = 1) -> MatrixView {
    precondition(depth > 0, "scratch memory belongs to a scope")
    var stride = (columns + padding - 1) / padding * padding
    // Rows a multiple of many lines apart all fall into the same few sets of a cache, and a tile of a
    // product touches a dozen: one line more each moves them apart (6 % of a product's time).
    if rows > 1, stride % Self.crowdedStride == 0 { stride += Self.line }
    let count = (rows * stride + Self.line - 1) / Self.line * Self.line + Self.line
    while current < chunks.count, used + count > chunks[current].count {
      current += 1
      used = 0
    }
    if current == chunks.count { chunks.append(Self.chunk(max(count, 1 << 18))) }
    let start = chunks[current].start + used
    used += count
    return MatrixView(start, rows: rows, columns: columns, stride: stride)
  }

  /// Divides `0..<count` among the team in multiples of `unit` and runs `body` for each part.
  package func split(_ count: Int, unit: Int = 1, _ body: (Range<Int>, Lane) -> Void) {
    let units = (count + unit - 1) / unit
    let parts = min(team.size, max(units, 1))
    guard parts > 1 else { return body(0..<count, lane(0)) }
    team.run { part in
      guard part < parts else { return }
      let first = min(units * part / parts * unit, count)
      let end = min(units * (part + 1) / parts * unit, count)
      body(first..<end, lane(part))
    }
  }

  /// What the products so far have taken, all threads together.
  package var tally: ProductTally {
    get { tallies.reduce(into: ProductTally()) { $0.add($1) } }
    set {
      tallies.update(repeating: ProductTally())
      tallies[0] = newValue
    }
  }

  private func lane(_ index: Int) -> Lane {
    Lane(
      index: index, level: level, room: rooms + index * roomSize,
      tally: tallies.baseAddress.map { $0 + index }, gate: gate)
  }

  /// Makes one chunk of what had to be several, so that the next batch finds one allocation.
  private func merge() {
    guard chunks.count > 1 else { return }
    let total = chunks.reduce(0) { $0 + $1.count }
    for chunk in chunks { UnsafeMutableRawPointer(chunk.start).deallocate() }
    chunks = [Self.chunk(total)]
  }

  private static func chunk(_ count: Int) -> Chunk {
    let raw = UnsafeMutableRawPointer.allocate(byteCount: count * 4, alignment: 64)
    return Chunk(start: raw.bindMemory(to: Float.self, capacity: count), count: count)
  }
}

/// One thread's place in a step.
package struct Lane {
  /// Which part of the team it is.
  package let index: Int
  let level: salon_level
  let room: UnsafeMutablePointer<Float>
  let tally: UnsafeMutablePointer<ProductTally>?
  let gate: ComputeGate?
}

/// What matrix products have taken.
package struct ProductTally: Sendable, Equatable {
  /// Floating-point operations: two for each multiply-add.
  package var operations = 0.0
  /// Time inside products, summed over the threads.
  package var seconds = 0.0

  /// No products yet.
  package init() {}

  /// Adds another count.
  package mutating func add(_ other: ProductTally) {
    operations += other.operations
    seconds += other.seconds
  }
}
