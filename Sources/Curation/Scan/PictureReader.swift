internal import Foundation
internal import Provenance

/// Reads what a picture's file and its neighbours tell, without decoding it.
struct PictureReader: Sendable {
  /// The prompt of all pictures; `nil` to take what each one's file tells.
  let given: String?

  /// What was read of one picture.
  struct Reading: Sendable {
    var finding: Finding
    /// Whether whatever is written to the file later must give it another stamp.
    var isSettled: Bool
    /// How it was made; its recipe is not in the finding yet.
    var generation: Generation?
  }

  /// Reads a picture; `lists` are those that may tell of it, the nearest first.
  ///
  /// `nil` where there is no such file, and no dataset says that there should be.
  func read(
    _ name: String, in folder: Folder, lists: [Manifest], isListed: Bool
  ) -> Reading? {
    let path = folder.path(of: name)
    let manifest = lists.first { $0.generation(ofFileAt: path) != nil }
    var finding = Finding(folder: folder, name: name)
    // Before the file is read: what is written into it meanwhile makes it another.
    finding.stamp = PictureFile.stamp(path)
    let isSettled = finding.stamp?.isSettled(before: Date()) ?? false
    if finding.stamp == nil, PictureFile.isMissing(path) {
      guard isListed, var listed = manifest?.generation(ofFileAt: path) else { return nil }
      listed.prompt = given ?? listed.prompt
      finding.fault = "is missing: a dataset names it, but there is no such file"
      return Reading(finding: finding, isSettled: isSettled, generation: listed)
    }
    let resolver = GenerationResolver(
      given: given, manifest: given == nil ? manifest : nil, pixels: PixelRows.read)
    let resolution = resolver.resolve(fileAt: path)
    finding.pixels = resolution.metadata?.displayDimensions.map {
      PictureSize(width: $0.width, height: $0.height)
    }
    finding.fault = resolution.fault.map(FaultText.of)
    return Reading(
      finding: finding, isSettled: isSettled, generation: resolution.generation)
  }
}
