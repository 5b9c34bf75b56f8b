/// Asks a terminal what it can do.
package enum TerminalProbe {
  private static let cellQuestion = "\u{1B}[16t"
  private static let largestQuestion = "\u{1B}[?2;1;0S"

  /// The questions about what may change with the window, of those that were answered before.
  static func sizeQuestions(answered: ProbeAnswers) -> (text: String, count: Int) {
    let asked =
      (answered.cell != nil ? [cellQuestion] : [])
      + (answered.largest != nil ? [largestQuestion] : [])
    return (asked.joined(), asked.count)
  }

  /// Whether a picture of one pixel would do; nothing is drawn or kept.
  private static let kittyQuestion = "\u{1B}_Gi=31,s=1,v=1,a=q,t=d,f=24;AAAA\u{1B}\\"

  /// All questions to a terminal of `type`; those about kitty graphics only to the terminal itself.
  ///
  /// The device attributes come last: every terminal answers them, so that nothing has to be waited
  /// for after that.
  static func questions(type: String, isMultiplexed: Bool) -> String {
    // The Linux console shows what it does not understand.
    if type.hasPrefix("linux") { return "\u{1B}[c" }
    return cellQuestion + "\u{1B}[?1;1;0S" + largestQuestion + "\u{1B}[?2026$p"
      + "\u{1B}]11;?\u{1B}\\" + (isMultiplexed ? "" : kittyQuestion) + "\u{1B}[c"
  }

  /// Asks the terminal, which is in raw mode.
  ///
  /// What comes beside the answers stays in `decoder` or goes to `keys`: nothing that is typed
  /// ahead is lost.
  static func ask(
    _ device: TerminalDevice, _ environment: TerminalEnvironment, milliseconds: Int,
    variables: [String: String], decoder: inout InputDecoder, keys: inout [Key]
  ) -> ProbeAnswers {
    var answers = ProbeAnswers()
    let questions = questions(
      type: environment.type, isMultiplexed: environment.isMultiplexed)
    guard device.write(Array(questions.utf8)) else { return answers }
    let deadline = ContinuousClock.now + .milliseconds(milliseconds)
    while answers.attributes == nil {
      let left = ContinuousClock.now.duration(to: deadline).wholeMilliseconds
      guard left > 0, device.wait(milliseconds: left), let bytes = device.read() else { break }
      decoder.feed(bytes)
      while let input = decoder.next() {
        switch input {
        case .answer(let answer): answers.take(answer)
        case .key(let key): keys.append(key)
        }
      }
    }
    if environment.isInTmux, answers.hasSixel {
      answers.tmuxDrawsSixel = TmuxClient.drawsSixel(variables)
    }
    return answers
  }

  /// What is known of a terminal, for a person who wants to know why there are no pictures.
  package struct Report: Sendable, Hashable {
    package let type: String
    package let window: WindowSize
    package let answers: ProbeAnswers
    package let capabilities: Capabilities
    /// What stands in the way and what to do, in sentences.
    package let remarks: [String]
  }

  /// Asks the terminal of this process and leaves it as it was.
  package static func report(
    environment variables: [String: String], milliseconds: Int = 1000
  ) throws(TerminalError) -> Report {
    let device = try TerminalDevice.controlling()
    return try report(device, environment: variables, milliseconds: milliseconds)
  }

  /// Asks a terminal and leaves it as it was.
  package static func report(
    _ device: TerminalDevice, environment variables: [String: String], milliseconds: Int
  ) throws(TerminalError) -> Report {
    let environment = TerminalEnvironment(variables)
    let isUnicode = environment.applyLocale()
    try device.enterRawMode()
    var decoder = InputDecoder()
    var keys: [Key] = []
    let answers = ask(
      device, environment, milliseconds: milliseconds, variables: variables, decoder: &decoder,
      keys: &keys)
    device.leaveRawMode()
    let colors = try environment.described().colors
    let window = device.window ?? WindowSize(rows: 0, columns: 0)
    let capabilities = answers.capabilities(
      in: window, environment: environment, colors: colors, isUnicode: isUnicode)
    return Report(
      type: environment.type, window: window, answers: answers, capabilities: capabilities,
      remarks: answers.explanation(of: capabilities, environment: environment))
  }
}

extension Duration {
  /// Milliseconds, rounded up, at most about a month: what `poll` takes.
  var wholeMilliseconds: Int {
    let (seconds, attoseconds) = components
    if seconds > 2_000_000 { return 2_000_000_000 }
    let part = attoseconds / 1_000_000_000_000_000
    let exact = attoseconds % 1_000_000_000_000_000 == 0
    return max(0, Int(seconds) * 1000 + Int(part) + (exact ? 0 : 1))
  }
}
