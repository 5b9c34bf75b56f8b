internal import Tensors

/// The cosine of pictures and a prompt, whose embeddings are of length 1.
enum Cosine {
  /// The cosine of each picture's embedding and the prompt's, both [E].
  static func scores(of features: [ImageFeatures], prompt: Tensor) -> [Double] {
    prompt.withUnsafeValues { prompt in
      features.map { picture in
        precondition(picture.values.shape == [prompt.count], "features of this model")
        return picture.values.withUnsafeValues { picture in
          zip(prompt, picture).reduce(0) { $0 + Double($1.0) * Double($1.1) }
        }
      }
    }
  }
}
