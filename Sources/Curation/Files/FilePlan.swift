internal import Foundation
package import Store

/// What is to be done to files, worked out without touching any.
package struct FilePlan: Sendable {
  /// Where pictures go.
  package enum Target: Sendable, Hashable {
    /// Into a folder, which is made where it is not there.
    case move(to: String)
    /// Copies of them into a folder.
    case copy(to: String)
    /// Into the trash; `home` is the person's own.
    case trash(home: String)

    /// What is done to each file.
    package var kind: FileStep.Kind {
      switch self {
      case .move: .move
      case .copy: .copy
      case .trash: .trash
      }
    }
  }

  package let target: Target
  /// What is done, file by file: each picture, then what lies beside it.
  package private(set) var steps: [FileStep] = []
  /// Pictures that are left out, with the reason.
  package private(set) var problems: [FilesError] = []

  private var sources: Set<String> = []
  private var neighbourhood = Neighbourhood()

  /// Plans for pictures as they are known to be; nothing at a destination is ever replaced.
  package init(_ pictures: [IdentifiedFile], _ target: Target) {
    self.target = target
    let leaving = Set(pictures.map(\.file.path))
    for picture in pictures {
      do throws(FilesError) {
        try add(picture, leaving: leaving)
      } catch {
        problems.append(error)
      }
    }
  }

  private mutating func add(
    _ picture: IdentifiedFile, leaving: Set<String>
  ) throws(FilesError) {
    let path = picture.file.path
    try Self.checkKind(path)
    guard let folder = try folder(for: path) else { return }
    var sidecars: [(Neighbourhood.Sidecar, FileStep.Kind, ContentDigest)] = []
    for sidecar in neighbourhood.sidecars(of: path) {
      guard let kind = kind(of: sidecar, of: path, leaving: leaving),
        let bytes = try? PictureFile.read(sidecar.path)
      else { continue }
      sidecars.append((sidecar, kind, ContentDigest.of(bytes)))
    }
    let name = Neighbourhood.split(path).name
    var number = 1
    var destination = folder + "/" + name
    // One number for all: what lies beside a picture is known by its name.
    while ([destination] + sidecars.map { $0.0.path(beside: destination) })
      .contains(where: { !neighbourhood.isFree($0) || !isFreeInTrash($0) })
    {
      number += 1
      destination = folder + "/" + Neighbourhood.numbered(name, number)
    }
    append(
      FileStep(
        target.kind, from: path, to: destination, digest: picture.picture, isPicture: true))
    for (sidecar, kind, digest) in sidecars {
      append(
        FileStep(
          kind, from: sidecar.path, to: sidecar.path(beside: destination), digest: digest,
          isPicture: false))
    }
  }

  private mutating func append(_ step: FileStep) {
    neighbourhood.take(step.destination)
    sources.insert(step.source)
    steps.append(step)
  }

  /// Where a picture goes; `nil` where it is there already.
  private func folder(for path: String) throws(FilesError) -> String? {
    switch target {
    case .move(let folder), .copy(let folder):
      let folder = FolderWalk.absolute(folder)
      return Neighbourhood.split(path).folder == folder ? nil : folder
    case .trash(let home):
      return try Trash.find(for: path, home: home).folder + "/files"
    }
  }

  /// What becomes of a sidecar; `nil` where it stays.
  ///
  /// One that a picture which stays needs too is never taken away from it; one that goes along with
  /// another picture already is where it is wanted.
  private mutating func kind(
    of sidecar: Neighbourhood.Sidecar, of picture: String, leaving: Set<String>
  ) -> FileStep.Kind? {
    if sources.contains(sidecar.path) { return nil }
    let others = neighbourhood.picturesSharing(sidecar, with: picture)
    guard others.allSatisfy(leaving.contains) else { return target.kind == .trash ? nil : .copy }
    return target.kind
  }

  private func isFreeInTrash(_ path: String) -> Bool {
    target.kind != .trash || !Relocation.exists(Trash.infoPath(of: path))
  }

  /// Links are left alone: what one is about may stand in its path.
  private static func checkKind(_ path: String) throws(FilesError) {
    var status = stat()
    guard lstat(path, &status) == 0 else { throw Relocation.failure(path) }
    guard status.st_mode & S_IFMT == S_IFREG else {
      throw FilesError(code: .changed, path: path, detail: "is a link, not a file")
    }
  }
}
