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

  /// A table of embeddings, [rows, width], which must have a row for each of `needed`, and `spare`
  /// ones more at most, where that is said.
  func table(
    _ name: String, width: Int? = nil, needed: Int, spare: Int? = nil, for what: String
  ) throws(CheckpointError) -> Tensor {
    let shape = try shape(of: name, dimensions: 2)
    guard shape[0] >= needed, spare.map({ shape[0] - needed <= $0 }) ?? true else {
      throw error(
        .unknownModel, name, detail: "has \(shape[0]) rows for the \(needed) \(what)")
    }
    return try tensor(name, shape[0], width ?? shape[1])
  }

  /// The width between a feed-forward network's layers, from its first one's weight.
  ///
  /// Models have four times the tower's width; without a bound the states of a small checkpoint
  /// could take any amount of memory.
  func hiddenWidth(_ name: String, width: Int) throws(CheckpointError) -> Int {
    let hidden = try shape(of: name, dimensions: 2)[0]
    guard hidden <= 16 * width else {
      throw error(.unknownModel, name, detail: "widens \(width) channels to \(hidden)")
    }
    return hidden
  }

  /// How many heads share a tower's width: the given number, or as many as make heads of
  /// `headWidth`.
  ///
  /// Where those do not fill the width, heads are 64 wide, as in all models read here but ViT-H/14's
  /// vision tower.
  func heads(
    _ given: Int?, width: Int, headWidth: Int = 64, of name: String
  ) throws(CheckpointError) -> Int {
    let usual = width % headWidth == 0 ? headWidth : 64
    guard given != nil || width % usual == 0 else {
      throw error(
        .unknownModel, name,
        detail: "a width of \(width) is no multiple of 64, and no config.json says how many heads "
          + "share it")
    }
    let heads = given ?? width / usual
    guard heads > 0, heads <= width, width % heads == 0 else {
      throw error(
        .unknownModel, name, detail: "a width of \(width) cannot be shared by \(heads) heads")
    }
    return heads
  }
}
