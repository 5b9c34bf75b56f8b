/// What a configuration asks of the keymap.
struct KeyRequest {
  /// Where it stands there.
  let place: String
  let action: Action
  /// The part of the help in whose view the keys are to hold; `nil` for where the action has its own.
  let section: Binding.Section?
  /// What is to do it; nothing where it is empty.
  let chords: [Chord]
}

extension Keymap {
  /// The keymap with other keys, and what stands against them.
  ///
  /// Keys that are asked for are taken from what has them; that is told, unless it is given others. Of two
  /// requests for the same keys the first counts.
  func rebound(_ requests: [KeyRequest]) -> (Keymap, [Settings.Mistake]) {
    var bindings = bindings
    var mistakes: [Settings.Mistake] = []
    let asked = Set(requests.map(\.action))
    var placed: [(chord: Chord, view: BrowserState.View?, request: KeyRequest)] = []

    for request in requests {
      let sections = request.section.map { [$0] } ?? sections(of: request.action)
      var chords = request.chords
      for chord in request.chords {
        for section in sections {
          // Another request for these keys, or for some with which they begin or go on.
          guard
            let other = placed.first(where: {
              $0.view == section.view && $0.chord.collides(with: chord)
                && $0.request.action != request.action
            })
          else { continue }
          chords.removeAll { $0 == chord }
          mistakes.append(
            Settings.Mistake(
              place: request.place,
              message: conflict(chord, with: other.chord, of: other.request.place)))
        }
      }
      chords = chords.filter { chord in
        guard let shorter = chords.first(where: { $0.begins(chord) }) else { return true }
        mistakes.append(
          Settings.Mistake(
            place: request.place,
            message: conflict(chord, with: shorter, of: request.place)))
        return false
      }
      // Where nothing of it can be had it keeps what it has: something must bring it about.
      if chords.isEmpty, !request.chords.isEmpty { continue }
      for section in sections {
        bind(chords, to: request.action, in: section, of: &bindings)
        for chord in chords { placed.append((chord, section.view, request)) }
      }
    }
    for index in bindings.indices {
      let binding = bindings[index]
      var lost: [(Chord, KeyRequest)] = []
      for chord in binding.chords {
        let taker = placed.first {
          $0.view == binding.section.view && $0.request.action != binding.action
            && $0.chord.collides(with: chord)
        }
        if let taker { lost.append((chord, taker.request)) }
      }
      bindings[index].chords.removeAll { chord in lost.contains { $0.0 == chord } }
      guard !asked.contains(binding.action) else { continue }
      for (chord, request) in lost {
        mistakes.append(
          Settings.Mistake(
            place: request.place,
            message: "takes \(chord.name(isUnicode: false)) from \(binding.action.name); "
              + "say what \(binding.action.name) is to have"))
      }
    }
    return (Keymap(bindings), mistakes)
  }

  /// The parts of the help in which an action has keys.
  private func sections(of action: Action) -> [Binding.Section] {
    bindings.filter { $0.action == action }.map(\.section)
  }

  private func bind(
    _ chords: [Chord], to action: Action, in section: Binding.Section,
    of bindings: inout [Binding]
  ) {
    if let index = bindings.firstIndex(where: { $0.action == action && $0.section == section }) {
      bindings[index].chords = chords
    } else {
      let help = bindings.first { $0.action == action }?.help ?? action.name
      bindings.append(Binding(chords, action, section, help))
    }
  }

  private func conflict(_ chord: Chord, with other: Chord, of place: String) -> String {
    let (name, taken) = (chord.name(isUnicode: false), other.name(isUnicode: false))
    return chord == other
      ? "\(name) is given to \(place) already"
      : "\(name) and \(taken) of \(place) begin alike; one of them could never be pressed"
  }
}

extension Chord {
  /// Whether both cannot do something in one view: they are the same, or one goes on where the other
  /// ends.
  fileprivate func collides(with other: Chord) -> Bool {
    self == other || begins(other) || other.begins(self)
  }
}
