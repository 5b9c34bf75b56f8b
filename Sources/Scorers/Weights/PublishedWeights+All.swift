extension PublishedWeights {
  /// Every scorer's, in the order of `ScorerID.all`.
  package static let all = [
    PublishedWeights(
      .imageReward,
      checkpoint: File(
        name: "ImageReward.pt",
        url: "https://huggingface.co/zai-org/ImageReward/resolve/main/ImageReward.pt",
        size: 1_786_880_927,
        sha256: "d71dc8d4912bc633c06ab8ef1ef6a81e8199d4369f14b47b29baf1d19de561f6",
        licence: "Apache-2.0"),
      vocabulary: .wordPieces),
    PublishedWeights(
      .clip,
      checkpoint: File(
        name: "ViT-L-14.pt",
        url: "https://openaipublic.azureedge.net/clip/models/"
          + "b8cca3fd41ae0c99ba7e8951adf17d267cdb84cd88be6f7c2e0eca1737a03836/ViT-L-14.pt",
        size: 932_768_134,
        sha256: "b8cca3fd41ae0c99ba7e8951adf17d267cdb84cd88be6f7c2e0eca1737a03836",
        licence: "MIT"),
      vocabulary: .bytePairs),
    PublishedWeights(
      .blip,
      checkpoint: File(
        name: "model_large.pth",
        url: "https://storage.googleapis.com/sfr-vision-language-research/BLIP/models/"
          + "model_large.pth",
        size: nil, sha256: nil, licence: "BSD-3-Clause"),
      vocabulary: .wordPieces),
    PublishedWeights(
      .aesthetic,
      checkpoint: File(
        name: "sac+logos+ava1-l14-linearMSE.pth",
        url: "https://github.com/christophschuhmann/improved-aesthetic-predictor/raw/main/"
          + "sac+logos+ava1-l14-linearMSE.pth",
        size: 3_714_759,
        sha256: "21dd590f3ccdc646f0d53120778b296013b096a035a2718c9cb0d511bff0f1e0",
        licence: "Apache-2.0"),
      images: .clip),
    PublishedWeights(
      .pickScore,
      checkpoint: File(
        name: "model.safetensors",
        url: "https://huggingface.co/yuvalkirstain/PickScore_v1/resolve/main/model.safetensors",
        size: nil, sha256: nil, licence: "MIT"),
      vocabulary: .bytePairs),
    PublishedWeights(
      .hpsv2,
      checkpoint: File(
        name: "HPS_v2.1_compressed.pt",
        url: "https://huggingface.co/xswu/HPSv2/resolve/main/HPS_v2.1_compressed.pt",
        size: nil, sha256: nil, licence: "Apache-2.0"),
      vocabulary: .bytePairs),
  ]
}

extension PublishedWeights.File {
  /// The vocabulary of bert-base-uncased.
  static let wordPieces = PublishedWeights.File(
    name: "vocab.txt",
    url: "https://huggingface.co/google-bert/bert-base-uncased/resolve/main/vocab.txt",
    size: 231_508,
    sha256: "07eced375cec144d27c900241f3e339478dec958f92fddbc551f295c992038a3",
    licence: "Apache-2.0")

  /// CLIP's byte-pair merges.
  static let bytePairs = PublishedWeights.File(
    name: "bpe_simple_vocab_16e6.txt.gz",
    url: "https://github.com/openai/CLIP/raw/main/clip/bpe_simple_vocab_16e6.txt.gz",
    size: 1_356_917,
    sha256: "924691ac288e54409236115652ad4aa250f48203de50a9e4722a6ecd48d6804a",
    licence: "MIT")
}
