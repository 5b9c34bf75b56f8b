import Tensors
import Testing

@Suite("Layers against naive loops")
struct LayerTests {
  /// One thread, and more than one even where there is one core.
  static let threads = [1, 2, 3]

  /// The values of a matrix without what lies between its rows.
  private func values(_ matrix: MatrixView) -> [Float] {
    (0..<matrix.rows).flatMap { Array(matrix[$0]) }
  }

  /// A matrix of repeatable values whose rows do not follow one another directly.
  private func matrix(
    _ rows: Int, _ columns: Int, seed: UInt64, _ workspace: Workspace
  ) -> MatrixView {
    let view = workspace.matrix(rows, columns + 3).columns(0..<columns)
    let values = Naive.values(rows * columns, seed: seed)
    for row in 0..<rows {
      for column in 0..<columns { view[row][column] = values[row * columns + column] }
    }
    return view
  }

  private func tensor(_ shape: [Int], seed: UInt64, spread: Double = 0.3) -> Tensor {
    Tensor(shape: shape, Naive.values(shape.reduce(1, *), seed: seed, spread: spread))
  }

  private func linear(_ inputs: Int, _ outputs: Int, seed: UInt64) -> Linear {
    Linear(
      weight: tensor([outputs, inputs], seed: seed), bias: tensor([outputs], seed: seed + 100))
  }

  private func apply(_ layer: Linear, _ x: [Double]) -> [Double] {
    Naive.linear(x, layer.weight.values, bias: layer.bias?.values, k: layer.inputs)
  }

  private func doubles(_ matrix: MatrixView) -> [Double] { values(matrix).map(Double.init) }

  @Test("A linear layer, with and without a bias", arguments: threads, [(1, 1, 1), (5, 7, 200)])
  func linearLayer(threads: Int, size: (m: Int, k: Int, n: Int)) {
    let workspace = Workspace(threads: threads)
    workspace.scratch {
      let x = matrix(size.m, size.k, seed: 1, workspace)
      for hasBias in [true, false] {
        let layer = Linear(
          weight: tensor([size.n, size.k], seed: 2),
          bias: hasBias ? tensor([size.n], seed: 3) : nil)
        let out = matrix(size.m, size.n, seed: 4, workspace)
        layer(x, into: out, workspace)
        #expect(Naive.distance(values(out), apply(layer, doubles(x))) < 1e-5)
      }
    }
  }

  @Test("A linear layer that adds leaves its bias to the next", arguments: threads)
  func adding(threads: Int) {
    let workspace = Workspace(threads: threads)
    workspace.scratch {
      let x = matrix(3, 20, seed: 1, workspace)
      let out = matrix(3, 150, seed: 2, workspace)
      let layer = linear(20, 150, seed: 3)
      let product = Naive.linear(doubles(x), layer.weight.values, bias: nil, k: 20)
      let exact = zip(doubles(out), product).map(+)
      layer.add(x, to: out, workspace)
      #expect(Naive.distance(values(out), exact) < 1e-5)
    }
  }

  @Test("A feed-forward network", arguments: threads, [Activation.gelu, .quickGELU])
  func feedForward(threads: Int, activation: Activation) {
    let workspace = Workspace(threads: threads)
    workspace.scratch {
      let x = matrix(5, 24, seed: 1, workspace)
      let out = matrix(5, 24, seed: 2, workspace)
      let (first, second) = (linear(24, 136, seed: 3), linear(136, 24, seed: 4))
      let curve = activation == .gelu ? Naive.gelu : Naive.quickGELU
      let hidden = apply(first, doubles(x)).map(curve)
      let product = Naive.linear(hidden, second.weight.values, bias: nil, k: 136)
      let exact = zip(doubles(out), product).map(+)
      FeedForward(first, activation, second).add(x, to: out, workspace)
      #expect(Naive.distance(values(out), exact) < 2e-5)
    }
  }

  @Test("LayerNorm adds a bias on its way", arguments: threads)
  func layerNorm(threads: Int) {
    let workspace = Workspace(threads: threads)
    workspace.scratch {
      let x = matrix(7, 35, seed: 1, workspace)
      let out = matrix(7, 35, seed: 2, workspace)
      let bias = tensor([35], seed: 3)
      let norm = LayerNorm(
        gain: tensor([35], seed: 4), shift: tensor([35], seed: 5), epsilon: 1e-6)
      let sums = values(x).enumerated().map { Double($1 + bias.values[$0 % 35]) }
      let exact = (0..<7).flatMap {
        Naive.layerNorm(
          Array(sums[$0 * 35..<($0 + 1) * 35]), gain: norm.gain.values, shift: norm.shift.values,
          epsilon: 1e-6)
      }
      norm(x, adding: bias, into: out, workspace)
      #expect(Naive.distance(values(out), exact) < 1e-5)
      #expect(Naive.distance(values(x), sums) == 0)
    }
  }

