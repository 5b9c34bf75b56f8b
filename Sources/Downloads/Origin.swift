internal import Foundation

/// Scheme, host and port of an address: what a secret may be sent to.
package struct Origin: Sendable, Hashable {
  /// `https` or `http`.
  package let scheme: String
  package let host: String
  package let port: Int

  /// The origin of an address; `nil` where it is none of http or https.
  package init?(_ address: String) {
    guard let parts = URLComponents(string: address), let scheme = parts.scheme?.lowercased(),
      let host = parts.host?.lowercased(), !host.isEmpty,
      let standard = ["https": 443, "http": 80][scheme]
    else { return nil }
    self.scheme = scheme
    self.host = host
    port = parts.port ?? standard
  }
}

/// A secret that one server, and no other, is to see.
package struct AccessToken: Sendable, Equatable {
  let text: String
  let origin: Origin

  /// A token for a server; `nil` where it has characters that no token has.
  package init?(_ text: String, for origin: Origin) {
    let text = text.trimmingCharacters(in: .whitespacesAndNewlines)
    // A line break in it would be a header of somebody's choice.
    guard !text.isEmpty, text.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) else { return nil }
    self.text = text
    self.origin = origin
  }
}
