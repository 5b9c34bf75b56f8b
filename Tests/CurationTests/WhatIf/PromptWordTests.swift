import Curation
import Testing

@Suite struct PromptWordTests {
  @Test(
    "Words are what white space parts, in their places of the prompt",
    arguments: [
      ("a red fox", ["a", "red", "fox"]), ("  a\tred,\r\n fox ", ["a", "red,", "fox"]),
      ("", []), (" \n", []), ("海 の絵 👩‍🚀", ["海", "の絵", "👩‍🚀"]),
      ("a <lora:my net:0.8> fox", ["a", "<lora:my net:0.8>", "fox"]),
      ("(a<lora:x y:1>), b", ["(a<lora:x y:1>),", "b"]),
      ("a < b and b > a", ["a", "<", "b", "and", "b", ">", "a"]),
      // A sign that closes before the one that opens was taken for its end, which trapped.
      ("a>b<c d", ["a>b<c", "d"]), ("><", ["><"]), (">< >", ["><", ">"]),
      ("<lora:never closed", ["<lora:never", "closed"]),
    ] as [(String, [String])])
  func words(prompt: String, expected: [String]) {
    let words = PromptWord.words(of: prompt)
    #expect(words.map(\.text) == expected)
    #expect(words.map { String(prompt[$0.range]) } == expected)
  }

  @Test("A word goes with the blanks behind it")
  func without() {
    let prompt = "a  red\n fox"
    let rests = PromptWord.words(of: prompt).map { PromptWord.prompt(prompt, without: $0) }
    #expect(rests == ["red\n fox", "a  fox", "a  red\n "])
    #expect(PromptWord.words(of: "fox").map { PromptWord.prompt("fox", without: $0) } == [""])
  }
}
