import Curation
import Foundation
import Provenance
import Scorers
import Store
import TestSupport
import Testing

@Suite struct AgreementTests {
  @Test("Kendall's tau-b is what counting every pair gives, ties and all", arguments: 1...40)
  func kendall(seed: UInt64) {
    var numbers = SeededNumbers(seed)
    let count = Int.random(in: 0...40, using: &numbers)
    let kinds = Int.random(in: 1...12, using: &numbers)
    let first = (0..<count).map { _ in Double(Int.random(in: 0..<kinds, using: &numbers)) }
    let second = (0..<count).map { _ in Double(Int.random(in: 0..<kinds, using: &numbers)) }
    let counts = PairCounts(first, second)
    let naive = NaivePairs(first, second)
    #expect(counts.concordant == naive.concordant)
    #expect(counts.discordant == naive.discordant)
    #expect(counts.tiedInFirst == naive.tiedInFirst)
    #expect(counts.tiedInSecond == naive.tiedInSecond)
    #expect(counts.tiedInBoth == naive.tiedInBoth)
    #expect(counts.kendallTauB.map { abs($0) <= 1.000_001 } ?? true)
  }

  @Test("Correlations of opposite, equal and constant orders, without what lacks a number")
  func extremes() throws {
    let up: [Double?] = [1, 2, nil, 3, 4, .nan]
    let down: [Double?] = [9, 7, 1, 5, 3, 8]
    #expect(RankCorrelation.kendallTauB(up, down) == -1)
    #expect(RankCorrelation.spearmanRho(up, down) == -1)
    let same = try #require(RankCorrelation.spearmanRho(up, up))
    #expect(abs(same - 1) < 1e-12)
    #expect(RankCorrelation.kendallTauB(up, [2, 2, 2, 2, 2, 2]) == nil)
    #expect(RankCorrelation.spearmanRho(up, [2, 2, 2, 2, 2, 2]) == nil)
    #expect(RankCorrelation.kendallTauB([], []) == nil)
    // scipy.stats: kendalltau and spearmanr of [1, 2, 2, 4] and [1, 3, 2, 2].
    let one: [Double?] = [1, 2, 2, 4]
    let other: [Double?] = [1, 3, 2, 2]
    #expect(abs(try #require(RankCorrelation.kendallTauB(one, other)) - 0.4) < 1e-12)
    #expect(abs(try #require(RankCorrelation.spearmanRho(one, other)) - 0.5) < 1e-12)
  }

  @Test("A tie of scores is wrong, a tie of people is no pair")
  func ties() {
    var agreement = Agreement()
    agreement.add(scores: [1, 1, 0, nil], ranks: [1, 2, 2, 3])
    #expect(agreement.pairs == 2)
    #expect(agreement.correctPairs == 1)
    #expect(agreement.accuracy == 0.5)
    agreement.add(scores: [5], ranks: [1])
    agreement.add(scores: [nil, 2], ranks: [1, 2])
    #expect(agreement.groups == 1, "where there is nothing to compare there is no group")
    #expect(Agreement().accuracy == nil)
    #expect(Agreement().recall(at: 1) == nil)
  }

