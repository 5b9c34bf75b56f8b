/// The globals that a checkpoint of tensors may name.
///
/// What they do is done here: none is ever imported or called.
enum PickleGlobal: Sendable, Equatable {
  /// torch._utils._rebuild_tensor and _rebuild_tensor_v2.
  case rebuildTensor
  /// torch._utils._rebuild_parameter and _rebuild_parameter_with_state: the tensor inside.
  case rebuildParameter
  /// torch._tensor._rebuild_from_type_v2: another global's tensor with attributes.
  case rebuildFromType
  case orderedDictionary
  /// A function that gives its first argument back: torch.Size, and TorchScript's typed lists.
  case identity
  /// A storage class.
  case storage(ElementType)
  /// A TorchScript class of the archive, whose objects are bags of attributes.
  case scriptClass
  /// A class or constant that may be named, and called, but makes nothing that matters here.
  case opaque

  /// The global `module.name`; `nil` where no checkpoint of tensors needs it.
  init?(module: String, name: String) {
    switch (module, name) {
    case ("torch._utils", "_rebuild_tensor"), ("torch._utils", "_rebuild_tensor_v2"):
      self = .rebuildTensor
    case ("torch._utils", "_rebuild_parameter"),
      ("torch._utils", "_rebuild_parameter_with_state"):
      self = .rebuildParameter
    case ("torch._tensor", "_rebuild_from_type_v2"): self = .rebuildFromType
    case ("collections", "OrderedDict"): self = .orderedDictionary
    case ("torch", "Size"): self = .identity
    case ("torch.jit._pickle", _) where name.hasPrefix("build_") || name == "restore_type_tag":
      self = .identity
    case ("torch", "device"), ("torch", "Tensor"), ("torch.nn.parameter", "Parameter"):
      self = .opaque
    case ("torch", _) where Self.elementNames.contains(name): self = .opaque
    case ("torch", _), ("torch.cuda", _):
      guard let type = Self.storageClasses[name] else { return nil }
      self = .storage(type)
    default:
      guard module == "__torch__" || module.hasPrefix("__torch__.") else { return nil }
      self = .scriptClass
    }
  }

  private static let storageClasses: [String: ElementType] = [
    "DoubleStorage": .float64, "FloatStorage": .float32, "HalfStorage": .float16,
    "BFloat16Storage": .bfloat16, "LongStorage": .int64, "IntStorage": .int32,
    "ShortStorage": .int16, "CharStorage": .int8, "ByteStorage": .uint8, "BoolStorage": .bool,
  ]

  /// The constants of torch that say how numbers are stored.
  private static let elementNames: Set<String> = [
    "float64", "float32", "float16", "bfloat16", "int64", "int32", "int16", "int8", "uint8",
    "bool",
  ]
}
