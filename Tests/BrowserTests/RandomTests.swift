import Browser
import Curation
import Scorers
import Store
import Terminal
import TestSupport
import Testing

@Suite("After anything")
struct RandomTests {
  @Test("Cursor, order, counts and frame agree with the gallery", arguments: 1...8)
  func invariants(seed: UInt64) {
    var numbers = SeededNumbers(seed)
    var fixture = Fixture()
    let typed = "acdefiostw ".map(Key.character) + [.tab, .backspace, .enter]
    let keys = Keymap.standard.bindings.flatMap(\.chords).flatMap(\.keys) + typed
    for step in 0..<400 {
      switch Int.random(in: 0..<10, using: &numbers) {
      case 0:
        let prompts = ["a cat", "a dog", nil, "a very long prompt, \(step)"]
        let prompt = prompts[Int.random(in: 0..<4, using: &numbers)]
        fixture.add(Int.random(in: 1...5, using: &numbers), prompt: prompt)
      case 5 where fixture.number != nil:
        fixture.answer {
          Double($0.rawValue % 5)
        } words: {
          Double($0) - 1
        }
      case 1, 2, 3:
        fixture.send(.gallery(changes(of: fixture, using: &numbers)))
      case 4:
        let size = Size(
          rows: Int.random(in: 1...70, using: &numbers),
          columns: Int.random(in: 1...220, using: &numbers))
        fixture.send(.resized(size, step % 3 == 0 ? Fixture.ascii : Fixture.unicode))
      case 5 where step % 2 == 0:
        let filters = [
          "is:undecided", "imagereward>0", "rank(clip)<=2", "cat", "group.size>3", "(",
        ]
        let filter = filters[Int.random(in: 0..<filters.count, using: &numbers)]
        fixture.type("/\u{1B}/" + filter + "\r")
      default:
        fixture.press(keys[Int.random(in: 0..<keys.count, using: &numbers)])
      }
      check(fixture)
    }
  }

  private func changes(of fixture: Fixture, using numbers: inout SeededNumbers) -> [GalleryChange] {
    let count = fixture.state.gallery.pictures.nextID.rawValue
    guard count > 0 else { return [.scanned] }
    if Int.random(in: 0..<4, using: &numbers) == 0 {
      return [exchange(in: fixture.state.gallery, using: &numbers)]
    }
    return (0..<Int.random(in: 1...80, using: &numbers)).map { _ in
      let id = PictureID(rawValue: Int.random(in: 0..<count, using: &numbers))
      let group = fixture.state.gallery.group(of: id)
      let value = Double(Int.random(in: -3...3, using: &numbers))
      switch Int.random(in: 0..<12, using: &numbers) {
      case 0: return .scored(id, .imageReward, .pending)
      case 1: return .scored(id, .clip, .impossible("no prompt"))
      case 2:
        let decision = Decision.allCases.randomElement(using: &numbers)
        return .judged(id, Judgement(decision: decision))
      case 3: return .failed(id, "broken")
      case 4: return .ordered(group, value < 0 ? nil : [id])
      case 5: return .progress(ScoringProgress(done: 3, total: 5, secondsEach: value))
      default:
        let score = Score(value: value, tokensUsed: 35, tokensTotal: 92)
        return .scored(id, value < 0 ? .clip : .imageReward, .exact(score))
      }
    }
  }

  /// Whatever the rankings took in change by change is what ranking anew gives.
  private func checkRankings(of state: BrowserState) {
    guard let rankings = state.rankings, let group = state.group else { return }
    #expect(rankings.group == group.id)
    #expect((0..<rankings.columns).contains(state.rankingColumn))
    let own = OwnRanking.ranks(of: group, in: state.gallery)
    for column in 0..<rankings.columns {
      let scorer = rankings.scorer(of: column)
      let ranks =
        scorer.map { scorer in
          Ranking.ranks(group.pictures.map { state.gallery[$0].score(scorer) })
        } ?? own
      let found = group.pictures.map { rankings.rank(of: state.gallery[$0], in: column) }
      #expect(found == ranks)
      let shown = rankings.pictures(of: column)
      #expect(shown.count == (scorer == nil ? own.count { $0 != nil } : group.pictures.count))
      let order = shown.compactMap { rankings.rank(of: state.gallery[$0], in: column) }
      #expect(order == order.sorted())
    }
    for (one, other) in zip(rankings.scorers, rankings.scorers.dropFirst()) {
      let tau = RankCorrelation.kendallTauB(
        group.pictures.map { state.gallery[$0].score(one) },
        group.pictures.map { state.gallery[$0].score(other) })
      #expect(rankings.agreement.taus[0][1] == tau)
    }
  }

