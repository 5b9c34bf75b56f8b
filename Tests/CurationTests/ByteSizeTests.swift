import Curation
import Testing

@Suite struct ByteSizeTests {
  @Test(
    "Amounts are read as they are typed",
    arguments: [
      ("0", 0), ("2G", 2_000_000_000), ("500M", 500_000_000), ("1.5 gb", 1_500_000_000),
      ("64k", 64_000), ("7B", 7), ("3T", 3_000_000_000_000), ("", nil), ("G", nil), ("-1", nil),
      ("2X", nil), ("1e9", nil), ("inf", nil), ("nan", nil), ("0x10", nil), ("1..2", nil),
      ("9999999T", nil),
    ] as [(String, Int?)])
  func parsing(text: String, bytes: Int?) {
    #expect(ByteSize(text)?.bytes == bytes)
  }

  @Test("The environment says how large the cache may become, or is told that it does not")
  func environment() throws {
    #expect(try TokenCache.capacity(in: [:]) == TokenCache.standardCapacity)
    #expect(try TokenCache.capacity(in: [TokenCache.variable: "1M"]).bytes == 1_000_000)
    let error = #expect(throws: CurationError.self) {
      try TokenCache.capacity(in: [TokenCache.variable: "much"])
    }
    #expect("\(String(describing: error))".contains("SALON_FEATURE_CACHE: “much”"))
  }
}
