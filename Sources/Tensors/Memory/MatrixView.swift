/// A matrix in memory that someone else keeps: row-major, `stride` values from row to row.
///
/// Weights are viewed through it too, and those are never written.
package struct MatrixView {
  package let start: UnsafeMutablePointer<Float>
  package let rows: Int
  package let columns: Int
  package let stride: Int

  /// A view of `rows` × `columns` values; rows follow one another directly unless a stride is given.
  package init(
    _ start: UnsafeMutablePointer<Float>, rows: Int, columns: Int, stride: Int? = nil
  ) {
    precondition(rows >= 0 && columns >= 0 && (stride ?? columns) >= columns, "a matrix's sizes")
    self.start = start
    self.rows = rows
    self.columns = columns
    self.stride = stride ?? columns
  }

  /// Some of the rows.
  package func rows(_ range: Range<Int>) -> MatrixView {
    precondition(range.lowerBound >= 0 && range.upperBound <= rows, "rows of the matrix")
    return MatrixView(
      start + range.lowerBound * stride, rows: range.count, columns: columns, stride: stride)
  }

  /// Some of the columns.
  package func columns(_ range: Range<Int>) -> MatrixView {
    precondition(range.lowerBound >= 0 && range.upperBound <= columns, "columns of the matrix")
    return MatrixView(
      start + range.lowerBound, rows: rows, columns: range.count, stride: stride)
  }

  /// Every `step`th row, from row `first` on: the same token of each sequence, for example.
  package func everyRow(_ step: Int, from first: Int) -> MatrixView {
    precondition(step > 0 && first >= 0 && first < step && rows % step == 0, "whole steps of rows")
    return MatrixView(
      start + first * stride, rows: rows / step, columns: columns, stride: stride * step)
  }

  /// Copies the values of a matrix of the same size.
  package func copy(_ other: MatrixView) {
    precondition(other.rows == rows && other.columns == columns, "copies keep their size")
    for row in 0..<rows {
      (start + row * stride).update(from: other.start + row * other.stride, count: columns)
    }
  }

  /// The values of one row.
  package subscript(row: Int) -> UnsafeMutableBufferPointer<Float> {
    UnsafeMutableBufferPointer(start: start + row * stride, count: columns)
  }
}
