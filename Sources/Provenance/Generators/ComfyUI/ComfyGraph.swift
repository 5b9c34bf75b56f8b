/// ComfyUI's graph in the form in which it is queued: nodes by id, each with a type and inputs that
/// are values or links to another node's output.
///
///     {"6": {"class_type": "CLIPTextEncode", "inputs": {"text": "a cat", "clip": ["4", 1]}}}
///
/// The graph is the file's: it may have rings, links to nowhere and any number of nodes, so that
/// every walk below remembers where it has been.
struct ComfyGraph {
  /// One step of the making.
  struct Node {
    let id: String
    let type: String
    let inputs: JSONObject
  }

  /// A graph with more nodes than this was not made by hand.
  private static let mostNodes = 16384
  /// Links from node to node that a search follows.
  static let mostSteps = 64

  /// The nodes in the file's order.
  let nodes: [Node]
  private let places: [String: Int]

  /// A graph of these nodes, whose ids differ.
  init(_ nodes: [Node]) {
    self.nodes = nodes
    places = Dictionary(
      nodes.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// The graph that an object is; `nil` where it is anything else.
  init?(_ object: JSONObject?) {
    guard let object else { return nil }
    var nodes: [Node] = []
    for member in object.members.prefix(Self.mostNodes) {
      guard let node = JSONObject(member.value), let type = node["class_type"]?.text else {
        continue
      }
      nodes.append(
        Node(id: member.name, type: type, inputs: node.object("inputs") ?? JSONObject([])))
    }
    guard !nodes.isEmpty else { return nil }
    self.init(nodes)
  }

  /// The graph in a text; `nil` where it is anything else.
  init?(parsing text: String?) {
    self.init(JSONObject(parsing: text, most: Self.mostNodes))
  }

  /// The node of an id.
  subscript(id: String) -> Node? {
    places[id].map { nodes[$0] }
  }

  /// The node that an input is linked to; `nil` where the input is a value.
  func source(_ input: JSONValue?) -> Node? {
    guard let link = input?.items, link.count == 2, let id = link[0].words,
      case .number = link[1]
    else { return nil }
    return self[id]
  }

  /// The node that a named input is linked to.
  func source(of node: Node, _ name: String) -> Node? {
    source(node.inputs[name])
  }

  /// The nodes that nothing takes anything from: the graph's results.
  var results: [Node] {
    var used: Set<String> = []
    for node in nodes {
      for input in node.inputs.members {
        if let source = source(input.value) { used.insert(source.id) }
      }
    }
    return nodes.filter { !used.contains($0.id) }
  }

  /// Names under which a node that only holds a value keeps it.
  private static let valueNames = [
    "value", "Value", "seed", "int", "float", "number", "string", "text",
  ]

  /// The value of an input, also where other nodes hand it on; `nil` where it is computed.
  func value(of node: Node, _ names: String...) -> String? {
    for name in names {
      guard var input = node.inputs[name] else { continue }
      for _ in 0..<Self.mostSteps {
        if let words = input.words { return words }
        guard let source = source(input) else { break }
        let next = ([name] + Self.valueNames).lazy.compactMap { source.inputs[$0] }.first
        guard let next else { break }
        input = next
      }
    }
    return nil
  }
}
