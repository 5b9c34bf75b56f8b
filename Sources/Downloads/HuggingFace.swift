internal import Foundation

/// Where Hugging Face's files are asked for, after its own libraries' environment variables.
package struct HuggingFace: Sendable {
  /// The address instead of `https://huggingface.co`, without a slash at the end.
  private let endpoint: String
  /// What private files are asked for with.
  package let token: AccessToken?

  static let endpointVariable = "HF_ENDPOINT"
  private static let standard = "https://huggingface.co"

  /// Reads `HF_ENDPOINT` and `HF_TOKEN`.
  package init(environment: [String: String]) throws(DownloadError) {
    let named =
      environment[Self.endpointVariable].flatMap { $0.isEmpty ? nil : $0 } ?? Self.standard
    endpoint = named.hasSuffix("/") ? String(named.dropLast()) : named
    guard let origin = Origin(endpoint) else {
      throw DownloadError(
        .badAddress, Self.endpointVariable, "is not an address that begins with https://")
    }
    guard let text = environment["HF_TOKEN"], !text.isEmpty else {
      token = nil
      return
    }
    guard let token = AccessToken(text, for: origin) else {
      throw DownloadError(.unauthorized, "HF_TOKEN", "has characters that no token has")
    }
    self.token = token
  }

  /// The address at which a published file is asked for.
  package func address(of published: String) -> String {
    guard published.hasPrefix(Self.standard + "/") else { return published }
    return endpoint + published.dropFirst(Self.standard.count)
  }
}
