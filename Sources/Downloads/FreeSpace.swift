internal import Foundation

/// Room on the disk that a folder lies on.
enum FreeSpace {
  /// Bytes that this user may still write; `nil` where the system does not say.
  static func bytes(at folder: String) -> Int? {
    var status = statvfs()
    guard statvfs(folder, &status) == 0, status.f_frsize > 0 else { return nil }
    let (bytes, isTooLarge) = Int(clamping: status.f_bavail)
      .multipliedReportingOverflow(by: Int(clamping: status.f_frsize))
    return isTooLarge ? .max : bytes
  }

  /// Throws where `count` more bytes in `folder` would leave less than `reserve`.
  static func check(for count: Int, in folder: String, reserve: Int) throws(DownloadError) {
    guard let free = bytes(at: folder) else { return }
    let (needed, isTooLarge) = max(count, 0).addingReportingOverflow(max(reserve, 0))
    guard isTooLarge || free < needed else { return }
    throw DownloadError(
      .noRoom, folder,
      "\(megabytes(count)) are to come, \(megabytes(free)) are free, and \(megabytes(reserve)) "
        + "stay free")
  }

  private static func megabytes(_ count: Int) -> String {
    "\(count / 1_000_000 + (count % 1_000_000 > 0 ? 1 : 0)) MB"
  }
}
