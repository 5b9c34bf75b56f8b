/// A JSON object's members, asked for by name.
struct JSONObject: Sendable {
  /// More members than this are not looked at: the objects that tools write have dozens.
  private static let mostMembers = 4096

  let members: ArraySlice<JSONValue.Member>

  /// The members of a value; `nil` where it is no object.
  init?(_ value: JSONValue?, most: Int = mostMembers) {
    guard let members = value?.members else { return nil }
    self.members = members.prefix(most)
  }

  /// An object of these members.
  init(_ members: [JSONValue.Member]) {
    self.members = members.prefix(Self.mostMembers)
  }

  /// The object that a text is; `nil` where it is anything else.
  init?(parsing text: String?, most: Int = mostMembers) {
    guard let text, JSONValue.looksLikeObject(text) else { return nil }
    self.init(try? JSONParser.parse(Array(text.utf8)[...]), most: most)
  }

  /// The value of a name; the last, where it comes twice.
  subscript(name: String) -> JSONValue? {
    members.last { $0.name == name }?.value
  }

  /// The first of `names` that is a string or a number, in its own spelling.
  func words(_ names: String...) -> String? {
    words(names)
  }

  /// The first of `names` that is a string or a number, in its own spelling.
  func words(_ names: [String]) -> String? {
    for name in names {
      if let words = self[name]?.words { return words }
    }
    return nil
  }

  /// The object of a name.
  func object(_ name: String) -> JSONObject? {
    JSONObject(self[name])
  }
}
