/// One try to get the rest of a file, over as many redirections as there are.
struct FileRequest {
  let download: Download
  let file: PartialFile
  let progress: (DownloadProgress) -> Void

  /// Bytes after which the room on the disk is looked at again, for files of unknown length.
  private static let stretch = 64 << 20

  /// Gets what is missing; returns when the whole file, as the server has it, is there.
  func finish() throws(DownloadError) {
    if let size = download.size {
      if file.count == size { return }
      try checkRoom(size - file.count)
    }
    var address = download.address
    for _ in 0...download.patience.redirections {
      guard let origin = Origin(address) else {
        throw DownloadError(.badAddress, address, "is no address of http or https")
      }
      let answer = try ask(address, origin)
      guard (300..<400).contains(answer.head.status), let next = answer.redirection else {
        if try isComplete(answer.head, address) { return }
        // The server would not go on from here; the next question is for the whole.
        continue
      }
      guard origin.scheme == "http" || Origin(next)?.scheme == "https" else {
        throw DownloadError(.refused, address, "leads on to \(next), which is not encrypted")
      }
      address = next
    }
    throw DownloadError(
      .redirected, download.address, "was still redirected after \(download.patience.redirections)")
  }

  /// Asks one address for the rest, and takes it in.
  private func ask(
    _ address: String, _ origin: Origin
  ) throws(DownloadError) -> Transfer.Answer {
    var lines = ["Accept-Encoding: identity"]
    if file.count > 0 {
      lines.append("Range: bytes=\(file.count)-")
      if let validator = file.validator { lines.append("If-Range: \(validator)") }
    }
    // Where a redirection leads, nobody has promised to keep it secret.
    if let token = download.token, token.origin == origin {
      lines.append("Authorization: Bearer \(token.text)")
    }
    var hasBegun = false
    var unchecked = 0
    return try Transfer(address: address, lines: lines, patience: download.patience)
      .perform { head, bytes throws(DownloadError) in
        if !hasBegun {
          try begin(head, address)
          hasBegun = true
        }
        if let size = download.size, file.count + bytes.count > size {
          file.discard()
          throw DownloadError(.wrongSize, address, "has more than the \(size) bytes that it should")
        }
        unchecked += bytes.count
        if unchecked >= Self.stretch {
          try checkRoom(0)
          unchecked = 0
        }
        try file.append(bytes)
        progress(
          DownloadProgress(
            phase: .downloading, received: file.count, total: download.size ?? head.fileLength))
      }
  }

  /// Makes ready for the body of an answer.
  private func begin(_ head: ResponseHead, _ address: String) throws(DownloadError) {
    if let size = download.size, let length = head.fileLength, length != size {
      throw DownloadError(.wrongSize, address, "has \(length) bytes, not \(size)")
    }
    if head.status == 206, head.contentRange?.start == file.count {
      file.resume()
    } else if head.status == 206 {
      try file.restart(nil)
      throw DownloadError(.broken, address, "sent another part of the file than it was asked for")
    } else {
      try file.restart(head.validator)
    }
    if let length = head.fileLength { try checkRoom(length - file.count) }
  }

  /// Whether an answer, now that all of it is there, was the file or its rest.
  private func isComplete(
    _ head: ResponseHead, _ address: String
  ) throws(DownloadError) -> Bool {
    switch head.status {
    case 200, 206:
      // Without a body nothing began.
      if head.status == 200, head.bodyLength == 0 { try begin(head, address) }
      let length = download.size ?? head.fileLength
      guard let length, file.count < length else { return true }
      throw DownloadError(
        .broken, address, "ended after \(file.count) of \(length) bytes")
    case 416:
      if let total = head.fileLength, total == file.count { return true }
      try file.restart(nil)
      return false
    case 401, 403:
      throw DownloadError(.unauthorized, address, "answered \(head.status): not without permission")
    case 404, 410: throw DownloadError(.notFound, address, "answered \(head.status): not there")
    case 408, 429, 500...599:
      throw DownloadError(.unavailable, address, "answered \(head.status)")
    default: throw DownloadError(.refused, address, "answered \(head.status)")
    }
  }

  private func checkRoom(_ count: Int) throws(DownloadError) {
    try FreeSpace.check(for: count, in: file.folder, reserve: download.patience.reserve)
  }
}
