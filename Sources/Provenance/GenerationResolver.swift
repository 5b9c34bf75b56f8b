/// Finds all that is known of the pictures of one folder.
package struct GenerationResolver: Sendable {
  /// The prompt that the person gave for all pictures; `nil` where none was given.
  package var given: String?
  /// The folder's list of prompts; `nil` where there is none.
  package var manifest: Manifest?
  /// The pixels of the PNG at a path, at least its upper rows of that number; `nil` where they
  /// cannot be had.
  ///
  /// Asked only where nothing else tells a prompt.
  package var pixels: PixelSource

  /// Decodes the upper rows of the picture at a path.
  package typealias PixelSource = @Sendable (_ path: String, _ rows: Int) -> StealthText.Pixels?

  /// What is known of one picture.
  package struct Resolution: Sendable, Equatable {
    /// How it was made; `nil` where nothing tells.
    package var generation: Generation?
    /// What the file tells of itself; `nil` where it cannot be read.
    package var metadata: PictureMetadata?
    /// Why the file cannot be read; `nil` where it can.
    package var fault: ProvenanceError?
    /// What else had to be left out, and why.
    package var warnings: [String] = []
  }

  /// A resolver for the pictures that `manifest` lists, and their neighbours.
  package init(
    given: String? = nil, manifest: Manifest? = nil,
    pixels: @escaping PixelSource = { _, _ in nil }
  ) {
    self.given = given
    self.manifest = manifest
    self.pixels = pixels
  }

  /// What is known of the picture at `path`; the list and the sidecar count even where the
  /// picture itself cannot be read.
  package func resolve(fileAt path: String) -> Resolution {
    var resolution = Resolution()
    do throws(ProvenanceError) {
      let metadata = try PictureMetadata.read(fileAt: path)
      resolution.metadata = metadata
      resolution.warnings = metadata.warnings
    } catch {
      resolution.fault = error
    }
    var sidecar: Generation?
    do throws(ProvenanceError) {
      sidecar = try Sidecar.read(besides: path)
    } catch {
      resolution.warnings.append(error.description)
    }
    resolution.generation = Generation.combined(
      given: given, manifest: manifest?.generation(ofFileAt: path),
      embedded: resolution.metadata?.generation, sidecar: sidecar)
    if resolution.generation?.prompt == nil, let hidden = hidden(in: path, resolution.metadata) {
      resolution.generation = resolution.generation?.completed(by: hidden) ?? hidden
    }
    return resolution
  }

  /// What is hidden in the pixels of a PNG.
  private func hidden(in path: String, _ metadata: PictureMetadata?) -> Generation? {
    guard let metadata, metadata.format == .png, let size = metadata.dimensions else { return nil }
    let rows = min(size.height, StealthText.signatureRows)
    guard let top = pixels(path, rows), StealthText.isMarked(top) else { return nil }
    return pixels(path, size.height).flatMap(StealthText.generation)
  }
}
