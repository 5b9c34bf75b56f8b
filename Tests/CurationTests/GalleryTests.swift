import Curation
import Provenance
import Scorers
import Store
import Testing

@Suite struct GalleryTests {
  private func picture(
    _ id: Int, prompt: String?, path: String? = nil, edit: (inout Generation) -> Void = { _ in }
  ) -> Picture {
    var picture = Picture(id: PictureID(rawValue: id), path: path ?? "/g/\(id).png")
    var generation = Generation(source: .pngText)
    generation.prompt = prompt
    edit(&generation)
    picture.generation = generation
    return picture
  }

  private func gallery(_ prompts: String...) -> Gallery {
    var gallery = Gallery()
    for (id, prompt) in prompts.enumerated() { gallery.append(picture(id, prompt: prompt)) }
    return gallery
  }

  private func ids(_ values: Int...) -> [PictureID] { values.map(PictureID.init(rawValue:)) }

  @Test("What is taken out is gone from the list, its group and the order; ids are not given again")
  func removing() {
    var gallery = gallery("a", "b", "a", "c", "a")
    gallery.setOrder(ids(4, 0), of: GroupKey.of(prompt: "a"))
    gallery.remove(ids(0, 1))
    #expect(gallery.pictures.map(\.id) == ids(2, 3, 4))
    #expect(gallery.pictures.count == 3)
    #expect(gallery.pictures.first?.id == ids(2)[0])
    #expect(gallery.groups.map(\.prompt) == ["a", "c"])
    #expect(gallery.groups[0].pictures == ids(2, 4))
    #expect(gallery.groups[0].order == ids(4))
    #expect(gallery.index(of: GroupKey.of(prompt: "c")) == 1)
    #expect(gallery[GroupKey.of(prompt: "b")] == nil)
    #expect(!gallery.pictures.contains(ids(0)[0]))
    #expect(gallery.pictures.nextID == PictureID(rawValue: 5))
    gallery.remove(ids(0, 2, 3, 4))
    #expect(gallery.pictures.isEmpty)
    #expect(Array(gallery.pictures).isEmpty)
    #expect(gallery.groups.isEmpty)
    gallery.append(picture(5, prompt: "b"))
    #expect(gallery.pictures.map(\.id) == ids(5))
    #expect(gallery.pictures.last?.prompt == "b")
  }

  @Test(
    "Pictures are grouped by what is asked for; what is not known of them is a group, the last",
    arguments: [
      (Grouping(.model), ["model:sd", "model:abc", ""]),
      (Grouping(.sampler), ["sampler:Euler", ""]),
      (Grouping(.folder), ["folder:/g", "folder:/h"]), (Grouping(.seed), ["seed:7", ""]),
      (Grouping(.day), [""]),
      (Grouping(.prompt), ["a fox", "a fox, <lora:x:1>"]),
      (Grouping(.prompt, ignoresNetworkTags: true), ["a fox"]),
    ])
  func grouping(by grouping: Grouping, keys: [String]) {
    var gallery = Gallery(grouping: grouping)
    gallery.append(
      picture(0, prompt: "a fox") {
        $0.model = "sd"
        $0.sampler = "Euler"
        $0.seed = 7
      })
    gallery.append(
      picture(1, prompt: "A fox, <lora:x:1>", path: "/h/1.png") { $0.modelHash = "abc" })
    gallery.append(picture(2, prompt: "a fox"))
    #expect(gallery.groups.map(\.id.rawValue) == keys)
    // However they were grouped before.
    var other = Gallery(grouping: Grouping(.seed))
    for picture in gallery.pictures { other.append(picture) }
    other.regroup(by: grouping)
    #expect(other == gallery)
  }

  @Test("The day of a picture is the local day on which its file was written")
  func day() throws {
    var picture = picture(0, prompt: nil)
    picture.stamp = FileStamp(size: 1, modified: 1_714_564_800_000_000_000, inode: 1)
    let key = GroupKey.of(picture, by: Grouping(.day)).rawValue
    // Noon in Greenwich is the same day nearly everywhere.
    #expect(try #require(["day:2024-05-01", "day:2024-05-02"].first { $0 == key }) == key)
  }

  @Test("A picture's generation is put together again from what it shares and what it does not")
  func recipe() {
    var generation = Generation(source: .pngText)
    generation.prompt = "a fox"
    generation.seed = 3
    generation.importedScores = ["score": 0.5]
    generation.parameters = [.init("Version", "1")]
    var picture = Picture(id: PictureID(rawValue: 0), path: "/g/0.png")
    picture.generation = generation
    #expect(picture.generation == generation)
    #expect(picture.recipe?.generation.seed == nil)
    #expect(picture.prompt == "a fox")
    picture.generation = nil
    #expect(picture.generation == nil)
    #expect(picture.seed == nil)
  }

  @Test("Scores are found by scorer, in whichever order they came")
  func scores() {
    var scores: ScoreList = [.imageReward: .pending, .clip: .impossible("no prompt")]
    let other: ScoreList = [.clip: .impossible("no prompt"), .imageReward: .pending]
    #expect(scores == other)
    scores[.blip] = .exact(Score(value: 0.5, tokensUsed: 3, tokensTotal: 4))
    scores[.clip] = nil
    #expect(scores.keys == [.blip, .imageReward])
    #expect(scores[.clip] == nil)
    #expect(scores[.imageReward] == .pending)
    scores.merge([.imageReward: .impossible("broken")])
    #expect(scores.values.count { $0 == .impossible("broken") } == 1)
  }
}
