import Browser
import Curation
import Foundation
import Provenance
import Scorers
import Store
import Terminal
import TestSupport
import Testing

@Suite("The statistics")
struct StatisticsTests {
  @Test("A histogram counts every number once, whatever the columns")
  func histogram() {
    var numbers = SeededNumbers(5)
    for values in [
      [], [1], [2, 2, 2], (0..<1000).map { _ in Double.random(in: -3...3, using: &numbers) },
      [-Double.greatestFiniteMagnitude, 0, .greatestFiniteMagnitude],
    ] as [[Double]] {
      let histogram = Histogram(values)
      #expect(histogram.count == values.count)
      #expect(histogram.least == values.min() ?? 0)
      #expect(histogram.greatest == values.max() ?? 0)
      #expect(histogram.deviation >= 0)
    }
    let histogram = Histogram([1, 2, 3, 4])
    #expect(histogram.mean == 2.5)
    #expect(abs(histogram.deviation - 1.118) < 0.001)
  }

  @Test("Tab turns the pages, s the scorers, w the scope; scores that arrive are counted")
  func pages() throws {
    var fixture = Fixture.jury()
    fixture.type("S")
    guard case .histograms(let histograms)? = fixture.state.statistics?.content else {
      Issue.record("no histograms")
      return
    }
    #expect(histograms.map(\.count) == [16, 16, 16, 15])
    fixture.score(PictureID(rawValue: 20), .imageReward, 0.1)
    guard case .histograms(let more)? = fixture.state.statistics?.content else { return }
    #expect(more[0].count == 17)
    fixture.press(.tab)
    guard case .scatter(let scatter)? = fixture.state.statistics?.content else {
      Issue.record("no scatter")
      return
    }
    #expect(scatter.horizontal == .imageReward && scatter.vertical == .clip)
    #expect(scatter.count == 16)
    fixture.type("s")
    guard case .scatter(let next)? = fixture.state.statistics?.content else { return }
    #expect(next.vertical == .aesthetic)
    let expected = try #require(next.kendallTauB)
    #expect(abs(expected + 1) < 1e-9, "the fixture's scores run against each other")
    fixture.press(.tab)
    #expect(fixture.text().contains("means by model"))
    fixture.type("w")
    #expect(fixture.state.statistics?.pictures == 16)
    fixture.type("]")
    #expect(fixture.state.statistics?.pictures == 5)
    fixture.type("S")
    #expect(fixture.state.view == .grid && fixture.state.statistics == nil)
  }

  @Test("Means are those of each model's pictures, the best by the chosen scorer first")
  func models() throws {
    var fixture = Fixture(columns: 120)
    for index in 0..<6 {
      var picture = Picture(id: PictureID(rawValue: index), path: "/p/\(index).png")
      var generation = Generation(source: .pngText)
      generation.prompt = "a cat"
      generation.model = index < 4 ? (index < 2 ? "one" : "two") : nil
      picture.generation = generation
      fixture.take(.found([picture]))
      fixture.score(picture.id, .imageReward, Double(index))
    }
    fixture.type("S")
    fixture.press(.tab, .tab)
    guard case .models(let models)? = fixture.state.statistics?.content else {
      Issue.record("no models")
      return
    }
    #expect(models.map(\.model) == [nil, "two", "one"])
    #expect(models.map { $0.means[.imageReward] } == [4.5, 2.5, 0.5])
    #expect(fixture.text().contains("(not told)"))
  }

  @Test("In a large gallery several scores wait for one another, and none is forgotten")
  func waiting() {
    var fixture = Fixture()
    let ids = fixture.add(1000, prompt: "a cat")
    fixture.type("S")
    fixture.take(.progress(ScoringProgress(done: 0, total: 2000)))
    for id in ids.prefix(10) { fixture.score(id, .imageReward, 1) }
    guard case .histograms(let some)? = fixture.state.statistics?.content else { return }
    #expect(some[0].count < 10)
    fixture.take(.progress(ScoringProgress(done: 2000, total: 2000)))
    guard case .histograms(let all)? = fixture.state.statistics?.content else { return }
    #expect(all[0].count == 10)
  }

  @Test("Across prompts it is said that the scores do not compare; in one group it is not")
  func acrossPrompts() {
    var fixture = Fixture.jury(columns: 120)
    fixture.type("S")
    #expect(fixture.text().contains("not comparable across prompts"))
    fixture.type("w")
    #expect(!fixture.text().contains("not comparable across prompts"))
  }

  @Test("A theme that underlines warnings underlines no blanks before them")
  func underlines() throws {
    var fixture = Fixture.jury()
    fixture.type("S")
    let themes = Reference.packageRoot.appending(path: "themes").path
    let theme = try ThemeLibrary(folders: [themes]).theme(named: "high-contrast")
    let frame = view(fixture.state, theme: theme) { _, _ in nil }
    let heading = (0..<80).map { frame[1, $0] }
    let first = try #require(heading.first { $0.style.attributes.contains(.underline) })
    #expect(first.text == "s", "scores are not comparable across prompts")
  }
}
