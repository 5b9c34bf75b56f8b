extension PickleGraph {
  /// What a global gives for these arguments; `nil` where they do not fit it.
  mutating func call(_ function: PickleGlobal, _ arguments: [PickleValue]) -> PickleValue? {
    switch function {
    case .rebuildTensor: return tensor(arguments)
    case .rebuildParameter: return arguments.first
    case .rebuildFromType:
      guard arguments.count >= 3, case .global(let inner) = arguments[0], inner != function,
        case .sequence(let place) = arguments[2]
      else { return nil }
      return call(inner, sequences[place])
    case .identity: return arguments.first ?? .opaque
    case .orderedDictionary: return dictionary(arguments)
    case .scriptClass:
      objects.append(.none)
      return .object(objects.count - 1)
    case .opaque: return .opaque
    case .storage: return nil
    }
  }

  /// Gives an object its attributes; false where the value can have none.
  mutating func set(_ state: PickleValue, of value: PickleValue) -> Bool {
    switch value {
    case .object(let place): objects[place] = state
    // A state dict has notes about its modules' versions, and a tensor may have attributes.
    case .dictionary, .tensor, .opaque: break
    default: return false
    }
    return true
  }

  /// The storage of a persistent id: ("storage", class, key, device, count), and in old files a view,
  /// which nothing has written since PyTorch 0.4.
  mutating func storage(_ id: [PickleValue]) -> PickleValue? {
    guard id.count == 5 || (id.count == 6 && id[5] == .none), id[0] == .string("storage"),
      case .global(.storage(let type)) = id[1], case .string(let key) = id[2],
      case .int(let count) = id[4], count >= 0
    else { return nil }
    storages.append(TorchStorage(key: key, type: type, count: count))
    return .storage(storages.count - 1)
  }

  /// The tensor of (storage, offset, shape, strides, …).
  private mutating func tensor(_ arguments: [PickleValue]) -> PickleValue? {
    guard arguments.count >= 4, case .storage(let storage) = arguments[0],
      case .int(let offset) = arguments[1], offset >= 0, let shape = integers(arguments[2]),
      let strides = integers(arguments[3]), shape.count == strides.count,
      tensors.count < Checkpoint.mostTensors
    else { return nil }
    tensors.append(
      TorchTensor(storage: storage, offset: offset, shape: shape, strides: strides))
    return .tensor(tensors.count - 1)
  }

  private func integers(_ value: PickleValue) -> [Int]? {
    guard case .sequence(let place) = value, sequences[place].count <= Self.mostDimensions
    else { return nil }
    var integers: [Int] = []
    for element in sequences[place] {
      guard case .int(let integer) = element, integer >= 0 else { return nil }
      integers.append(integer)
    }
    return integers
  }

  /// A dictionary of nothing, or of a list of pairs.
  private mutating func dictionary(_ arguments: [PickleValue]) -> PickleValue? {
    var members: [(key: PickleValue, value: PickleValue)] = []
    if case .sequence(let place)? = arguments.first {
      // A small pickle could have one long list copied again and again.
      pairsCopied += sequences[place].count
      guard pairsCopied <= Self.mostPairs else { return nil }
      for pair in sequences[place] {
        guard case .sequence(let pair) = pair, sequences[pair].count == 2 else { return nil }
        members.append((sequences[pair][0], sequences[pair][1]))
      }
    } else if !arguments.isEmpty {
      return nil
    }
    dictionaries.append(members)
    return .dictionary(dictionaries.count - 1)
  }
}
