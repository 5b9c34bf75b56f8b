internal import Foundation
internal import Store

/// One file on its way back to where it was before a change.
struct Return {
  private var step: FileStep
  private let library: Library

  /// A step that is returning.
  init(_ step: FileStep, _ library: Library) {
    self.step = step
    self.library = library
  }

  /// Takes the step back; throws where the file is not there any more, or not what was put there.
  func perform() throws -> FileStep {
    try Departure.check(step.destination, step.digest)
    var back = self
    if step.kind == .copy {
      // Only what is still where it was copied from can be let go of.
      try Departure.check(step.source, step.digest)
      guard unlink(step.destination) == 0 else { throw Relocation.failure(step.destination) }
    } else {
      try Relocation.makeFolder(Neighbourhood.split(step.source).folder)
      var number = 1
      while try Relocation.move(step.destination, to: back.step.source) != .done {
        number += 1
        back.step.source = Neighbourhood.numbered(step.source, number)
        try library.update([back.step])
      }
      if step.kind == .trash { unlink(Trash.infoPath(of: step.destination)) }
    }
    back.step.state = .returned
    return back.step
  }
}
