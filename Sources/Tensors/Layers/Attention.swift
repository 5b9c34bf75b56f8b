internal import CKernels

/// Scaled dot-product attention by heads (Vaswani et al.: Attention Is All You Need, 2017, 3.2).
package struct Attention: Sendable {
  /// How many heads share the width.
  package let heads: Int
  /// The width of one.
  package let headWidth: Int

  /// Heads of one width.
  package init(heads: Int, headWidth: Int) {
    precondition(heads > 0 && headWidth > 0, "there are heads")
    self.heads = heads
    self.headWidth = headWidth
  }

  /// The width of all heads together.
  package var width: Int { heads * headWidth }
  /// What the products of queries and keys are multiplied with.
  var scale: Float { 1 / Float(headWidth).squareRoot() }

  /// What `matrix(_:_:padding:)` must round the columns of scores up to.
  static let padding = 16

  /// Scratch for `attend`, of each thread of the team.
  func scores(_ queries: Int, _ keys: Int, _ workspace: Workspace) -> MatrixView {
    workspace.matrix(workspace.team.size * queries, keys, padding: Self.padding)
  }

  /// The columns of one head.
  func columns(_ head: Int) -> Range<Int> { head * headWidth..<(head + 1) * headWidth }
  /// The columns of some heads.
  func columns(_ heads: Range<Int>) -> Range<Int> {
    heads.lowerBound * headWidth..<heads.upperBound * headWidth
  }

  /// Some of the heads of `sequences` sequences that lie one after another, on one thread.
  ///
  /// `queries` and `out` are [sequences · Q, width], `keys` and `values` [sequences · K, width],
  /// `scores` comes from `scores(Q, K)`. Where `isCausal` holds, query i sees the keys up to i.
  func attend(
    _ queries: MatrixView, _ keys: MatrixView, _ values: MatrixView, sequences: Int,
    isCausal: Bool, heads range: Range<Int>, scores: MatrixView, into out: MatrixView, _ lane: Lane
  ) {
    let (queryCount, keyCount) = (queries.rows / sequences, keys.rows / sequences)
    let scores = scores.rows(lane.index * queryCount..<(lane.index + 1) * queryCount)  // [Q, K]
    for sequence in 0..<sequences {
      let queryRows = sequence * queryCount..<(sequence + 1) * queryCount
      let keyRows = sequence * keyCount..<(sequence + 1) * keyCount
      for head in range {
        let columns = columns(head)
        let q = queries.rows(queryRows).columns(columns)  // [Q, D]
        let k = keys.rows(keyRows).columns(columns)  // [K, D]
        let v = values.rows(keyRows).columns(columns)  // [K, D]
        MatrixProduct.timesTransposed(q, k, into: scores, on: lane)
        softmax(scores, visible: isCausal ? 1 : keyCount, lane)
        MatrixProduct.times(
          scores, v, into: out.rows(queryRows).columns(columns), on: lane)
      }
    }
  }

  /// Scores to shares, row by row; row i sees the first `visible + i` keys.
  func softmax(_ scores: MatrixView, visible: Int, _ lane: Lane) {
    precondition(scores.stride % Self.padding == 0, "rows are padded")
    salon_softmax(
      lane.level, scores.start, scores.stride, scale, visible, scores.rows, scores.columns)
  }
}
