/// Finds all that is known of the pictures of one folder.
package struct GenerationResolver: Sendable {
  /// The prompt that the person gave for all pictures; `nil` where none was given.
  package var given: String?
  /// The folder's list of prompts; `nil` where there is none.
  package var manifest: Manifest?

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
  package init(given: String? = nil, manifest: Manifest? = nil) {
    self.given = given
    self.manifest = manifest
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
    return resolution
  }
}
