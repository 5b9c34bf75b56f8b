import Browser
import Curation
import Provenance
import Scorers
import Store
import Terminal
import Testing

@Test("perf", arguments: [1, 100_000, 16]) func perf(perGroup: Int) {
  let clock = ContinuousClock()
  var fixture = Fixture(rows: 60, columns: 200)
  let n = 100_000
  func pics() -> [Picture] { (0..<n).map { i in
    var p = Picture(id: PictureID(rawValue: i), path: "/home/ada/outputs/picture-\(i).png")
    var g = Generation(source: .pngText); g.prompt = "a painting of an ocean number \(i / perGroup)"
    p.generation = g; p.pixels = PictureSize(width: 768, height: 768); return p } }
  let all = pics()
  var t = clock.measure { for b in stride(from: 0, to: n, by: 256) { _ = update(&fixture.state, .gallery([.found(Array(all[b..<min(n, b + 256)]))])) } }
  print("PERF", perGroup, "found", t)
  t = clock.measure { for i in 0..<n { _ = update(&fixture.state, .gallery([.scored(PictureID(rawValue: i), .imageReward, .exact(Score(value: Double((i * 7919) % 100_003), tokensUsed: 1, tokensTotal: 1)))])) } }
  print("PERF", perGroup, "one score", t / n)
  var worst = Duration.zero
  for key in "jjjjjjGgjlljGkkk]]][[sss><>".map({ Key.character($0) }) + [.pageDown, .pageDown, .enter, .right, .right] {
    var d = clock.measure { _ = update(&fixture.state, .key(key)) }
    var f: Frame?
    let v = clock.measure { f = fixture.frame }
    _ = f?.size
    let w = clock.measure { _ = wantedThumbnails(fixture.state) }
    if d > .milliseconds(4) { print("PERF", perGroup, "slow key", key, d) }
    d += v + w
    worst = max(worst, v)
  }
  print("PERF", perGroup, "worst view", worst)
}
