/// What a checkpoint's pickle can make.
///
/// Containers are numbers of nodes in a `PickleGraph`, because a pickle can share them and even put
/// one into itself.
enum PickleValue: Sendable, Equatable {
  case none
  case bool(Bool)
  case int(Int)
  case float(Double)
  case string(String)
  /// Something that no tensor depends on, such as a device or an integer of more than 64 bits.
  case opaque
  case global(PickleGlobal)
  /// A list, tuple or torch.Size, by its place in `sequences`.
  case sequence(Int)
  /// A dict or OrderedDict, by its place in `dictionaries`.
  case dictionary(Int)
  /// An object of a TorchScript class, by its place in `objects`.
  case object(Int)
  /// A storage, by its place in `storages`.
  case storage(Int)
  /// A tensor, by its place in `tensors`.
  case tensor(Int)
}

/// Everything that a pickle made.
struct PickleGraph: Sendable {
  var sequences: [[PickleValue]] = []
  /// Keys and values in the order in which they were set.
  var dictionaries: [[(key: PickleValue, value: PickleValue)]] = []
  /// The state of each object.
  var objects: [PickleValue] = []
  var storages: [TorchStorage] = []
  var tensors: [TorchTensor] = []
  /// Pairs that were copied from lists into dictionaries.
  var pairsCopied = 0

  static let mostDimensions = 16
  static let mostPairs = 500_000

  /// The dictionary that a value is, or whose attributes an object has.
  func members(_ value: PickleValue) -> [(key: PickleValue, value: PickleValue)]? {
    switch value {
    case .dictionary(let place): return dictionaries[place]
    case .object(let place):
      guard case .dictionary(let state) = objects[place] else { return nil }
      return dictionaries[state]
    default: return nil
    }
  }
}

/// Numbers that a pickle refers to; they lie beside it.
struct TorchStorage: Sendable, Equatable {
  /// The name under which they lie.
  let key: String
  let type: ElementType
  /// How many numbers.
  let count: Int
}

/// A tensor as the pickle describes it, not yet checked against its storage.
struct TorchTensor: Sendable, Equatable {
  /// Its place in `PickleGraph.storages`.
  let storage: Int
  /// In numbers, not bytes.
  let offset: Int
  let shape: [Int]
  let strides: [Int]
}
