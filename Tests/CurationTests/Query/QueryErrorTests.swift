import Curation
import Testing

@Suite("What is wrong with a question is pointed at")
struct QueryErrorTests {
  /// A question, the characters that are wrong, what is wrong, and a part of what would be right.
  struct Mistake: Sendable, CustomTestStringConvertible {
    let text: String
    let range: Range<Int>
    let code: QueryError.Code
    let advice: String

    init(_ text: String, _ range: Range<Int>, _ code: QueryError.Code, _ advice: String) {
      self.text = text
      self.range = range
      self.code = code
      self.advice = advice
    }

    var testDescription: String { text }
  }

  @Test(
    arguments: [
      Mistake("stars>=x", 7..<8, .wrongValue, "stars>=3"),
      Mistake("fox  stars>=", 12..<12, .missing, "stars>=3"),
      Mistake("fox stars>= )", 12..<12, .missing, "stars>=3"),
      Mistake("(fox stars>=)", 12..<12, .missing, "stars>=3"),
      Mistake("modl:xl", 0..<4, .unknownKey, "model:"),
      Mistake("a imagerewrd>1", 2..<12, .unknownKey, "imagereward>"),
      Mistake("ratio 16:9", 6..<8, .unknownKey, "quote"),
      Mistake("rank=1", 0..<4, .unknownKey, "rank(imagereward)=1"),
      Mistake("rank(clap)=1", 5..<9, .unknownKey, "clip"),
      Mistake("rank()=1", 5..<6, .missing, "clip"),
      Mistake("rank(clip", 4..<5, .unclosed, ")"),
      Mistake("rank(clip)", 10..<10, .missing, "rank(clip)=1"),
      Mistake("rank(clip)=one", 11..<14, .wrongValue, "rank(clip)=1"),
      Mistake("unscored(clip", 8..<9, .unclosed, ")"),
      Mistake("unscored(x)", 9..<10, .unknownKey, "imagereward"),
      Mistake("\"red fox", 0..<1, .unclosed, "\""),
      Mistake("a \"\"", 2..<4, .missing, "text"),
      Mistake("model:\"\"", 6..<6, .missing, "model:xl"),
      Mistake("model: ", 7..<7, .missing, "model:xl"),
      Mistake("model>xl", 5..<6, .wrongComparison, "model:"),
      Mistake("(red fox", 0..<1, .unclosed, ")"),
      Mistake("a (b (c)", 2..<3, .unclosed, ")"),
      Mistake("red) fox", 3..<4, .unopened, "quote"),
      Mistake("()", 1..<1, .missing, "text"),
      Mistake("a or", 4..<4, .missing, "text"),
      Mistake("or a", 0..<0, .missing, "text"),
      Mistake("a and or b", 6..<6, .missing, "text"),
      Mistake("not", 3..<3, .missing, "text"),
      Mistake("a - b", 2..<3, .missing, "-fox"),
      Mistake("a -", 2..<3, .missing, "-fox"),
      Mistake(">3", 0..<1, .missing, "steps:20"),
      Mistake("\"steps\":3", 7..<8, .missing, "steps:20"),
      Mistake("steps:30..20", 6..<12, .wrongValue, "steps:20..30"),
      Mistake("steps:..", 6..<8, .wrongValue, "steps:"),
      Mistake("steps:a..30", 6..<11, .wrongValue, "steps:"),
      Mistake("steps>=20..30", 5..<7, .wrongComparison, "steps:20..30"),
      Mistake("cfg:nan", 4..<7, .wrongValue, "cfg"),
      Mistake("cfg:0x10", 4..<8, .wrongValue, "cfg"),
      Mistake("cfg:1e999", 4..<9, .wrongValue, "cfg"),
      Mistake("seed:-1", 5..<7, .wrongValue, "seed:42"),
      Mistake("seed:18446744073709551616", 5..<25, .wrongValue, "seed:42"),
      Mistake("size:512", 5..<8, .wrongValue, "512x768"),
      Mistake("size:0x5", 5..<8, .wrongValue, "512x768"),
      Mistake("date:2023-02-29", 5..<15, .wrongValue, "2024-05-31"),
      Mistake("date:24-02-29", 5..<13, .wrongValue, "2024-05-31"),
      Mistake("date:2024-02T10:00", 5..<18, .wrongValue, "2024-05-31"),
      Mistake("date:soon", 5..<9, .wrongValue, "2024-05-31"),
      Mistake("is:acceptd", 3..<10, .wrongValue, "accepted"),
      Mistake("is>accepted", 2..<3, .wrongComparison, "is:undecided"),
      Mistake("has:everything", 4..<14, .wrongValue, "prompt"),
      Mistake("ünï:5", 0..<3, .unknownKey, "quote"),
    ])
  func position(mistake: Mistake) throws {
    do {
      let query = try Query(mistake.text)
      Issue.record("\(mistake.text) was read as \(String(describing: query.expression))")
    } catch {
      #expect(error.range == mistake.range)
      #expect(error.code == mistake.code)
      #expect("\(error)".contains(mistake.advice), "\(error)")
    }
  }

  @Test("Parentheses and nots without end are refused, not followed")
  func depth() throws {
    for text in [
      String(repeating: "(", count: 100_000) + "a", String(repeating: "-", count: 100_000) + "a",
      String(repeating: "not ", count: 100_000) + "a",
    ] {
      do {
        _ = try Query(text)
        Issue.record("was read")
      } catch {
        #expect(error.code == .tooDeep)
      }
    }
    let allowed = String(repeating: "(", count: 60) + "a" + String(repeating: ")", count: 60)
    #expect(try Query(allowed).expression == .condition(.words("a")))
  }

  @Test("Any characters at all are read or refused")
  func hostile() {
    var numbers = SplitMix(state: 5)
    let pieces = [
      "(", ")", "\"", "\\", "-", ":", "=", "<", ">", "!", " ", "a", "ß", "\u{301}", "👩‍👩‍👧", "\u{0}",
      "..", "stars", "rank", "model", "or", "not", "and", "unscored", "is", "size", "1", "x",
      "date",
    ]
    for _ in 0..<5000 {
      let count = Int.random(in: 0..<12, using: &numbers)
      let text = (0..<count).map { _ in pieces.randomElement(using: &numbers) ?? "" }.joined()
      do {
        if let expression = try Query(text).expression {
          #expect(try Query(expression.description).expression == expression, "\(text)")
        }
      } catch {
        #expect(error.range.upperBound <= text.count, "\(text.debugDescription): \(error)")
      }
    }
  }
}

/// SplitMix64: the same numbers in every run.
struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
