/// A part of DiffusionDB (poloclub/diffusiondb): how each of a folder's pictures was made, by its
/// name, in a file of the folder's own name.
///
///     {"ec9b5e2c….png": {"p": "prompt", "se": 2312, "c": 7.0, "st": 50, "sa": "k_lms"}}
enum DiffusionDBPart: DatasetReader {
  static let name = "DiffusionDB"

  private static let names = FieldNames(
    prompt: ["p"], seed: ["se"], steps: ["st"], cfgScale: ["c"], sampler: ["sa"])

  static func read(_ value: JSONValue, into manifest: inout Manifest) -> Bool {
    guard let members = value.members, let first = members.first,
      JSONObject(first.value)?["p"]?.text != nil
    else { return false }
    for (index, member) in members.enumerated() {
      guard let object = JSONObject(member.value) else {
        manifest.warn(name, index + 1, "is no JSON object")
        continue
      }
      var generation = Generation(object, names, source: .manifest, generator: nil)
      generation.reader = name
      manifest.add(member.name, generation, number: index + 1, of: name)
    }
    return true
  }
}
