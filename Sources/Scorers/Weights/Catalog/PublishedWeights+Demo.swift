extension PublishedWeights {
  /// The demo's, which come along with salon in `weights/demo`.
  static let demo = [
    PublishedWeights(
      scorer: .demoImageReward, checkpoint: own("demo-imagereward/model.safetensors"),
      vocabulary: own("demo-imagereward/vocab.txt")),
    PublishedWeights(
      scorer: .demoCLIP, checkpoint: own("demo-clip/model.safetensors"),
      vocabulary: own("demo-clip/bpe_simple_vocab_16e6.txt.gz")),
  ]

  /// A file of salon's own.
  private static func own(_ path: String) -> File {
    File(
      name: path.split(separator: "/").last.map(String.init) ?? path,
      url: "weights/demo/\(path) of salon's source", size: nil, sha256: nil, licence: "as salon")
  }
}
