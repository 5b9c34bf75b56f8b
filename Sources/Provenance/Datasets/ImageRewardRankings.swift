/// ImageReward's rankings (THUDM/ImageReward, `data/test.json`): prompts with an id, their pictures
/// and how people graded each.
///
///     [{"id": "005658-0040", "prompt": "…", "generations": ["a.webp", …], "ranking": [1, 2, 5]}]
///
/// The ranking is a grade, 1 = best: pictures share one, and some grades are missing. Prompts are
/// told apart by their ids, since a few come twice.
enum ImageRewardRankings: DatasetReader {
  static let name = "ImageReward rankings"

  static func read(_ value: JSONValue, into manifest: inout Manifest) -> Bool {
    guard let items = value.items, JSONObject(items.first)?["generations"]?.items != nil else {
      return false
    }
    manifest.holdsRankings = true
    for (index, item) in items.enumerated() {
      guard let object = JSONObject(item), let files = object["generations"]?.items else {
        manifest.warn(name, index + 1, "has no generations")
        continue
      }
      let ranks = object["ranking"]?.items ?? []
      if !ranks.isEmpty, ranks.count != files.count {
        manifest.warn(name, index + 1, "has \(files.count) generations and \(ranks.count) ranks")
      }
      for (place, file) in files.enumerated() {
        guard let file = file.text else { continue }
        var generation = Generation(
          prompt: object["prompt"]?.text, groupID: object.words("id"), reader: name)
        if place < ranks.count { generation.peopleRank = ranks[place].finiteNumber }
        manifest.add(file, generation, number: index + 1, of: name)
      }
    }
    return true
  }
}
