/// One line of a list: what a JSON object, or a row of a table, says of one picture.
struct ManifestRow {
  /// Why a line is of no use.
  struct Fault: Error {
    let reason: String
  }

  /// A longer line is no description of a picture.
  private static let longest = 1 << 20
  /// More members than this are not looked at.
  private static let mostMembers = 1024

  /// The picture, as the line names it.
  let file: String
  let generation: Generation

  /// Reads a line.
  init(_ line: ArraySlice<UInt8>) throws(Fault) {
    guard line.count <= Self.longest else {
      throw Fault(reason: "has \(line.count) bytes, more than the \(Self.longest) that are read")
    }
    let value: JSONValue
    do throws(JSONParser.Fault) {
      value = try JSONParser.parse(line)
    } catch {
      throw Fault(reason: "is no JSON: \(error.reason) at byte \(error.offset + 1)")
    }
    guard let members = value.members else { throw Fault(reason: "is no JSON object") }
    try self.init(members)
  }

  /// Reads a row of a table; empty fields say nothing.
  init(header: [String], fields: [String]) throws(Fault) {
    let members = zip(header, fields).filter { !$1.isEmpty }.map { name, field in
      JSONValue.Member(
        name: Generation.trimmed(name),
        value: Numeral.finite(field) == nil ? .string(field) : .number(field))
    }
    try self.init(members)
  }

  /// Reads an object's members.
  init(_ all: [JSONValue.Member]) throws(Fault) {
    let members = Array(all.prefix(Self.mostMembers))
    guard let file = Self.first(Self.fileKeys, in: members)?.words, !file.isEmpty else {
      throw Fault(reason: "names no file; it needs a \"file_name\"")
    }
    self.file = file
    generation = Self.generation(members)
  }

  private static let fileKeys = ["file_name", "image", "path", "filename"]
  private static let promptKeys = ["prompt", "text", "caption"]
  /// A key that can only mean the group comes before one that may number the pictures.
  private static let groupKeys = ["group", "prompt_id", "id"]

  /// The value of the first of `keys` that is there and is a string or a number.
  private static func first(_ keys: [String], in members: [JSONValue.Member]) -> JSONValue? {
    for key in keys {
      if let found = members.last(where: { $0.name == key }), found.value.words != nil {
        return found.value
      }
    }
    return nil
  }

  private static func generation(_ members: [JSONValue.Member]) -> Generation {
    var generation = Generation(source: .manifest)
    generation.reader = "list"
    generation.prompt = first(promptKeys, in: members)?.words.flatMap(nonEmpty)
    generation.groupID = first(groupKeys, in: members)?.words.flatMap(nonEmpty)
    if let width = first(["width"], in: members)?.words.flatMap(Numeral.whole),
      let height = first(["height"], in: members)?.words.flatMap(Numeral.whole)
    {
      generation.size = "\(width)x\(height)"
    }
    for member in members where !place(member, in: &generation) {
      switch member.value {
      case .number:
        if let score = member.value.finiteNumber { generation.importedScores[member.name] = score }
      case .string(let text):
        generation.parameters.append(Generation.Parameter(member.name, text))
      case .null, .boolean, .array, .object:
        break
      }
    }
    return generation
  }

  /// Puts a member where it belongs; false where it is a score or nothing that salon knows.
  private static func place(_ member: JSONValue.Member, in generation: inout Generation) -> Bool {
    let words = member.value.words.flatMap(nonEmpty)
    switch member.name {
    case let name where fileKeys.contains(name) || promptKeys.contains(name): break
    case let name where groupKeys.contains(name): break
    case "width", "height": break
    case "negative_prompt": generation.negativePrompt = words
    case "seed": generation.seed = words.flatMap(Numeral.seed)
    case "steps": generation.steps = words.flatMap(Numeral.whole)
    case "cfg_scale", "cfg", "guidance_scale": generation.cfgScale = words.flatMap(Numeral.finite)
    case "sampler": generation.sampler = words
    case "scheduler": generation.scheduler = words
    case "model": generation.model = words
    case "model_hash": generation.modelHash = words
    case "size": generation.size = words
    case "generator": generation.generator = words
    default: return false
    }
    return true
  }

  private static func nonEmpty(_ text: String) -> String? {
    text.isEmpty ? nil : text
  }
}
