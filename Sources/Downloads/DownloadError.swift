internal import Foundation

/// Why a file could not be downloaded: what, from where or to where, and what to do.
package struct DownloadError: Error, Sendable, Equatable, CustomStringConvertible {
  package let code: Code
  /// The address or the file.
  package let place: String
  /// What was found there.
  package let detail: String

  /// What went wrong.
  package enum Code: Sendable, Hashable {
    /// The address is none that can be asked.
    case badAddress
    /// The server cannot be reached, or the connection broke.
    case broken
    /// Too little came for too long.
    case stalled
    /// The server is busy or out of order.
    case unavailable
    /// The server does not give the file without a token, or not with this one.
    case unauthorized
    /// There is no such file.
    case notFound
    /// Any other answer that is not the file.
    case refused
    /// One redirection led to the next, too many times.
    case redirected
    /// The file has another size than the published one.
    case wrongSize
    /// The file has another SHA-256 than the published one.
    case wrongDigest
    /// The file would fill the disk.
    case noRoom
    /// Another process is downloading the same file.
    case busy
    /// The file cannot be written.
    case unwritable
  }

  /// An error of `code` about `place`.
  package init(_ code: Code, _ place: String, _ detail: String) {
    self.code = code
    self.place = place
    self.detail = detail
  }

  /// An error that the operating system gave.
  init(_ path: String, errno: Int32) {
    self.init(
      errno == ENOSPC || errno == EDQUOT ? .noRoom : .unwritable, path,
      String(cString: strerror(errno)))
  }

  /// An error that Foundation gave as something was written.
  init(_ path: String, writing error: any Error) {
    if let reason = (error as? CocoaError)?.underlying as? POSIXError {
      self.init(path, errno: reason.code.rawValue)
    } else {
      self.init(.unwritable, path, error.localizedDescription)
    }
  }

  /// Whether it may go well the next time, with nothing changed.
  package var isPassing: Bool { [.broken, .stalled, .unavailable].contains(code) }

  package var description: String { "\(place): \(detail). \(advice)" }

  /// What the user can do.
  package var advice: String {
    switch code {
    case .badAddress:
      place == HuggingFace.endpointVariable
        ? "Mend the variable, or unset it." : "Mend it in the catalog."
    case .broken, .stalled, .unavailable:
      "What has come so far is kept; the same command goes on from there."
    case .unauthorized:
      "On Hugging Face, accept the file's conditions and set HF_TOKEN to a token that may read it."
    case .notFound: "It may have moved; a catalog of your own can say where it is now."
    case .refused, .redirected: "Download it by other means, then use `salon weights import`."
    case .wrongSize, .wrongDigest:
      "Nothing of it was kept. It is not the published file, or no longer the one that is known."
    case .noRoom: "Make room, or set SALON_WEIGHTS to a folder on a larger disk."
    case .busy: "Wait for it."
    case .unwritable: "Check the folder and its permissions."
    }
  }
}
