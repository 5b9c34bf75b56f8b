/// What was opened: the pictures and their groups.
///
/// A value: the session hands out changes to it.
package struct Gallery: Sendable, Equatable {
  /// By what the pictures are grouped.
  package private(set) var grouping: Grouping
  /// In the order in which they were found.
  package private(set) var pictures = PictureList()
  /// In the order in which their first pictures came; the group without a prompt is the last.
  package private(set) var groups: [PromptGroup] = []
  private var indexOfGroup: [GroupID: Int] = [:]
  private var groupOfPicture: [GroupID] = []

  /// An empty gallery.
  package init(grouping: Grouping = .byPrompt) {
    self.grouping = grouping
  }

  /// The picture of an id that this gallery gave.
  package subscript(id: PictureID) -> Picture {
    get { pictures[id] }
    _modify { yield &pictures[id] }
  }

  /// The group of a key.
  package subscript(id: GroupID) -> PromptGroup? {
    indexOfGroup[id].map { groups[$0] }
  }

  /// The place of a group among ``groups``; `nil` where there is none of that key.
  package func index(of group: GroupID) -> Int? {
    indexOfGroup[group]
  }

  /// The key of the group that a picture is in, or was in before it was taken out.
  package func group(of picture: PictureID) -> GroupID {
    groupOfPicture[picture.rawValue]
  }

  /// Adds a picture, whose id must be the list's next, to its group.
  package mutating func append(_ picture: Picture) {
    let key = GroupKey.of(picture, by: grouping)
    pictures.append(picture)
    groupOfPicture.append(key)
    place(picture, in: key)
  }

  /// Adds pictures, whose ids must follow those so far.
  package mutating func append(_ added: [Picture]) {
    // Not for every few more: reserving ends the growth by doubling.
    if added.count > pictures.count {
      pictures.reserve(added.count)
      groupOfPicture.reserveCapacity(groupOfPicture.count + added.count)
    }
    for picture in added { append(picture) }
  }

  /// Takes pictures out, and the groups that were left without any.
  package mutating func remove(_ ids: [PictureID]) {
    var touched: Set<Int> = []
    for id in ids where pictures.contains(id) {
      pictures.remove(id)
      if let index = indexOfGroup[group(of: id)] { touched.insert(index) }
    }
    for index in touched {
      groups[index].pictures.removeAll { !pictures.contains($0) }
      groups[index].order?.removeAll { !pictures.contains($0) }
      if groups[index].order?.isEmpty == true { groups[index].order = nil }
      groups[index].ties = groups[index].ties.filter(pictures.contains)
    }
    let emptied = touched.filter { groups[$0].pictures.isEmpty }
    guard let first = emptied.min() else { return }
    for index in emptied { indexOfGroup[groups[index].id] = nil }
    groups.removeAll(where: \.pictures.isEmpty)
    for index in first..<groups.count { indexOfGroup[groups[index].id] = index }
  }

  /// Puts pictures, whose ids must follow those so far, in the place of others: also in an order by
  /// hand, where the content is the same.
  package mutating func replace(_ replacements: [Replacement]) {
    for replacement in replacements {
      append(replacement.picture)
      let key = group(of: replacement.old)
      guard key == group(of: replacement.picture.id), let index = indexOfGroup[key],
        let place = groups[index].order?.firstIndex(of: replacement.old),
        self[replacement.old].digest == replacement.picture.digest
      else { continue }
      groups[index].order?[place] = replacement.picture.id
      if groups[index].ties.remove(replacement.old) != nil {
        groups[index].ties.insert(replacement.picture.id)
      }
    }
    remove(replacements.map(\.old))
  }

  /// Groups the pictures anew; orders by hand belong to the groups that were.
  package mutating func regroup(by grouping: Grouping) {
    self.grouping = grouping
    groups = []
    indexOfGroup = [:]
    for picture in pictures {
      let key = GroupKey.of(picture, by: grouping)
      groupOfPicture[picture.id.rawValue] = key
      place(picture, in: key)
    }
  }

  /// Sets a group's order by hand, but for pictures that are gone; `nil` takes it away.
  package mutating func setOrder(_ order: [PictureID]?, of group: GroupID) {
    guard let index = indexOfGroup[group] else { return }
    let order = order?.filter(pictures.contains)
    groups[index].order = order?.isEmpty == true ? nil : order
    groups[index].ties = []
  }

  /// Sets which pictures of a group's order are as good as the one before them.
  package mutating func setTies(_ ties: Set<PictureID>, of group: GroupID) {
    guard let index = indexOfGroup[group] else { return }
    groups[index].ties = ties
  }

  private mutating func place(_ picture: Picture, in key: GroupID) {
    // Pictures of one batch mostly follow one another.
    let recent = groups.indices.suffix(2).first { groups[$0].id == key }
    if let index = recent ?? indexOfGroup[key] {
      groups[index].pictures.append(picture.id)
      return
    }
    let prompt = grouping.facet == .prompt ? picture.prompt : nil
    let group = PromptGroup(id: key, prompt: prompt, pictures: [picture.id])
    let last = groups.last?.id == .withoutPrompt ? groups.count - 1 : groups.count
    groups.insert(group, at: last)
    for index in last..<groups.count { indexOfGroup[groups[index].id] = index }
  }
}
