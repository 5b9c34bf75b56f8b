import Foundation
import Scorers
import TestSupport
import Testing

@Suite("The catalog of published weights")
struct WeightsCatalogTests {
  @Test("A scorer has one name, typed in small letters, and two letters", arguments: ScorerID.known)
  func names(scorer: ScorerID) {
    #expect(scorer.title.lowercased() == scorer.rawValue)
    #expect(scorer.abbreviation.count == 2)
  }

  @Test("What is built in is the file of the checkout, with every scorer")
  func builtIn() throws {
    let catalog = WeightsCatalog.builtIn
    #expect(catalog.all.map(\.scorer) == ScorerID.all)
    let file = Reference.packageRoot.appending(path: "weights/catalog.toml").path
    #expect(try WeightsCatalog.read(over: file) == catalog)
    #expect(try WeightsCatalog.read(over: "/no/such/catalog.toml") == catalog)
    for published in catalog.all {
      #expect((published.vocabulary != nil) == published.scorer.needsPrompt)
      for file in published.files {
        #expect(file.url.hasPrefix("https://"))
        #expect((file.sha256 == nil) == (file.size == nil))
      }
    }
  }

  @Test(
    "Digests and sizes are those of the published files",
    .enabled(if: Reference.isPresent, "the reference data is not beside the package"))
  func digests() throws {
    let catalog = WeightsCatalog.builtIn
    for (path, file) in [
      ("vocab/bert-base-uncased-vocab.txt", catalog.of(.imageReward)?.vocabulary),
      ("vocab/bert-base-uncased-vocab.txt", catalog.of(.blip)?.vocabulary),
      ("vocab/bpe_simple_vocab_16e6.txt.gz", catalog.of(.clip)?.vocabulary),
      ("weights/sac+logos+ava1-l14-linearMSE.pth", catalog.of(.aesthetic)?.checkpoint),
    ] {
      let check = try WeightsCheck.of(Reference.file(path).path, file)
      #expect(check?.verdict == .asPublished)
    }
  }

  @Test("The person's own catalog replaces single files, whole")
  func overriding() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write(
      "catalog.toml",
      """
      [scorers.clip.checkpoint]
      name = "mine.pt"
      url = "https://example.org/mine.pt"
      """)
    let catalog = try WeightsCatalog.read(over: path)
    let clip = try #require(catalog.of(.clip))
    #expect(clip.checkpoint.name == "mine.pt")
    #expect(clip.checkpoint.sha256 == nil && clip.checkpoint.size == nil)
    #expect(clip.vocabulary == WeightsCatalog.builtIn.of(.clip)?.vocabulary)
    #expect(catalog.of(.blip) == WeightsCatalog.builtIn.of(.blip))
    try folder.write("clip/mine.pt", "")
    try folder.write("clip/a.pt", "")
    let status = WeightsFolder(folder.path(""), catalog: catalog).status(of: clip)
    #expect(status.checkpoint?.hasSuffix("/mine.pt") == true)
  }
}