  /// Files go, or others take their places.
  private func exchange(in gallery: Gallery, using numbers: inout SeededNumbers) -> GalleryChange {
    let some = gallery.pictures.filter { _ in Int.random(in: 0..<5, using: &numbers) == 0 }
    switch Int.random(in: 0..<8, using: &numbers) {
    case 0:
      let facet = Grouping.Facet.allCases.randomElement(using: &numbers)
      return .regrouped(Grouping(facet ?? .prompt))
    case 1, 2, 3:
      var next = gallery.pictures.nextID.rawValue
      return .replaced(
        some.map { old in
          defer { next += 1 }
          var picture = Picture(
            id: PictureID(rawValue: next), folder: old.folder, name: "new-\(next).png")
          picture.recipe = next % 3 == 0 ? nil : old.recipe
          picture.digest = old.digest
          picture.judgement = old.judgement
          return Replacement(old.id, by: picture)
        })
    default:
      return .removed(some.map(\.id))
    }
  }

  private func check(_ fixture: Fixture) {
    let state = fixture.state
    #expect(state.views.first == .grid && Set(state.views).count == state.views.count)
    #expect(Set(state.marks).count == state.marks.count)
    checkRankings(of: state)
    #expect((state.trial != nil) == (state.views.contains(.whatIf) && state.cursor != nil))
    #expect(state.trial?.pictures.allSatisfy(state.gallery.pictures.contains) != false)
    let frame = fixture.frame
    #expect(frame.size == state.size)
    #expect(frame.placements.allSatisfy { $0.area.endRow < state.size.rows })
    #expect(
      state.gallery.groups.reduce(0) { $0 + $1.pictures.count } == state.gallery.pictures.count)
    for (index, group) in state.gallery.groups.enumerated() {
      #expect(!group.pictures.isEmpty)
      #expect(state.gallery.index(of: group.id) == index)
      #expect(group.pictures.allSatisfy(state.gallery.pictures.contains))
      #expect((group.order ?? []).allSatisfy(state.gallery.pictures.contains))
      let pictures = group.pictures.map { state.gallery[$0] }
      let tally = state.tally(of: group.id)
      #expect(tally.pictures == pictures.count)
      #expect(tally.accepted == pictures.count { $0.judgement.decision == .accepted })
      #expect(tally.rejected == pictures.count { $0.judgement.decision == .rejected })
    }
    func isShown(_ picture: PictureID) -> Bool { state.filter?.shows(picture) ?? true }
    if let filter = state.filter {
      #expect(filter.count == state.gallery.pictures.count { isShown($0.id) })
    }
    guard let cursor = state.cursor, let group = state.group, let arrangement = state.arrangement
    else {
      #expect(state.gallery.pictures.isEmpty || state.filter?.count == 0)
      return
    }
    #expect(group.id == cursor.group)
    #expect(arrangement.group == cursor.group)
    #expect(arrangement.sort == state.effectiveSort)
    #expect(arrangement.pictures[cursor.place] == cursor.picture)
    #expect(arrangement.all.sorted() == group.pictures)
    #expect(arrangement.pictures == arrangement.all.filter(isShown))
    for scorer in state.scorers {
      let values = group.pictures.map { state.gallery[$0].score(scorer) }
      let ranks = values.map { $0.map { arrangement.rank(of: $0, by: scorer) } }
      #expect(ranks == Ranking.ranks(values))
    }
    if case .scorer(let scorer) = arrangement.sort {
      let sorted = group.pictures.sorted {
        let one = state.gallery[$0].score(scorer) ?? -.infinity
        let other = state.gallery[$1].score(scorer) ?? -.infinity
        return (-one, $0) < (-other, $1)
      }
      #expect(arrangement.all == sorted)
    }
  }
}
