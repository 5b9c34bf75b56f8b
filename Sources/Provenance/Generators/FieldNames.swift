/// Which member of a tool's JSON is which of a generation's fields.
///
/// Each field has the names under which it may stand, the first that is there winning.
struct FieldNames {
  var prompt: [String] = []
  var negativePrompt: [String] = []
  var seed: [String] = []
  var steps: [String] = []
  var cfgScale: [String] = []
  var sampler: [String] = []
  var scheduler: [String] = []
  var model: [String] = []
  var modelHash: [String] = []
  var width: [String] = []
  var height: [String] = []
  /// Members that tell nothing of the picture, or what another member tells better.
  var ignored: [String] = []
}

extension Generation {
  /// What an object tells whose members have these names; the others become parameters.
  ///
  /// A value that does not fit its field, such as a seed of −1, stays among the parameters.
  init(_ object: JSONObject, _ names: FieldNames, source: Source, generator: String?) {
    self.init(source: source)
    self.generator = generator
    var taken = Set(names.ignored)
    /// The first member of these names that `read` understands.
    func field<Value>(_ names: [String], _ read: (String) -> Value?) -> Value? {
      for name in names {
        guard let value = object[name]?.words.flatMap(read) else { continue }
        taken.insert(name)
        return value
      }
      return nil
    }
    prompt = field(names.prompt, Self.words)
    // An empty one is an answer too: there was none.
    negativePrompt = field(names.negativePrompt) { Self.trimmed($0) }
    seed = field(names.seed, Numeral.seed)
    steps = field(names.steps, Numeral.whole)
    cfgScale = field(names.cfgScale, Numeral.finite)
    sampler = field(names.sampler, Self.words)
    scheduler = field(names.scheduler, Self.words)
    model = field(names.model, Self.words)
    modelHash = field(names.modelHash, Self.words)
    if let width = field(names.width, Numeral.whole),
      let height = field(names.height, Numeral.whole)
    {
      size = "\(width)x\(height)"
    }
    for member in object.members where !taken.contains(member.name) {
      guard let text = Self.shown(member.value) else { continue }
      parameters.append(Parameter(member.name, text))
    }
  }

  /// A text without blanks at its ends; `nil` where nothing else is in it.
  static func words(_ text: String) -> String? {
    let text = trimmed(text)
    return text.isEmpty ? nil : text
  }

  /// A text without blanks at its ends.
  static func trimmed(_ text: String) -> String {
    var rest = text.utf8[...]
    while let first = rest.first, InfotextScanner.isBlank(first) { rest.removeFirst() }
    while let last = rest.last, InfotextScanner.isBlank(last) { rest.removeLast() }
    return rest.count == text.utf8.count ? text : String(Substring(rest))
  }

  /// A member's value as it is shown; `nil` where it says nothing.
  private static func shown(_ value: JSONValue) -> String? {
    switch value {
    case .null: nil
    case .array(let items) where items.isEmpty: nil
    case .object(let members) where members.isEmpty: nil
    case .string(let text) where text.isEmpty: nil
    default: value.spelled()
    }
  }

  /// A file's name without its folders and, where it is one of a checkpoint, its ending.
  static func modelName(_ path: String) -> String? {
    guard let name = path.split(whereSeparator: { $0 == "/" || $0 == "\\" }).last else {
      return nil
    }
    for ending in [".safetensors", ".ckpt", ".pt", ".pth", ".gguf"] where name.hasSuffix(ending) {
      return words(String(name.dropLast(ending.count)))
    }
    return words(String(name))
  }
}
