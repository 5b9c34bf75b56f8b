import Crypto
import Foundation
import TestSupport

/// A person whose own catalog says that weights are published on a server of the tests.
struct PulledWeights {
  let home: TemporaryFolder
  let weights: TemporaryFolder

  init() throws {
    home = try TemporaryFolder()
    weights = try TemporaryFolder()
  }

  /// What is said of one file.
  struct Entry {
    var name: String
    var url: String
    var bytes: Int?
    var sha256: String?

    /// A file that is what its server has.
    init(_ name: String, at url: String, _ content: [UInt8]) {
      self.name = name
      self.url = url
      bytes = content.count
      sha256 = SHA256.hash(data: content).map { String(format: "%02x", $0) }.joined()
    }

    fileprivate var toml: String {
      ["name = \"\(name)\"", "url = \"\(url)\"", "licence = \"MIT\""]
        .appending(bytes.map { "bytes = \($0)" })
        .appending(sha256.map { "sha256 = \"\($0)\"" })
        .joined(separator: "\n")
    }
  }

  /// Writes the catalog: the checkpoint of a scorer, and its vocabulary where it has one.
  func publish(_ scorer: String, _ checkpoint: Entry, vocabulary: Entry? = nil) throws {
    var text = "[scorers.\(scorer).checkpoint]\n\(checkpoint.toml)\n"
    if let vocabulary {
      text = "[scorers.\(scorer)]\nvocabulary = \"made\"\n\(text)"
      text += "[vocabularies.made]\n\(vocabulary.toml)\n"
    }
    try home.write(".config/salon/catalog.toml", text)
  }

  /// Runs `salon weights`.
  func run(_ arguments: String..., variables: [String: String] = [:]) throws -> Program {
    try Program.run(
      ["weights"] + arguments, home: home, weights: weights.url.path, variables: variables)
  }

  /// What lies in a scorer's folder, hidden or not.
  func files(_ scorer: String) -> [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: weights.path(scorer))) ?? []).sorted()
  }

  /// The bytes of a file.
  func content(_ path: String) -> [UInt8]? {
    FileManager.default.contents(atPath: weights.path(path)).map { [UInt8]($0) }
  }

  /// Bytes that are nowhere the same.
  static func bytes(_ count: Int) -> [UInt8] {
    var state: UInt64 = 5
    return (0..<count).map { _ in
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return UInt8(truncatingIfNeeded: state >> 56)
    }
  }
}

extension [String] {
  fileprivate func appending(_ line: String?) -> [String] { self + (line.map { [$0] } ?? []) }
}
