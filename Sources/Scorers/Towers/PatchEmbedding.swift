internal import Tensors

/// Squares of a picture to tokens: a convolution whose stride is its size, so one product over the
/// squares' values, with the class token before them and positions added.
struct PatchEmbedding: Sendable {
  /// Pixels along an edge of a square.
  let patch: Int
  /// Pixels along an edge of the picture.
  let side: Int
  /// Squares and the class token.
  let tokens: Int
  /// The convolution, [W, 3, P, P], seen as [W, 3 · P²].
  private let weight: Tensor
  /// [T, W]: what the product over the squares is added to, class token, positions and bias.
  private let base: Tensor
  /// Channel by channel, a sample's factor, white being 255, and what is added to it.
  private let scale: [Float]
  private let shift: [Float]

  /// Attention takes memory by the square of the tokens, so that a hostile checkpoint of a few
  /// megabytes could ask for any amount; the models read here have 257 tokens, and up to 577 in
  /// their largest published form.
  private static let mostTokens = 64 * 64 + 1
  private static let largestSide = 2048

  /// Reads the embedding; sizes come from the tensors' shapes.
  init(_ weights: Weights, _ keys: VisionKeys) throws(CheckpointError) {
    let name = keys.patches + ".weight"
    let shape = try weights.shape(of: name, dimensions: 4)
    let (width, patch) = (shape[0], shape[2])
    let positions = try weights.shape(of: keys.positions, dimensions: keys.leadingOnes ? 3 : 2)
    let tokens = positions[positions.count - 2]
    let across = Int(Double(max(tokens - 1, 0)).squareRoot())
    guard tokens > 1, tokens <= Self.mostTokens, across * across == tokens - 1,
      across * patch <= Self.largestSide
    else {
      throw weights.error(
        .unknownModel, keys.positions,
        detail: "\(tokens) positions of a picture cut into \(patch)×\(patch) squares")
    }
    self.patch = patch
    self.tokens = tokens
    side = across * patch
    weight = try weights.tensor(name, width, 3, patch, patch)
    let ones = keys.leadingOnes ? [1] : []
    let classToken = try weights.tensor(keys.classToken, shape: ones + ones + [width]).values
    let table = try weights.tensor(keys.positions, shape: ones + [tokens, width])
    let bias =
      keys.patchesHaveBias ? try weights.tensor(keys.patches + ".bias", width).values : nil
    base = Tensor(shape: [tokens, width]) { room in
      table.withUnsafeValues { _ = room.initialize(from: $0) }
      for column in 0..<width { room[column] += classToken[column] }
      guard let bias else { return }
      for index in width..<room.count { room[index] += bias[index % width] }
    }
    scale = Self.deviations.map { Float(1 / (255 * $0)) }
    shift = zip(Self.means, Self.deviations).map { Float(-$0 / $1) }
  }

  /// The mean and deviation of each channel in the pictures that CLIP was trained on; BLIP and its
  /// followers use the same.
  private static let means = [0.48145466, 0.4578275, 0.40821073]
  private static let deviations = [0.26862954, 0.26130258, 0.27577711]

  /// Writes the tokens of each picture into `x`, [pictures · T, W].
  func callAsFunction(_ pictures: [ModelInput], into x: MatrixView, _ workspace: Workspace) {
    workspace.scratch {
      let values = 3 * patch * patch
      let squares = workspace.matrix(pictures.count * (tokens - 1), values)  // [B·(T−1), 3P²]
      workspace.split(pictures.count) { range, lane in
        for picture in range {
          precondition(pictures[picture].side == side, "the picture has the model's size")
          let rows = squares.rows(picture * (tokens - 1)..<(picture + 1) * (tokens - 1))
          switch pictures[picture].samples {
          case .bytes(let samples):
            samples.withUnsafeBufferPointer { samples in
              Patches.cut(samples, patch: patch, scale: scale, shift: shift, into: rows, lane)
            }
          case .floats(let samples):
            samples.withUnsafeBufferPointer { samples in
              Patches.cut(samples, patch: patch, scale: scale, shift: shift, into: rows)
            }
          }
        }
      }
      workspace.split(x.columns, unit: 64) { range, lane in
        for picture in pictures.indices {
          let rows = x.rows(picture * tokens..<(picture + 1) * tokens).columns(range)  // [T, part]
          base.withMatrix { rows.copy($0.columns(range)) }
          weight.withMatrix { weight in
            MatrixProduct.timesTransposed(
              squares.rows(picture * (tokens - 1)..<(picture + 1) * (tokens - 1)),
              weight.rows(range), into: rows.rows(1..<tokens), adding: true, on: lane)
          }
        }
      }
    }
  }
}
