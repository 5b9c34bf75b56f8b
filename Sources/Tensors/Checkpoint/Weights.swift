internal import Synchronization

/// A view of a checkpoint below one dotted prefix, which remembers the tensors that were taken, so
/// that a model can make sure that it has used them all.
package struct Weights: Sendable {
  private let checkpoint: Checkpoint
  /// The names' beginning, without the last dot; empty for all.
  private let prefix: String
  private let taken: Taken

  /// The names that any view of the same origin has given out.
  private final class Taken: Sendable {
    let names = Mutex<Set<String>>([])
  }

  /// All tensors of a checkpoint.
  package init(_ checkpoint: Checkpoint) {
    self.checkpoint = checkpoint
    prefix = ""
    taken = Taken()
  }

  private init(_ parent: Weights, prefix: String) {
    checkpoint = parent.checkpoint
    taken = parent.taken
    self.prefix = prefix
  }

  /// What lies below a name, which may have dots.
  package subscript(_ name: String) -> Weights { Weights(self, prefix: path(name)) }

  /// Whether there is such a tensor.
  package func contains(_ name: String) -> Bool { checkpoint.contains(path(name)) }

  /// A tensor's shape.
  package func shape(of name: String) throws(CheckpointError) -> [Int] {
    guard let shape = checkpoint.shape(of: path(name)) else { throw error(.missingTensor, name) }
    return shape
  }

  /// Takes a tensor, which must have this shape.
  package func tensor(_ name: String, _ shape: Int...) throws(CheckpointError) -> Tensor {
    try tensor(name, shape: shape)
  }

  /// Takes a tensor, which must have this shape.
  package func tensor(_ name: String, shape: [Int]) throws(CheckpointError) -> Tensor {
    let found = try self.shape(of: name)
    guard found == shape else {
      throw error(.wrongShape, name, detail: "has the shape \(found), the model needs \(shape)")
    }
    let tensor = try checkpoint.tensor(path(name))
    taken.names.withLock { _ = $0.insert(path(name)) }
    return tensor
  }

  /// How many children are named 0, 1, 2 and so on, without a gap.
  package var layerCount: Int {
    var count = 0
    while checkpoint.hasNames(below: path("\(count)")) { count += 1 }
    return count
  }

  /// What `body` makes of the children 0, 1, 2 and so on, of which there must be one.
  package func layers<Layer>(
    _ body: (Weights) throws(CheckpointError) -> Layer
  ) throws(CheckpointError) -> [Layer] {
    let count = layerCount
    guard count > 0 else { throw error(.missingTensor, "0", detail: "and any other layer") }
    var layers: [Layer] = []
    for index in 0..<count { layers.append(try body(self["\(index)"])) }
    return layers
  }

  /// Makes sure that each tensor below was taken, but for those of the full names `unused`.
  package func finish(ignoring unused: Set<String>) throws(CheckpointError) {
    try finish { unused.contains($0) }
  }

  /// Makes sure that each tensor below was taken, but for those whose full name is `isUnused`.
  package func finish(ignoring isUnused: (String) -> Bool) throws(CheckpointError) {
    let taken = taken.names.withLock(\.self)
    let extra = checkpoint.names.filter {
      !taken.contains($0) && (prefix.isEmpty || $0.hasPrefix(prefix + ".")) && !isUnused($0)
    }
    guard let first = extra.first else { return }
    let others = extra.count > 1 ? "and \(extra.count - 1) more, such as \(extra[1])" : ""
    throw CheckpointError(.extraTensors, checkpoint.path, first, detail: others)
  }

  /// An error about a tensor, or about the view itself where `name` is empty.
  package func error(
    _ code: CheckpointError.Code, _ name: String, detail: String = ""
  ) -> CheckpointError {
    CheckpointError(code, checkpoint.path, name.isEmpty ? prefix : path(name), detail: detail)
  }

  /// The full name.
  private func path(_ name: String) -> String { prefix.isEmpty ? name : prefix + "." + name }
}

extension Checkpoint {
  /// Whether any tensor's name goes on with a dot after `prefix`.
  fileprivate func hasNames(below prefix: String) -> Bool {
    let start = prefix + "."
    var (low, high) = (0, names.count)
    while low < high {
      let middle = (low + high) / 2
      if names[middle] < start { low = middle + 1 } else { high = middle }
    }
    return low < names.count && names[low].hasPrefix(start)
  }
}
