/// HPD v2's rankings (tgxs002/HPSv2, `test.json`): prompts without ids, their pictures and the mean
/// of how people ranked them, 1 = best.
///
///     [{"prompt": "…", "image_path": ["0.jpg", …], "rank": [2, 1], "raw_annotations": […]}]
enum HPDv2Rankings: DatasetReader {
  static let name = "HPD v2 rankings"

  static func read(_ value: JSONValue, into manifest: inout Manifest) -> Bool {
    guard let items = value.items, JSONObject(items.first)?["image_path"]?.items != nil else {
      return false
    }
    manifest.holdsRankings = true
    for (index, item) in items.enumerated() {
      guard let object = JSONObject(item), let files = object["image_path"]?.items else {
        manifest.warn(name, index + 1, "has no image_path")
        continue
      }
      let ranks = object["rank"]?.items ?? []
      for (place, file) in files.enumerated() {
        guard let file = file.text else { continue }
        var generation = Generation(prompt: object["prompt"]?.text, groupID: nil, reader: name)
        if place < ranks.count { generation.peopleRank = ranks[place].finiteNumber }
        manifest.add(file, generation, number: index + 1, of: name)
      }
    }
    return true
  }
}
