import Foundation
import TestSupport
import Testing

@Suite struct TokensAndInfoTests {
  @Test(
    "Tokens equal the reference's on every row", .enabled(if: Reference.isPresent, "needs the data")
  )
  func goldenTokens() throws {
    let home = try TemporaryFolder()
    let weights = try TemporaryFolder()
    try weights.write(
      "imagereward/vocab.txt", try Reference.bytes("vocab/bert-base-uncased-vocab.txt"))
    try weights.write(
      "clip/bpe_simple_vocab_16e6.txt.gz",
      try Reference.bytes("vocab/bpe_simple_vocab_16e6.txt.gz"))
    let rows = try String(contentsOf: Reference.file("golden/tokens.jsonl"), encoding: .utf8)
      .split(separator: "\n").map {
        try #require(try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])
      }
    let prompts = try rows.map { try #require($0["prompt"] as? String) }
    // A prompt of several lines is not one line of standard input: it goes as an argument.
    let single = prompts.filter { !$0.contains(where: \.isNewline) }
    let run = try Program.run(
      ["tokens", "--json", "-"], home: home, weights: weights.url.path,
      input: single.joined(separator: "\n") + "\n")
    var results = Array(zip(single, try run.objects))
    #expect(results.count == single.count)
    for prompt in prompts where prompt.contains(where: \.isNewline) {
      let run = try Program.run(
        ["tokens", "--json", prompt], home: home, weights: weights.url.path)
      results.append((prompt, try #require(try run.objects.first)))
    }
    let expected = Dictionary(zip(prompts, rows), uniquingKeysWith: { one, _ in one })
    for (prompt, result) in results {
      for (scorer, key) in [("imagereward", "bert"), ("clip", "clip")] {
        let tokens = try #require(result[scorer] as? [String: Any])
        #expect(tokens["ids"] as? [Int] == expected[prompt]?[key] as? [Int], "\(prompt)")
        #expect(tokens["used"] as? Int == (tokens["ids"] as? [Int])?.count)
      }
    }
  }

  @Test(
    "Info finds what pictures of every generator carry",
    .enabled(if: Reference.isPresent, "needs the data"))
  func metadata() throws {
    let home = try TemporaryFolder()
    let data = try Data(contentsOf: Reference.file("metadata/expected.json"))
    let whole = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    let images = try #require(whole["images"] as? [String: [String: Any]])
    #expect(images.count == 6)
    for (name, expected) in images {
      let run = try Program.run(
        ["info", "--json", Reference.file("metadata/\(name)").path], home: home)
      let object = try #require(try run.objects.first)
      let generation = try #require(object["generation"] as? [String: Any])
      for (key, value) in expected {
        let found = try #require(generation[key], "\(name): \(key)")
        if let number = value as? NSNumber {
          #expect(found as? NSNumber == number, "\(name): \(key)")
        } else {
          #expect(found as? String == value as? String, "\(name): \(key)")
        }
      }
      #expect(generation["confidence"] as? String == "certain")
      #expect(generation["reader"] is String)
    }
  }

  @Test("Info of a picture says format, size, prompt, decision and stars")
  func sample() throws {
    let home = try TemporaryFolder()
    let bytes = SamplePicture((9, 9, 9), prompt: "a \u{1B}[31mfox").bytes
    let path = try home.write("a.png", bytes)
    let run = try Program.run(["info", "--json", path], home: home)
    let object = try #require(try run.objects.first)
    #expect(object["format"] as? String == "png")
    #expect(object["width"] as? Int == 32)
    #expect(object["decision"] is NSNull)
    #expect(object["stars"] as? Int == 0)
    let text = try Program.run(["info", path], home: home)
    #expect(text.output.contains("Euler a"))
    #expect(text.output.contains("PNG text (infotext), certain"))
    #expect(!text.output.contains("\u{1B}"), "control characters never reach the terminal")
  }
}
