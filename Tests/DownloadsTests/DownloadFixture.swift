import Crypto
import Downloads
import Foundation
import TestSupport
import Testing

/// A file to be downloaded, and a folder to download it to.
struct DownloadFixture {
  let folder: TemporaryFolder
  let bytes: [UInt8]

  /// A file of so many bytes that are nowhere the same.
  init(count: Int = 300_000, seed: UInt64 = 1) throws {
    folder = try TemporaryFolder()
    bytes = Self.bytes(count, seed)
  }

  static func bytes(_ count: Int, _ seed: UInt64) -> [UInt8] {
    var state = seed
    return (0..<count).map { _ in
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return UInt8(truncatingIfNeeded: state >> 56)
    }
  }

  var sha256: String { Self.sha256(bytes) }

  static func sha256(_ bytes: [UInt8]) -> String {
    SHA256.hash(data: bytes).map { String(format: "%02x", $0) }.joined()
  }

  var destination: String { folder.path("scorer/model.pt") }

  /// Everything that lies beside it, hidden or not.
  var files: [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: folder.path("scorer"))) ?? []).sorted()
  }

  /// What lies there as the finished file.
  var result: [UInt8]? { FileManager.default.contents(atPath: destination).map { [UInt8]($0) } }

  /// Does not wait long, for a server on this machine.
  static var patience: Patience {
    var patience = Patience()
    patience.pause = 0.001
    patience.stall = 1
    patience.attempts = 4
    patience.worthwhile = 1000
    return patience
  }

  /// Leaves what an earlier run would have: a beginning, and the version that it is of.
  func leave(_ beginning: some Collection<UInt8>, version: String? = nil) throws {
    try folder.write("scorer/.model.pt.partial", Array(beginning))
    if let version { try folder.write("scorer/.model.pt.version", version) }
  }

  /// Downloads from a server; what is known of the file is all, unless said.
  @discardableResult
  func run(
    _ server: LoopbackServer, path: String = "model.pt", size: Int?? = nil,
    sha256: String?? = nil, token: AccessToken? = nil, patience: Patience = Self.patience,
    progress: @escaping (DownloadProgress) -> Void = { _ in }
  ) throws(DownloadError) -> Download.Outcome {
    try Download(
      server.address(path), to: destination, size: size ?? bytes.count,
      sha256: sha256 ?? self.sha256, token: token, patience: patience
    ).run(progress: progress)
  }

  /// The code of the error that it ends with.
  func failure(
    _ server: LoopbackServer, path: String = "model.pt", size: Int?? = nil,
    sha256: String?? = nil, token: AccessToken? = nil, patience: Patience = Self.patience
  ) -> DownloadError? {
    do throws(DownloadError) {
      try run(server, path: path, size: size, sha256: sha256, token: token, patience: patience)
      return nil
    } catch {
      return error
    }
  }
}
