import Curation
import Scorers
import Testing

@Suite("Questions are read")
struct QueryParsingTests {
  @Test(
    "As they are meant, whatever the way they are written",
    arguments: [
      ("fox", "fox"),
      ("  red   fox ", "red fox"),
      ("red and fox", "red fox"),
      ("red AND fox OR owl", "red fox or owl"),
      (#""red fox""#, #""red fox""#),
      (#""say \"hi\" \\ there""#, #""say \"hi\" \\ there""#),
      (#""and""#, #""and""#),
      ("-fox", "-fox"),
      ("not fox", "-fox"),
      ("not (red fox)", "-(red fox)"),
      ("--fox", "--fox"),
      ("(fox)", "fox"),
      ("a (b or c) d", "a (b or c) d"),
      ("a b or c d", "a b or c d"),
      ("a or (b or c)", "a or (b or c)"),
      ("well-known -known", "well-known -known"),
      ("wow!", #""wow!""#),
      ("model:xl", "model:xl"),
      ("MODEL:XL", "model:XL"),
      (#"model:"SD XL""#, #"model:"SD XL""#),
      ("model=xl", "model=xl"),
      ("model!=xl", "model!=xl"),
      ("path:/a/b(1)/c:d", #"path:"/a/b(1)/c:d""#),
      ("(path:a(1))", #"path:"a(1)""#),
      ("name:a or b", "name:a or b"),
      ("steps:20", "steps:20"),
      ("steps=20", "steps:20"),
      ("steps!=20", "steps!=20"),
      ("steps:20..30", "steps:20..30"),
      ("steps=..30", "steps:..30"),
      ("steps:20..", "steps:20.."),
      ("cfg<=7.50", "cfg<=7.5"),
      ("stars >= 3", "stars>=3"),
      ("stars", "stars"),
      ("imagereward>-0.5", "imagereward>-0.5"),
      ("imagereward:-1..1e-3", "imagereward:-1..0.001"),
      ("rank(clip)=1", "rank(clip):1"),
      ("RANK(CLIP) <= 3", "rank(clip)<=3"),
      ("rank (a)", "rank a"),
      ("disagree>3", "disagree>3"),
      ("group.size>=16", "group.size>=16"),
      ("unscored", "unscored"),
      ("unscored(clip) or fox", "unscored(clip) or fox"),
      ("unscored (a or b)", "unscored (a or b)"),
      ("seed:18446744073709551615", "seed:18446744073709551615"),
      ("size:512X768", "size:512x768"),
      ("size>=1024×1024", "size>=1024x1024"),
      ("date:2024", "date:2024"),
      ("date:2024-02-29", "date:2024-02-29"),
      ("date>=2024-05-31T18:30", "date>=2024-05-31T18:30"),
      ("date:2024-05..2024-06", "date:2024-05..2024-06"),
      ("date:Today", "date:today"),
      ("date>=7d", "date>=7d"),
      ("is:accepted", "is:accepted"),
      ("is=Undecided -has:prompt", "is:undecided -has:prompt"),
    ])
  func meaning(text: String, canonical: String) throws {
    let query = try Query(text)
    #expect(query.text == text)
    #expect(query.expression?.description == canonical)
    #expect(try Query(canonical).expression == query.expression)
  }

  @Test("What may become a key is told from what cannot")
  func beginnings() {
    for text in ["s", "STAR", "stars", "imager", "rank(", "group.", "unsc"] {
      #expect(QueryKey.begins(with: text))
    }
    for text in ["", "fox", "text", "starsx", "scorer"] { #expect(!QueryKey.begins(with: text)) }
  }

  @Test("Nothing typed is a question that everything answers", arguments: ["", "  \t"])
  func empty(text: String) throws {
    #expect(try Query(text).expression == nil)
  }

  @Test("Typed keys and tests, not text, come out of it")
  func typed() throws {
    let query = try Query("imagereward>0.5 seed:7 size!=2x3")
    #expect(
      query.expression
        == .and([
          .condition(.number(.score(.imageReward), .greater(0.5))),
          .condition(.seed(.equal(7))),
          .condition(.size(.unequal(QuerySize(width: 2, height: 3)))),
        ]))
  }

  @Test("Scorers that a gallery brings have keys too")
  func otherScorers() throws {
    let people = ScorerID(rawValue: "people")
    #expect(throws: QueryError.self) { try Query("people>1") }
    #expect(
      try Query("people>1", scorers: [people]).expression
        == .condition(.number(.score(people), .greater(1))))
  }

  @Test("Every example of the table is a question")
  func examples() throws {
    for key in QueryKey.all {
      let query = try Query(key.example)
      #expect(query.expression != nil, "\(key.example)")
    }
  }
}
