import Terminal
import Testing

@Suite("Widths of text")
struct WidthTests {
  @Test("ok") func ok() { #expect("abc".displayWidth == 3) }
}
