import Foundation
import TestSupport
import Testing

@Suite struct CompareTests {
  @Test("Without weights and decisions there is nothing to compare, and that is said")
  func nothing() throws {
    let home = try TemporaryFolder()
    let folder = try TemporaryFolder()
    try folder.write("1.png", SamplePicture((200, 80, 20), prompt: "a red fox").bytes)
    try folder.write("2.png", SamplePicture((220, 90, 40), prompt: "a red fox").bytes)
    let run = try Program.run(["compare", folder.url.path], home: home)
    #expect(run.status == 1 && run.output.isEmpty)
    #expect(run.messages.contains("weights pull"))
    let missing = try Program.run(["compare", "/no/such/folder"], home: home)
    #expect(missing.status == 1 && missing.messages.contains("/no/such/folder"))
  }

  @Test(
    "Scorers are held against one another and against what was decided",
    .enabled(if: ReferenceWeights.arePossible, "needs the reference data, and numpy"))
  func scorers() throws {
    let home = try TemporaryFolder()
    let folder = try TemporaryFolder()
    for number in 1...4 {
      try folder.write(
        "\(number).png", SamplePicture((UInt8(60 * number), 80, 20), prompt: "a red fox").bytes)
    }
    let terminal = try PseudoTerminal(rows: 30, columns: 100, profile: .xterm())
    try terminal.spawn(
      try Program.path, [folder.url.path], environment: Program.environment(home: home))
    #expect(terminal.waitForText("a red fox"))
    terminal.type("alxq")
    #expect(terminal.exitCode() == 0)
    let weights = try ReferenceWeights.folder()
    let run = try Program.run(
      ["compare", "--json", folder.url.path], home: home, weights: weights.url.path)
    #expect(run.status == 0, "\(run.messages)")
    let report = try #require(try run.objects.first)
    #expect(report["groups"] as? Int == 1 && report["pictures"] as? Int == 4)
    let you = try #require((report["against"] as? [String: [String: Any]])?["you"])
    let reward = try #require(you["imagereward"] as? [String: Any])
    #expect(reward["pairs"] as? Int == 1)
    let pairs = try #require(report["correlations"] as? [[String: Any]])
    #expect(pairs.count == 3, "two scorers and you")
    let table = try Program.run(
      ["compare", folder.url.path], home: home, weights: weights.url.path)
    #expect(table.output.contains("with you") && table.output.contains("Kendall tau-b"))
    #expect(table.output.contains("most disputed"))
  }
}
