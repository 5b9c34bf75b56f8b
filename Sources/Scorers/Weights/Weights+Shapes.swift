internal import Tensors

extension Weights {
  /// A tensor's shape, which must have so many dimensions, none of them 0.
  func shape(of name: String, dimensions: Int) throws(CheckpointError) -> [Int] {
    let shape = try shape(of: name)
    guard shape.count == dimensions, shape.allSatisfy({ $0 > 0 }) else {
      throw error(
        .wrongShape, name, detail: "has the shape \(shape), not \(dimensions) dimensions")
    }
    return shape
  }

  /// A table of embeddings, [rows, width], which must have a row for each of `needed`.
  func table(
    _ name: String, width: Int? = nil, needed: Int, for what: String
  ) throws(CheckpointError) -> Tensor {
    let shape = try shape(of: name, dimensions: 2)
    guard shape[0] >= needed else {
      throw error(
        .unknownModel, name, detail: "has \(shape[0]) rows for the \(needed) \(what)")
    }
    return try tensor(name, shape[0], width ?? shape[1])
  }

  /// How many heads share a tower's width: the given number, or as many as make heads of
  /// `headWidth`.
  ///
  /// Where those do not fill the width, heads are 64 wide, as in all models read here but ViT-H/14's
  /// vision tower.
  func heads(
    _ given: Int?, width: Int, headWidth: Int = 64, of name: String
  ) throws(CheckpointError) -> Int {
    let heads = given ?? width / (width % headWidth == 0 ? headWidth : 64)
    guard heads > 0, heads <= width, width % heads == 0 else {
      throw error(
        .unknownModel, name, detail: "a width of \(width) cannot be shared by \(heads) heads")
    }
    return heads
  }
}
