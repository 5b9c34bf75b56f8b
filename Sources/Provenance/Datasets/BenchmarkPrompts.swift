/// The prompts of ImageReward's benchmark (THUDM/ImageReward, `benchmark`): a list of ids with
/// prompts, and pictures whose paths say the rest.
///
///     benchmark-prompts.json        [{"id": "005695-0057", "prompt": "…"}]
///     generations/openjourney/005695-0057_3.png
///
/// The folder is the model that made the picture, so that models can be held against one another
/// within a prompt.
enum BenchmarkPrompts: DatasetReader {
  static let name = "ImageReward benchmark"
  /// What the list is called.
  static let fileName = "benchmark-prompts.json"
  /// The folder of the pictures, beside the list.
  static let folder = "generations"

  static func read(_ value: JSONValue, into manifest: inout Manifest) -> Bool {
    guard let items = value.items, !items.isEmpty else { return false }
    for (index, item) in items.enumerated() {
      guard let object = JSONObject(item), let id = object.words("id"),
        let prompt = object["prompt"]?.text
      else {
        if manifest.benchmark.isEmpty { return false }
        manifest.warn(name, index + 1, "has no id or no prompt")
        continue
      }
      manifest.benchmark[id] = prompt
    }
    return true
  }

  /// What a picture's path tells, relative to the list's folder.
  static func generation(of file: String, in manifest: Manifest) -> Generation? {
    guard !manifest.benchmark.isEmpty else { return nil }
    let parts = file.split(separator: "/")
    guard parts.count >= 2 else { return nil }
    let stem = parts[parts.count - 1].prefix { $0 != "." }
    guard let bar = stem.lastIndex(of: "_") else { return nil }
    let id = String(stem[..<bar])
    guard let prompt = manifest.benchmark[id] else { return nil }
    var generation = Generation(prompt: prompt, groupID: id, reader: name)
    generation.model = String(parts[parts.count - 2])
    generation.parameters = [
      Generation.Parameter("number", String(stem[stem.index(after: bar)...]))
    ]
    return generation
  }
}

extension Manifest {
  /// The folder whose pictures a list is about without naming each; `nil` where it names them.
  package var folderToWalk: String? {
    guard !benchmark.isEmpty, let folder else { return nil }
    return folder + "/" + BenchmarkPrompts.folder
  }
}
