internal import Foundation

extension Error {
  /// What the operating system said, such as `No such file or directory`; the error's own words where
  /// it did not say anything.
  package var systemReason: String {
    let inner = (self as? CocoaError)?.underlying ?? self
    guard let error = inner as? POSIXError else { return localizedDescription }
    return String(cString: strerror(error.code.rawValue))
  }
}
