internal import Provenance

/// The texts and recipes of a listing, each written once; 0 stands for none.
struct ListingTables {
  private var texts: [String] = []
  private var recipes: [Recipe] = []
  private var textIndexes: [FileName: Int] = [:]
  private var recipeIndexes: [ObjectIdentifier: Int] = [:]

  /// Tables with nothing in them.
  init() {}

  // MARK: - Writing

  /// What stands for a text.
  mutating func index(of text: String?) -> Int {
    guard let text else { return 0 }
    if let index = textIndexes[FileName(text)] { return index }
    texts.append(text)
    textIndexes[FileName(text)] = texts.count
    return texts.count
  }

  /// What stands for a recipe.
  mutating func index(of recipe: Recipe?) -> Int {
    guard let recipe else { return 0 }
    if let index = recipeIndexes[ObjectIdentifier(recipe)] { return index }
    recipes.append(recipe)
    recipeIndexes[ObjectIdentifier(recipe)] = recipes.count
    return recipes.count
  }

  /// Writes the texts, then the recipes, which are made of them.
  func write(to writer: inout ListingWriter) {
    var whole = self
    var body = ListingWriter()
    for recipe in recipes {
      let generation = recipe.generation
      for text in generation.texts { body.write(whole.index(of: text)) }
      // Its key takes long to make where the prompt has other letters than those of ASCII.
      let isPlain = generation.prompt?.utf8.allSatisfy { $0 < 0x80 } ?? true
      body.write(whole.index(of: isPlain ? nil : recipe.key.rawValue))
      body.write((generation.steps == nil ? 0 : 1) + (generation.cfgScale == nil ? 0 : 2))
      if let steps = generation.steps { body.write(steps) }
      if let scale = generation.cfgScale { body.writeWhole(scale.bitPattern) }
    }
    writer.write(whole.texts.count)
    for text in whole.texts { writer.write(text) }
    writer.write(recipes.count)
    writer.writeRaw(body.bytes)
  }

  // MARK: - Reading

  /// Reads what ``write(to:)`` wrote.
  init(_ reader: inout ListingReader) throws(ListingReader.Damage) {
    let textCount = try reader.count()
    texts.reserveCapacity(textCount)
    for _ in 0..<textCount { texts.append(try reader.text()) }
    let recipeCount = try reader.count()
    recipes.reserveCapacity(recipeCount)
    for _ in 0..<recipeCount { recipes.append(try readRecipe(&reader)) }
  }

  /// The text of a number.
  func text(_ number: UInt64) throws(ListingReader.Damage) -> String? {
    guard number <= UInt64(texts.count) else { throw ListingReader.Damage() }
    return number == 0 ? nil : texts[Int(number) - 1]
  }

  /// The recipe of a number.
  func recipe(_ number: UInt64) throws(ListingReader.Damage) -> Recipe? {
    guard number <= UInt64(recipes.count) else { throw ListingReader.Damage() }
    return number == 0 ? nil : recipes[Int(number) - 1]
  }

  private func readRecipe(
    _ reader: inout ListingReader
  ) throws(ListingReader.Damage) -> Recipe {
    var found: [String?] = []
    for _ in 0..<Generation.textCount { found.append(try text(reader.number())) }
    guard var generation = Generation(texts: found) else { throw ListingReader.Damage() }
    let key = try text(reader.number())
    let numbers = try reader.number()
    if numbers & 1 > 0 { generation.steps = try reader.int() }
    if numbers & 2 > 0 { generation.cfgScale = Double(bitPattern: try reader.wholeNumber()) }
    return key.map { Recipe(generation, key: GroupID(rawValue: $0)) } ?? Recipe(generation)
  }
}

extension Generation {
  /// How many ``texts`` there are.
  fileprivate static let textCount = 12

  /// All that is text, in an order that never changes.
  fileprivate var texts: [String?] {
    [
      source.rawValue, confidence.rawValue, reader, generator, prompt, negativePrompt, sampler,
      scheduler, model, modelHash, size, groupID,
    ]
  }

  /// A generation of ``texts``; `nil` where they are none.
  fileprivate init?(texts: [String?]) {
    guard texts.count == Self.textCount, let source = texts[0].flatMap(Source.init),
      let confidence = texts[1].flatMap(Confidence.init)
    else { return nil }
    self.init(source: source)
    self.confidence = confidence
    reader = texts[2]
    generator = texts[3]
    prompt = texts[4]
    negativePrompt = texts[5]
    sampler = texts[6]
    scheduler = texts[7]
    model = texts[8]
    modelHash = texts[9]
    size = texts[10]
    groupID = texts[11]
  }
}
