import Browser
import Terminal
import Testing

@Suite("The keymap")
struct KeymapTests {
  @Test("Every action has a key, and no key has two in one view")
  func complete() {
    let keymap = Keymap.standard
    for action in Action.allCases {
      #expect(!keymap.chords(for: action).isEmpty, "\(action)")
    }
    for view in [nil] + BrowserState.View.allCases.map(Optional.some) {
      let chords = keymap.bindings.filter { $0.section.view == view }.flatMap(\.chords)
      #expect(Set(chords).count == chords.count)
      for chord in chords {
        #expect(!chords.contains { $0 != chord && $0.keys.starts(with: chord.keys) })
      }
    }
    for binding in keymap.bindings {
      for chord in binding.chords {
        let meaning = keymap.meaning(of: chord.keys, in: binding.section.view ?? .grid)
        #expect(meaning == .action(binding.action))
      }
    }
  }

  @Test("A view's own keys go before those of all views, and only there")
  func ofOneView() {
    #expect(Keymap.standard.action(for: .character("s"), in: .rankings) == .disputedFirst)
    #expect(Keymap.standard.action(for: .character("s"), in: .loupe) == .nextSort)
    #expect(Keymap.standard.action(for: .character("a"), in: .rankings) == .accept)
  }

  @Test("What does the same is one line, in help and in the README")
  func rows() {
    let table = Keymap.standard.markdownTable()
    #expect(table.hasPrefix("| Keys | What they do |\n|---|---|\n"))
    #expect(table.contains("| `←` `↓` `↑` `→` or `h` `j` `k` `l` | move |"))
    #expect(table.contains("| `0` `1` `2` `3` `4` `5` | stars |"))
    #expect(table.contains("| `Z` or `Ctrl-Y` | redo |"))
    #expect(table.contains("| `g g` or `Home` | first picture |"))
    #expect(table.contains("| `Home` or `Ctrl-A` | in a line of text: to the start |"))
    #expect(table.contains("| double click | with the mouse: loupe; duel"))
    for binding in Keymap.standard.bindings { #expect(table.contains(binding.help)) }
    #expect(table.hasSuffix("|\n"))
  }

  @Test("Control-Z undoes and Control-C quits, as they do elsewhere")
  func controlKeys() {
    #expect(Keymap.standard.action(for: .control("z")) == .undo)
    #expect(Keymap.standard.action(for: .control("c")) == .quit)
  }
}
