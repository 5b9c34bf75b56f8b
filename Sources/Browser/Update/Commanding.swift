internal import Curation
internal import Scorers
internal import Terminal

extension BrowserState {
  /// Everything that the command line takes.
  var commands: [CommandLine.Candidate] {
    typealias Candidate = CommandLine.Candidate
    var helps: [Action: String] = [:]
    for binding in keymap.bindings { helps[binding.action] = helps[binding.action] ?? binding.help }
    let actions = Action.allCases.filter { $0 != .commandLine }.map {
      Candidate(text: $0.name, help: helps[$0] ?? "")
    }
    let sorts = sortOrders.map { Candidate(text: "sort \($0.name)", help: "sort by \($0.name)") }
    let themes = themes.map { Candidate(text: "theme \($0)", help: "the theme \($0)") }
    return actions + sorts + themes
  }

  /// A key goes into the command line, ends it or carries it out.
  mutating func pressInCommandLine(_ key: Key) -> [Effect] {
    switch key {
    case .escape, .control("c"): closeCommandLine()
    case .backspace where commandLine.field.isEmpty: closeCommandLine()
    case .enter:
      let text = commandLine.field.text
      closeCommandLine()
      return command(text)
    default: _ = commandLine.press(key, candidates: commands)
    }
    return []
  }

  private mutating func closeCommandLine() {
    goBack()
    commandLine = CommandLine()
  }

  /// Carries a command out.
  private mutating func command(_ text: String) -> [Effect] {
    let wanted = CommandLine.key(text)
    guard !wanted.isEmpty else { return [] }
    if let action = Action(named: text) {
      return perform(action)
    }
    if let order = sortOrders.first(where: { CommandLine.key("sort \($0.name)") == wanted }) {
      choose(order)
    } else if let name = themes.first(where: { CommandLine.key("theme \($0)") == wanted }) {
      choose(theme: name)
    } else {
      message = Message(
        "there is no command '\(String(text.prefix(40)).onOneLine)'; Tab shows them", .failure)
    }
    return []
  }
}

extension SortOrder {
  /// The order as it is typed.
  package var name: String {
    switch self {
    case .byHand: "by-hand"
    case .scorer(let scorer): scorer.rawValue
    case .name: "name"
    }
  }

  /// The order in running text.
  var title: String {
    if case .scorer(let scorer) = self { scorer.title } else { name.replacing("-", with: " ") }
  }
}
