internal import ArgumentParser
internal import Curation
internal import Scorers
internal import Store
internal import Terminal

/// Scores a gallery, then prints what the scores would be for another prompt, or what each word of a
/// prompt contributes to them.
struct WhatIfRun {
  let gallery: GalleryOptions
  let places: Places
  /// The other prompt; `nil` for the pictures' own.
  let prompt: String?
  /// Whether the words are asked for.
  let asksWords: Bool
  let format: ScoreFormat
  let keepsFeatures: Bool

  /// Scores, asks and prints; `openLibrary` is called once it is known that there is something to
  /// score.
  ///
  /// Throws `ExitCode.failure` where a picture or anything else failed.
  func run(openLibrary: () throws -> Library) throws {
    let session = try GallerySession.scored(
      gallery, places, needsWeights: true, keepsFeatures: keepsFeatures, openLibrary: openLibrary)
    let scorers = session.configuration.scorers.filter(\.needsPrompt)
    let questions = questions(session.gallery, scorers)
    let answers = scorers.isEmpty ? [] : questions.map(session.answer)
    let gallery = session.gallery
    let text =
      asksWords
      ? WordsText(gallery: gallery, answers: answers, scorers: scorers).lines(format)
      : WhatIfText(gallery: gallery, answers: answers, scorers: scorers).lines(format)
    for line in text { Console.line(line) }
    for problem in session.problems { Console.note(problem.text) }
    if scorers.isEmpty {
      Console.note(
        "none of the scorers reads prompts; `salon weights pull clip` gets one that does")
    }
    self.gallery.tellWhatIsLacking(in: gallery)
    let promptless = gallery.pictures.count { $0.prompt == nil && $0.fault == nil }
    if prompt == nil, promptless > 0 {
      Console.note(
        "\(promptless) of \(gallery.pictures.count) without a prompt; --what-if gives one")
    }
    let hasFailed =
      gallery.pictures.contains { $0.fault != nil } || session.problems.contains(where: \.isFailure)
    if hasFailed || scorers.isEmpty { throw ExitCode.failure }
  }

  /// One question for each group and prompt.
  private func questions(_ gallery: Gallery, _ scorers: [ScorerID]) -> [WhatIfQuestion] {
    gallery.groups.flatMap { group -> [WhatIfQuestion] in
      // Prompts of one group may differ in case and blanks, and so in what a scorer reads.
      var prompts: [(prompt: String, pictures: [PictureID])] = []
      for id in group.pictures {
        guard let prompt = prompt ?? gallery[id].prompt else { continue }
        if let index = prompts.firstIndex(where: { $0.prompt.utf8.elementsEqual(prompt.utf8) }) {
          prompts[index].pictures.append(id)
        } else {
          prompts.append((prompt, [id]))
        }
      }
      return prompts.map {
        WhatIfQuestion($0.pictures, prompt: $0.prompt, scorers: scorers, asksWords: asksWords)
      }
    }
  }
}