  /// A self-attention layer in both forms, of one set of weights.
  private func selfAttention(
    width: Int, heads: Int
  ) -> (parts: [Linear], output: Linear, forms: [SelfAttention]) {
    let parts = (0..<3).map { linear(width, width, seed: 10 + UInt64($0)) }
    let output = linear(width, width, seed: 20)
    let fused = Linear(
      weight: Tensor(shape: [3 * width, width], parts.flatMap(\.weight.values)),
      bias: Tensor(shape: [3 * width], parts.flatMap { $0.bias?.values ?? [] }))
    let attention = Attention(heads: heads, headWidth: width / heads)
    return (
      parts, output,
      [
        SelfAttention(fused: fused, output: output, attention: attention),
        SelfAttention(
          queries: parts[0], keys: parts[1], values: parts[2], output: output,
          attention: attention),
      ]
    )
  }

  @Test(
    "Self-attention of two sequences, fused or not, causal or not, whole or one token of each",
    arguments: threads, [1, 17])
  func selfAttention(threads: Int, tokens: Int) {
    let (width, heads, sequences) = (15, 3, 2)
    let workspace = Workspace(threads: threads)
    let (parts, output, forms) = selfAttention(width: width, heads: heads)
    for form in forms {
      for isCausal in [false, true] {
        workspace.scratch {
          let x = matrix(sequences * tokens, width, seed: 1, workspace)
          let sum = matrix(sequences * tokens, width, seed: 2, workspace)
          let rows = tokens * width
          let exact = (0..<sequences).flatMap { sequence in
            let own = Array(doubles(x)[sequence * rows..<(sequence + 1) * rows])
            let context = Naive.attention(
              apply(parts[0], own), apply(parts[1], own), apply(parts[2], own), width: width,
              heads: heads, isCausal: isCausal)
            return Naive.linear(context, output.weight.values, bias: nil, k: width)
          }
          let start = doubles(sum)
          form.add(x, sequences: sequences, isCausal: isCausal, to: sum, workspace)
          #expect(Naive.distance(values(sum), zip(start, exact).map(+)) < 2e-5)

          let kept = matrix(sequences, width, seed: 3, workspace)
          let before = doubles(kept)
          let token = tokens - 1
          form.add(
            x, sequences: sequences, isCausal: isCausal, kept: token, to: kept, workspace)
          let wanted = (0..<sequences).flatMap { sequence -> ArraySlice<Double> in
            let start = sequence * rows + token * width
            return exact[start..<start + width]
          }
          #expect(Naive.distance(values(kept), zip(before, wanted).map(+)) < 2e-5)
        }
      }
    }
  }

  @Test(
    "Cross-attention gives what projecting every key and value gives", arguments: threads, [1, 5])
  func crossAttention(threads: Int, queries: Int) {
    let (width, heads, wide, tokens, pictures) = (15, 3, 22, 19, 2)
    let workspace = Workspace(threads: threads)
    let layers = (
      queries: linear(width, width, seed: 1), keys: linear(wide, width, seed: 2),
      values: linear(wide, width, seed: 3), output: linear(width, width, seed: 4)
    )
    let layer = CrossAttention(
      queries: layers.queries, keys: layers.keys, values: layers.values, output: layers.output,
      attention: Attention(heads: heads, headWidth: width / heads))
    workspace.scratch {
      let x = matrix(pictures * queries, width, seed: 5, workspace)
      let memory = matrix(pictures * tokens, wide, seed: 6, workspace)
      let sum = matrix(pictures * queries, width, seed: 7, workspace)
      let exact = (0..<pictures).flatMap { picture in
        let own = Array(
          doubles(x)[picture * queries * width..<(picture + 1) * queries * width])
        let seen = Array(
          doubles(memory)[picture * tokens * wide..<(picture + 1) * tokens * wide])
        let context = Naive.attention(
          apply(layers.queries, own), apply(layers.keys, seen), apply(layers.values, seen),
          width: width, heads: heads)
        return Naive.linear(context, layers.output.weight.values, bias: nil, k: width)
      }
      let start = doubles(sum)
      layer.add(x, memory: memory, pictures: pictures, to: sum, workspace)
      #expect(Naive.distance(values(sum), zip(start, exact).map(+)) < 2e-5)
    }
  }
}
