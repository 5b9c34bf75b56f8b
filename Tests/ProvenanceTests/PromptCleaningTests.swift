import Provenance
import Testing

@Suite("Cleaning prompts")
struct PromptCleaningTests {
  @Test(
    "Network tags go, with what only set them off",
    arguments: [
      ("a cat", "a cat"),
      ("a cat <lora:x:1>", "a cat"),
      ("a cat, <lora:x:0.8:0.5>", "a cat"),
      ("<lora:x:1> a cat", "a cat"),
      ("<lora:x:1>, a cat", "a cat"),
      ("a cat, <lyco:y>, in a hat", "a cat, in a hat"),
      ("a cat <hypernet:z:1>, in a hat", "a cat, in a hat"),
      ("a cat, <LoRA:x:1> in a hat", "a cat, in a hat"),
      ("a <lora:x:1> cat", "a cat"),
      ("a cat, <lora:x:1>, <lora:y:1> <lyco:z:1>", "a cat"),
      ("a cat,\n<lora:x:1>,\nin a hat", "a cat,\n\nin a hat"),
      ("<lora:x:1>", ""),
      ("", ""),
      ("猫 <lora:é 猫:1>, 🐈", "猫, 🐈"),
    ])
  func tags(prompt: String, words: String) {
    #expect(PromptCleaning.withoutNetworkTags(prompt) == words)
  }

  @Test(
    "What is no such tag stays as it is",
    arguments: [
      "a <b> c", "2 < 3, <lora", "<lora:x", "<lora:\n>", "<lora:<x>", "a,, b ,", "<embedding:x>",
      "<lora: <",
    ])
  func others(prompt: String) {
    #expect(PromptCleaning.withoutNetworkTags(prompt) == prompt)
  }

  /// Each tag looked back over all the blanks before it.
  @Test("Tags after many blanks cost no more than their length")
  func blanks() {
    let blanks = "a" + String(repeating: "\t", count: 200_000)
    let prompt = blanks + String(repeating: "<lora:x>", count: 20_000) + "b"
    #expect(PromptCleaning.withoutNetworkTags(prompt) == blanks + "b")
  }

  @Test("A long row of half tags costs no more than its length")
  func hostile() {
    let prompt = String(repeating: "<lora:", count: 20_000)
    #expect(PromptCleaning.withoutNetworkTags(prompt) == prompt)
  }
}
