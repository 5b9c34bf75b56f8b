/// Pieces of text, found by walking their bytes.
///
/// The nodes' children are in one hash table, so that neither hostile pieces nor long ones cost
/// more than a look-up a byte.
struct PieceTrie: Sendable {
  /// A place in the trie: bytes that some piece begins with.
  typealias Node = Int32

  /// The place of no bytes.
  static let root: Node = 0

  /// The child of a node: keyed by the node's number times 256 plus the byte.
  private var children: [UInt64: Node] = [:]
  /// The id of the piece that ends at a node; -1 where none does.
  private var ids: [Int32] = [-1]

  /// An empty trie with room for so many nodes.
  init(capacity: Int) {
    children.reserveCapacity(capacity)
    ids.reserveCapacity(capacity)
  }

  /// Adds a piece; tells whether it is new, and gives it the new id where it is not.
  @discardableResult
  mutating func insert(_ piece: some Sequence<UInt8>, id: Int32) -> Bool {
    var node = Self.root
    for byte in piece {
      let key = Self.key(node, byte)
      if let child = children[key] {
        node = child
      } else {
        let child = Node(ids.count)
        ids.append(-1)
        children[key] = child
        node = child
      }
    }
    let isNew = ids[Int(node)] < 0
    ids[Int(node)] = id
    return isNew
  }

  /// The place of some bytes, or `nil` where no piece begins with them.
  func node(of bytes: some Sequence<UInt8>) -> Node? {
    var node = Self.root
    for byte in bytes {
      guard let child = children[Self.key(node, byte)] else { return nil }
      node = child
    }
    return node
  }

  /// The id of a whole piece.
  func id(of piece: some Sequence<UInt8>) -> Int32? {
    guard let node = node(of: piece), ids[Int(node)] >= 0 else { return nil }
    return ids[Int(node)]
  }

  /// The longest piece that `bytes` has at `start`, walking on from `node`, and where it ends.
  func longest(
    in bytes: [UInt8], at start: Int, from node: Node
  ) -> (id: Int32, end: Int)? {
    var node = node
    var position = start
    var found: (id: Int32, end: Int)?
    while position < bytes.count, let child = children[Self.key(node, bytes[position])] {
      node = child
      position += 1
      if ids[Int(node)] >= 0 { found = (ids[Int(node)], position) }
    }
    return found
  }

  private static func key(_ node: Node, _ byte: UInt8) -> UInt64 {
    UInt64(UInt32(bitPattern: node)) << 8 | UInt64(byte)
  }
}
