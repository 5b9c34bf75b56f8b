/// An array of objects with the same members as the lines of a `metadata.jsonl`.
enum PictureList: DatasetReader {
  static let name = "list"

  static func read(_ value: JSONValue, into manifest: inout Manifest) -> Bool {
    guard let items = value.items, let first = items.first?.members,
      (try? ManifestRow(first)) != nil
    else { return false }
    for (index, item) in items.enumerated() {
      do throws(ManifestRow.Fault) {
        let row = try ManifestRow(item.members ?? [])
        manifest.add(row.file, row.generation, number: index + 1, of: name)
      } catch {
        manifest.warn(name, index + 1, error.reason)
      }
    }
    return true
  }
}
