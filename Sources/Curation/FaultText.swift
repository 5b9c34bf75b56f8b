internal import Imaging
internal import Provenance

/// Why a picture cannot be used, in words that fit into its cell: without its path.
enum FaultText {
  /// The words for an error about one picture.
  static func of(_ error: any Error) -> String {
    switch error {
    case let error as ProvenanceError: of(error)
    case let error as ImagingError: error.description
    case let error as CurationError: error.detail.isEmpty ? "is gone" : error.detail
    default: "\(error)"
    }
  }

  private static func of(_ error: ProvenanceError) -> String {
    switch error.code {
    case .unreadable, .tooLarge: error.detail
    case .empty: "is empty"
    case .unknownFormat: "is not a PNG, JPEG or WebP picture"
    }
  }
}
