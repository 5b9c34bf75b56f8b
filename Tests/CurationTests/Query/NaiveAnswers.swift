import Curation
import Foundation
import Provenance
import Scorers
import Store

/// Answers questions one picture after the other, straight from the gallery: what the fast way is
/// held against.
struct NaiveAnswers {
  let gallery: Gallery
  let scorers: [ScorerID]
  let now: Date
  let calendar: Calendar

  func matches(_ picture: Picture, _ expression: QueryExpression) -> Bool {
    switch expression {
    case .condition(let condition): matches(picture, condition)
    case .not(let inner): !matches(picture, inner)
    case .and(let parts): parts.allSatisfy { matches(picture, $0) }
    case .or(let parts): parts.contains { matches(picture, $0) }
    }
  }

  private func matches(_ picture: Picture, _ condition: QueryCondition) -> Bool {
    switch condition {
    case .words(let text):
      return passes(picture.prompt, .contains(text)) || passes(picture.name, .contains(text))
    case .text(let key, let test): return passes(self.text(key, of: picture), test)
    case .number(let number, let test):
      return figure(number, of: picture).map { passes($0, $0, test) { ($0, $0) } } ?? false
    case .seed(let test):
      return picture.generation?.seed.map { passes($0, $0, test) { ($0, $0) } } ?? false
    case .size(let test):
      guard let pixels = picture.pixels else { return false }
      let size = QuerySize(width: pixels.width, height: pixels.height)
      switch test {
      case .equal(let other): return size == other
      case .unequal(let other): return size != other
      default: return passes(size.pixels, size.pixels, test) { ($0.pixels, $0.pixels) }
      }
    case .date(let test):
      guard let date = picture.modified else { return false }
      if case .greater(.last(let count, let unit)) = test {
        return date >= QueryDate.last(count, unit).span(now: now, calendar: calendar).start
      }
      return passes(date, date, test) { value in
        let span = value.span(now: now, calendar: calendar)
        return (span.start, span.end.nextDown)
      }
    case .standing(let standing):
      switch standing {
      case .accepted: return picture.judgement.decision == .accepted
      case .rejected: return picture.judgement.decision == .rejected
      case .undecided: return picture.judgement.decision == nil
      case .broken: return picture.fault != nil
      }
    case .known(let known): return isKnown(known, of: picture)
    case .unscored(let scorer):
      return (scorer.map { [$0] } ?? scorers).contains { score(picture, $0) == nil }
    }
  }

  private func folded(_ text: String) -> String {
    text.precomposedStringWithCanonicalMapping.lowercased().split(whereSeparator: \.isWhitespace)
      .joined(separator: " ")
  }

  private func passes(_ text: String?, _ test: TextTest) -> Bool {
    guard let text, !text.isEmpty else { return false }
    switch test {
    case .contains(let part): return folded(text).contains(folded(part))
    case .equal(let whole): return folded(text) == folded(whole)
    case .unequal(let whole): return folded(text) != folded(whole)
    }
  }

  private func passes<Value, Key: Comparable>(
    _ first: Key, _ last: Key, _ test: QueryTest<Value>, _ span: (Value) -> (Key, Key)
  ) -> Bool {
    switch test {
    case .equal(let value): first >= span(value).0 && last <= span(value).1
    case .unequal(let value): last < span(value).0 || first > span(value).1
    case .less(let value): last < span(value).0
    case .atMost(let value): last <= span(value).1
    case .greater(let value): first > span(value).1
    case .atLeast(let value): first >= span(value).0
    case .range(let lower, let upper):
      (lower.map { first >= span($0).0 } ?? true) && (upper.map { last <= span($0).1 } ?? true)
    }
  }

  private func text(_ key: QueryText, of picture: Picture) -> String? {
    switch key {
    case .prompt: picture.prompt
    case .negative: picture.generation?.negativePrompt
    case .name: picture.name
    case .path: picture.path
    case .model: picture.generation?.model
    case .sampler: picture.generation?.sampler
    case .scheduler: picture.generation?.scheduler
    case .tool: picture.generation?.generator
    }
  }

  private func score(_ picture: Picture, _ scorer: ScorerID) -> Double? {
    picture.score(scorer).flatMap { $0.isNaN ? nil : $0 }
  }

  private func figure(_ number: QueryNumber, of picture: Picture) -> Double? {
    let group = gallery[gallery.group(of: picture.id)]
    let members = group?.pictures.map { gallery[$0] } ?? []
    switch number {
    case .steps: return picture.generation?.steps.map(Double.init)
    case .cfg: return picture.generation?.cfgScale
    case .width: return picture.pixels.map { Double($0.width) }
    case .height: return picture.pixels.map { Double($0.height) }
    case .stars: return Double(picture.judgement.stars)
    case .order: return group?.ranksByHand[picture.id].map(Double.init)
    case .score(let scorer): return score(picture, scorer)
    case .rank(let scorer): return rank(of: picture, by: scorer, among: members)
    case .groupSize: return Double(members.count)
    case .groupAccepted: return Double(members.count { $0.judgement.decision == .accepted })
    case .groupUndecided: return Double(members.count { $0.judgement.decision == nil })
    case .disagree:
      let active = scorers.filter { scorer in members.contains { score($0, scorer) != nil } }
      let common = members.filter { member in active.allSatisfy { score(member, $0) != nil } }
      let ranks = active.compactMap { rank(of: picture, by: $0, among: common) }
      guard active.count > 1, let best = ranks.min(), let worst = ranks.max() else { return nil }
      return worst - best
    }
  }

  private func rank(of picture: Picture, by scorer: ScorerID, among members: [Picture]) -> Double? {
    guard let index = members.firstIndex(where: { $0.id == picture.id }) else { return nil }
    return Ranking.ranks(members.map { score($0, scorer) })[index].map(Double.init)
  }

  private func isKnown(_ known: QueryKnown, of picture: Picture) -> Bool {
    let generation = picture.generation
    return switch known {
    case .prompt: !(picture.prompt ?? "").isEmpty
    case .negative: !(generation?.negativePrompt ?? "").isEmpty
    case .model: !(generation?.model ?? "").isEmpty
    case .sampler: !(generation?.sampler ?? "").isEmpty
    case .scheduler: !(generation?.scheduler ?? "").isEmpty
    case .tool: !(generation?.generator ?? "").isEmpty
    case .seed: generation?.seed != nil
    case .steps: generation?.steps != nil
    case .cfg: generation?.cfgScale != nil
    case .size: picture.pixels != nil
    case .date: picture.modified != nil
    case .stars: picture.judgement.stars > 0
    case .order: figure(.order, of: picture) != nil
    }
  }
}
