internal import Curation
internal import Provenance
internal import Scorers
internal import Store

/// A gallery that never was on a disk, of prompts as people write them.
struct SyntheticGallery {
  let gallery: Gallery

  /// A gallery of so many pictures, `group` a prompt; one in sixteen scores is missing.
  init(pictures: Int, group: Int, scorers: [ScorerID]) {
    var dice = Dice(state: 7)
    var gallery = Gallery()
    var prompt = ""
    let found = (0..<pictures).map { index in
      if index % group == 0 { prompt = Self.prompt(&dice) }
      return Self.picture(index, prompt: prompt, scorers: scorers, &dice)
    }
    gallery.apply(.found(found))
    self.gallery = gallery
  }

  private static func picture(
    _ index: Int, prompt: String, scorers: [ScorerID], _ dice: inout Dice
  ) -> Picture {
    let day = index * 30 / 100_000 % 30
    let folder = day < 10 ? "day-0\(day)" : "day-\(day)"
    var picture = Picture(
      id: PictureID(rawValue: index),
      path:
        "/home/ada/outputs/txt2img-images/\(folder)/\(100_000 + index)-\(dice.next() % 4_000_000_000).png"
    )
    picture.pixels = PictureSize(
      width: dice.pick([512, 768, 1024]), height: dice.pick([512, 768]))
    picture.stamp = FileStamp(
      size: 400_000, modified: (1_714_000_000 + Int64(index) * 25) * 1_000_000_000,
      inode: Int64(index))
    var generation = Generation(source: .pngText)
    generation.prompt = prompt
    generation.negativePrompt = dice.pick([nil, "blurry, lowres, bad hands", "text, watermark"])
    generation.seed = dice.next() % 4_000_000_000
    generation.steps = dice.pick([20, 28, 30, 50])
    generation.cfgScale = dice.pick([5, 7, 7.5])
    generation.sampler = dice.pick(["Euler a", "DPM++ 2M", "DDIM"])
    generation.model = dice.pick(["sd_xl_base_1.0", "v1-5-pruned", "dreamshaper_8"])
    generation.generator = "AUTOMATIC1111"
    picture.generation = generation
    let decision = dice.pick([nil, nil, Decision.accepted, .rejected])
    picture.judgement = Judgement(decision: decision, stars: dice.pick([0, 0, 3, 5]))
    for scorer in scorers {
      let score = Score(
        value: Double(dice.next() % 4000) / 1000 - 2, tokensUsed: 20, tokensTotal: 20)
      picture.scores[scorer] = dice.next() % 16 == 0 ? .pending : .exact(score)
    }
    return picture
  }

  private static func prompt(_ dice: inout Dice) -> String {
    let words = [
      "a", "red", "fox", "owl", "castle", "portrait", "of", "in a misty forest", "at dawn",
      "oil on canvas", "highly detailed", "cinematic light", "trending on artstation", "35mm",
      "cyberpunk vehicle", "ocean with clouds and birds", "low depth of field", "blue",
    ]
    let count = 6 + Int(dice.next() % 10)
    return (0..<count).map { _ in dice.pick(words) }.joined(separator: " ")
      + " \(dice.next() % 1000)"
  }
}

/// SplitMix64: the same numbers in every run.
private struct Dice: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  mutating func pick<Value>(_ values: [Value]) -> Value {
    values[Int(next() % UInt64(values.count))]
  }
}
