/// Finds the named tensors in what a pickle made: a state dict, one inside a training checkpoint, or
/// the modules of a TorchScript archive.
struct StateDictionary {
  private let graph: PickleGraph
  private let path: String
  /// The tensors by their full names.
  private(set) var tensors: [String: TorchTensor] = [:]
  private var visits = 0
  private var nameBytes = 0

  /// Where training scripts put the state dict, in the order in which they are tried.
  private static let wrappers = ["state_dict", "model", "model_state_dict"]

  /// Names deeper than this are refused.
  private static let depth = 64

  /// Modules and tensors beyond this are refused.
  private static let mostVisits = 200_000
  private static let mostNameBytes = 32 << 20

  /// Searches from `root`.
  init(_ graph: PickleGraph, root: PickleValue, path: String) throws(CheckpointError) {
    self.graph = graph
    self.path = path
    var start = root
    for _ in 0..<4 {
      guard let members = graph.members(start),
        let inner = Self.wrappers.lazy.compactMap({ wrapper in
          members.first { $0.key == .string(wrapper) && graph.members($0.value)?.isEmpty == false }
        }).first
      else { break }
      start = inner.value
    }
    try collect(start, "", 0)
  }

  /// Adds the tensors of a dictionary or object under dotted names; anything else is passed over.
  private mutating func collect(
    _ value: PickleValue, _ prefix: String, _ depth: Int
  ) throws(CheckpointError) {
    guard let members = graph.members(value) else { return }
    guard depth < Self.depth else {
      throw CheckpointError(.unsupported, path, prefix, detail: "is nested too deeply")
    }
    for (key, value) in members {
      visits += 1
      if case .string(let key) = key { nameBytes += prefix.utf8.count + key.utf8.count }
      guard visits <= Self.mostVisits, nameBytes <= Self.mostNameBytes else {
        throw CheckpointError(.unsupported, path, detail: "has too many parts")
      }
      guard case .string(let key) = key else { continue }
      let name = prefix + key
      switch value {
      case .tensor(let place):
        guard tensors.updateValue(graph.tensors[place], forKey: name) == nil else {
          throw CheckpointError(.damaged, path, name, detail: "is there twice")
        }
      case .dictionary, .object: try collect(value, name + ".", depth + 1)
      default: break
      }
    }
  }
}