  @Test(
    "ImageReward's test set gives the reference's numbers",
    .enabled(if: Reference.isPresent, "needs the reference data"))
  func golden() throws {
    let sets = try JSONDecoder().decode(
      [RankedSet].self, from: Data(Reference.bytes("rankings/imagereward-test.json")))
    let metrics = try JSONDecoder().decode(
      Metrics.self, from: Data(Reference.bytes("golden/metrics.json")))
    #expect(sets.count == 466 && metrics.rewards.count == 466)
    var agreement = Agreement()
    for (set, rewards) in zip(sets, metrics.rewards) {
      agreement.add(scores: rewards, ranks: set.ranking.map(Double.init))
    }
    #expect(agreement.groups == 466)
    #expect(agreement.pairs == metrics.pairs)
    #expect(agreement.correctPairs == metrics.correctPairs)
    let found = [agreement.accuracy, agreement.kendallTauB, agreement.spearmanRho]
    let expected = [metrics.accuracy, metrics.kendallTauB, metrics.spearmanRho]
    for (one, other) in zip(found, expected) { #expect(abs(try #require(one) - other) < 1e-12) }
    for depth in Agreement.depths {
      #expect(agreement.recall(at: depth) == metrics.recall[String(depth)])
      #expect(agreement.filter(at: depth) == metrics.filter[String(depth)])
    }
  }

  private struct RankedSet: Decodable {
    let ranking: [Int]
  }

  private struct Metrics: Decodable {
    let rewards: [[Double]]
    let pairs: Int
    let correctPairs: Int
    let accuracy, kendallTauB, spearmanRho: Double
    let recall, filter: [String: Double]

    enum CodingKeys: String, CodingKey {
      case rewards, pairs, accuracy, recall, filter
      case correctPairs = "correct_pairs"
      case kendallTauB = "kendall_tau_b"
      case spearmanRho = "spearman_rho"
    }
  }

  @Test("A picture is disputed as far as its best and its worst place are apart")
  func disputes() {
    let disputes = Disagreement.disputes([[4, 3, 2, 1, nil], [1, 3, 2, 4, 9]])
    #expect(disputes[0] == 1)
    #expect(disputes[4] == nil)
    #expect(Disagreement.ofGroup([[1, 2, 3], [1, 2, 3]]) == 0)
    #expect(Disagreement.ofGroup([[1, 2, 3], [3, 2, 1]]) == 1)
    #expect(Disagreement.ofGroup([[1, 2, 3]]) == nil)
    #expect(Disagreement.ofGroup([[1, 2, 3], [nil, nil, nil]]) == nil)
  }

  @Test("The own ranking is the order by hand, else decisions before stars")
  func ownRanking() throws {
    var gallery = Gallery()
    for index in 0..<6 {
      gallery.append(Picture(id: PictureID(rawValue: index), path: "/\(index)"))
    }
    let judgements = [
      Judgement(), Judgement(decision: .accepted), Judgement(decision: .rejected, stars: 5),
      Judgement(stars: 3), Judgement(decision: .accepted), Judgement(decision: .accepted, stars: 1),
    ]
    for (index, judgement) in judgements.enumerated() {
      gallery[PictureID(rawValue: index)].judgement = judgement
    }
    #expect(OwnRanking.ranks(of: gallery.groups[0], in: gallery) == [nil, 2, 5, 4, 2, 1])
    let order = [3, 0].map(PictureID.init)
    gallery.apply(.ordered(gallery.groups[0].id, order))
    #expect(OwnRanking.ranks(of: gallery.groups[0], in: gallery) == [2, nil, nil, 1, nil, nil])
  }

  @Test("The report holds every voice against every other, and names the most disputed group")
  func report() throws {
    var gallery = Gallery()
    let scores: [(prompt: String, reward: Double, clip: Double)] = [
      ("cat", 3, 1), ("cat", 2, 2), ("cat", 1, 3), ("dog", 1, 1), ("dog", 2, 2), ("fox", 1, 1),
    ]
    for (index, score) in scores.enumerated() {
      var picture = Picture(id: PictureID(rawValue: index), path: "/\(index).png")
      var generation = Generation(source: .given)
      generation.prompt = score.prompt
      if score.prompt == "cat" { generation.peopleRank = [2, 1, 1][index] }
      picture.generation = generation
      for (scorer, value) in [(ScorerID.imageReward, score.reward), (.clip, score.clip)] {
        picture.scores[scorer] = .exact(Score(value: value, tokensUsed: 1, tokensTotal: 1))
      }
      gallery.append(picture)
    }
    gallery[PictureID(rawValue: 0)].judgement.decision = .accepted
    gallery[PictureID(rawValue: 1)].judgement.decision = .rejected
    let report = AgreementReport(gallery, scorers: [.imageReward, .clip, .blip])
    #expect(report.groups == 2 && report.pictures == 5, "one picture alone has no rank")
    #expect(report.voices == [.scorer(.imageReward), .scorer(.clip), .people, .you])
    #expect(report.agreement(of: .imageReward, with: .you)?.accuracy == 1)
    #expect(report.agreement(of: .clip, with: .you)?.accuracy == 0)
    #expect(report.agreement(of: .blip, with: .you) == nil)
    let people = try #require(report.agreement(of: .clip, with: .people))
    #expect(people.pairs == 2 && people.accuracy == 1, "what people tied is no pair")
    #expect(report.correlation(.people, .you)?.kendallTauB == -1)
    let both = try #require(report.correlation(.scorer(.clip), .scorer(.imageReward)))
    #expect(both.kendallTauB == 0 && both.groups == 2)
    #expect(report.correlation(.scorer(.blip), .you) == nil)
    #expect(report.disputed.map(\.prompt) == ["cat", "dog"])
    #expect(report.disputed.map(\.share) == [1, 0])
  }
}

/// Pairs as the definition counts them.
private struct NaivePairs {
  var (concordant, discordant, tiedInFirst, tiedInSecond, tiedInBoth) = (0, 0, 0, 0, 0)

  init(_ first: [Double], _ second: [Double]) {
    for one in first.indices {
      for other in first.indices where other > one {
        let (x, y) = (first[one] - first[other], second[one] - second[other])
        if x * y > 0 { concordant += 1 }
        if x * y < 0 { discordant += 1 }
        if x == 0 { tiedInFirst += 1 }
        if y == 0 { tiedInSecond += 1 }
        if x == 0, y == 0 { tiedInBoth += 1 }
      }
    }
  }
}
