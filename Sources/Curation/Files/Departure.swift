internal import Foundation
internal import Store

/// One file on its way to where a change puts it.
struct Departure {
  private var step: FileStep
  private let library: Library

  /// A step that is intended.
  init(_ step: FileStep, _ library: Library) {
    self.step = step
    self.library = library
  }

  /// Does the step; throws where the file is not what it was when it was chosen.
  func perform() throws -> FileStep {
    var departure = self
    try Self.check(step.source, step.digest)
    if step.kind != .trash {
      try Relocation.makeFolder(Neighbourhood.split(step.destination).folder)
    }
    var number = 1
    while try !departure.attempt() {
      // Somebody took the name since it was planned.
      number += 1
      departure.step.destination = Neighbourhood.numbered(step.destination, number)
      try library.update([departure.step])
    }
    departure.step.state = .done
    return departure.step
  }

  /// Whether the name was free.
  private func attempt() throws(FilesError) -> Bool {
    switch step.kind {
    case .move: try Relocation.move(step.source, to: step.destination) == .done
    case .copy: try Relocation.copy(step.source, to: step.destination) == .done
    case .trash: try putIntoTrash()
    }
  }

  private func putIntoTrash() throws(FilesError) -> Bool {
    let trash = Trash(containing: step.destination)
    guard try trash.note(step.source, at: step.destination, date: Date()) else { return false }
    do {
      if try Relocation.move(step.source, to: step.destination) == .done { return true }
    } catch {
      unlink(Trash.infoPath(of: step.destination))
      throw error
    }
    unlink(Trash.infoPath(of: step.destination))
    return false
  }

  /// Throws unless a file still holds what it held.
  static func check(_ path: String, _ digest: ContentDigest) throws {
    guard try ContentDigest.of(PictureFile.read(path)) == digest else {
      throw FilesError(code: .changed, path: path, detail: "has changed since")
    }
  }
}
