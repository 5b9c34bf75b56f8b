/// The values that pass a test: those between two ends, or those outside of them.
///
/// The ends lie inside; what is not a number never passes.
struct ValueInterval: Sendable, Hashable {
  var lower = -Double.infinity
  var upper = Double.infinity
  var isInside = true

  /// Every value that is known.
  static let anything = ValueInterval()

  /// Whether a value passes.
  func contains(_ value: Double) -> Bool {
    isInside ? value >= lower && value <= upper : value < lower || value > upper
  }

  /// The values that pass a test of numbers.
  init(_ test: QueryTest<Double>) {
    self.init(test.map { ($0, $0) })
  }

  /// The values that pass a test of spans, each from a first to a last value.
  init(_ test: QueryTest<Span>) {
    switch test {
    case .equal(let span): (lower, upper) = (span.first, span.last)
    case .unequal(let span): (lower, upper, isInside) = (span.first, span.last, false)
    case .less(let span): upper = span.first.nextDown
    case .atMost(let span): upper = span.last
    case .greater(let span): lower = span.last.nextUp
    case .atLeast(let span): lower = span.first
    case .range(let first, let last):
      lower = first?.first ?? -.infinity
      upper = last?.last ?? .infinity
    }
  }

  private init() {}

  /// A first and a last value.
  struct Span: Hashable, Sendable {
    var first: Double
    var last: Double
  }
}

extension QueryTest {
  /// The same test of the values' first and last numbers.
  func map(_ ends: (Value) -> (first: Double, last: Double)) -> QueryTest<ValueInterval.Span> {
    func span(_ value: Value) -> ValueInterval.Span {
      let (first, last) = ends(value)
      return ValueInterval.Span(first: first, last: last)
    }
    return switch self {
    case .equal(let value): .equal(span(value))
    case .unequal(let value): .unequal(span(value))
    case .less(let value): .less(span(value))
    case .atMost(let value): .atMost(span(value))
    case .greater(let value): .greater(span(value))
    case .atLeast(let value): .atLeast(span(value))
    case .range(let lower, let upper): .range(lower.map { span($0) }, upper.map { span($0) })
    }
  }
}
