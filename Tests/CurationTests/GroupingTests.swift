import Curation
import Provenance
import Testing

@Suite struct GroupingTests {
  private func picture(_ id: Int, prompt: String?, groupID: String? = nil) -> Picture {
    var picture = Picture(id: PictureID(rawValue: id), path: "/g/\(id).png")
    if prompt != nil || groupID != nil {
      var generation = Generation(source: .pngText)
      generation.prompt = prompt
      generation.groupID = groupID
      picture.generation = generation
    }
    return picture
  }

  @Test(
    "Prompts that differ in case, white space, trailing commas or Unicode form are one",
    arguments: [
      ("A red  fox,", "a red fox"), (" a\nred\tfox ", "a red fox"), ("a red fox, ,", "A Red Fox"),
      ("caf\u{E9}", "cafe\u{301}"),
    ])
  func normalisation(one: String, other: String) {
    #expect(GroupKey.of(prompt: one) == GroupKey.of(prompt: other))
  }

  @Test("An empty prompt is no prompt", arguments: ["", " ", " , ", "\n"])
  func emptyPrompt(prompt: String) {
    #expect(GroupKey.of(prompt: prompt) == .withoutPrompt)
  }

  @Test("A group's id wins over its prompt")
  func groupID() {
    let one = GroupKey.of(picture(0, prompt: "a fox", groupID: "1"))
    let other = GroupKey.of(picture(1, prompt: "a fox", groupID: "2"))
    #expect(one != other)
  }

  @Test("Groups come in the order of their first pictures, the one without a prompt last")
  func orderOfGroups() {
    var gallery = Gallery()
    for (id, prompt) in [nil, "b", "a", "B", nil, "c"].enumerated() {
      gallery.append(picture(id, prompt: prompt))
    }
    #expect(gallery.groups.map(\.prompt) == ["b", "a", "c", nil])
    #expect(gallery.groups[0].pictures.map(\.rawValue) == [1, 3])
    #expect(gallery.groups[3].pictures.map(\.rawValue) == [0, 4])
    #expect(gallery[GroupKey.of(prompt: "C")]?.pictures.map(\.rawValue) == [5])
  }
}
