/// What was opened: the pictures and their groups.
///
/// A value: the session hands out changes to it.
package struct Gallery: Sendable, Equatable {
  /// The picture of id `n` is the `n`th.
  package private(set) var pictures: [Picture] = []
  /// In the order in which their first pictures came; the group without a prompt is the last.
  package private(set) var groups: [PromptGroup] = []
  private var indexOfGroup: [GroupID: Int] = [:]
  private var groupOfPicture: [GroupID] = []

  /// An empty gallery.
  package init() {}

  /// The picture of an id that this gallery gave.
  package subscript(id: PictureID) -> Picture {
    get { pictures[id.rawValue] }
    set { pictures[id.rawValue] = newValue }
  }

  /// The group of a key.
  package subscript(id: GroupID) -> PromptGroup? {
    indexOfGroup[id].map { groups[$0] }
  }

  /// The key of the group that a picture is in.
  package func group(of picture: PictureID) -> GroupID {
    groupOfPicture[picture.rawValue]
  }

  /// Adds a picture, whose id must be the number of pictures so far, to the group of its prompt.
  package mutating func append(_ picture: Picture) {
    precondition(picture.id.rawValue == pictures.count, "pictures are appended in order")
    let key = GroupKey.of(picture)
    pictures.append(picture)
    groupOfPicture.append(key)
    if let index = indexOfGroup[key] {
      groups[index].pictures.append(picture.id)
      return
    }
    let group = PromptGroup(id: key, prompt: picture.prompt, pictures: [picture.id])
    let last = groups.last?.id == .withoutPrompt ? groups.count - 1 : groups.count
    groups.insert(group, at: last)
    for index in last..<groups.count { indexOfGroup[groups[index].id] = index }
  }

  /// Sets a group's order by hand; `nil` takes it away.
  package mutating func setOrder(_ order: [PictureID]?, of group: GroupID) {
    guard let index = indexOfGroup[group] else { return }
    groups[index].order = order
    groups[index].ties = []
  }

  /// Sets which pictures of a group's order are as good as the one before them.
  package mutating func setTies(_ ties: Set<PictureID>, of group: GroupID) {
    guard let index = indexOfGroup[group] else { return }
    groups[index].ties = ties
  }
}
