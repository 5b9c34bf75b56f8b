/// A virtual machine for the pickles of checkpoints (Python's pickletools.py, protocols 2 to 5).
///
/// It builds values only: what a pickle calls must be one of `PickleGlobal`, and is done here. Stack,
/// memo and steps are bounded, and so is the memory, to about 200 MB.
struct Unpickler {
  /// Pickles beyond this are refused; those of the largest models are a few hundred kilobytes.
  static let longest = 16 << 20
  private static let mostSteps = 2_000_000
  private static let mostMemos = 500_000

  /// What was made, by all runs.
  var graph = PickleGraph()
  /// Where the next opcode lies.
  private(set) var position = 0

  private let bytes: [UInt8]
  private let path: String
  private let name: String
  private var stack: [PickleValue] = []
  /// Heights of the stack at which groups of arguments begin.
  private var marks: [Int] = []
  private var memo: [Int: PickleValue] = [:]
  private var steps = 0

  /// A machine for pickles that lie one behind the other in `bytes`, which are the part `name` of
  /// the file at `path`.
  init(_ bytes: [UInt8], path: String, name: String) {
    self.bytes = bytes
    self.path = path
    self.name = name
  }

  /// Reads the next pickle, to its end.
  mutating func run() throws(CheckpointError) -> PickleValue {
    stack = []
    marks = []
    memo = [:]
    while true {
      steps += 1
      guard steps <= Self.mostSteps else { throw error(.unsupported, "has too many steps") }
      let opcode = try byte()
      if opcode == UInt8(ascii: ".") { return try pop() }
      guard try step(opcode) else {
        let code = String(opcode, radix: 16)
        throw error(.unsupported, "uses opcode 0x\(code), which no checkpoint needs")
      }
    }
  }

  /// Does what an opcode says; false where none of these is it.
  private mutating func step(_ opcode: UInt8) throws(CheckpointError) -> Bool {
    if try runConstant(opcode) { return true }
    if try runContainer(opcode) { return true }
    if try runMemo(opcode) { return true }
    return try runCall(opcode)
  }

  // MARK: - Opcodes

  /// Opcodes that push one value.
  private mutating func runConstant(_ opcode: UInt8) throws(CheckpointError) -> Bool {
    switch opcode {
    case UInt8(ascii: "N"): stack.append(.none)
    case 0x88: stack.append(.bool(true))
    case 0x89: stack.append(.bool(false))
    case UInt8(ascii: "J"): stack.append(.int(Int(Int32(truncatingIfNeeded: try number(4)))))
    case UInt8(ascii: "K"): stack.append(.int(try number(1)))
    case UInt8(ascii: "M"): stack.append(.int(try number(2)))
    case 0x8A: stack.append(try long(number(1)))
    case 0x8B: stack.append(try long(number(4)))
    case UInt8(ascii: "G"):
      // The only number that lies high byte first.
      let bits = UInt64(bitPattern: Int64(try number(8))).byteSwapped
      stack.append(.float(Double(bitPattern: bits)))
    case UInt8(ascii: "X"), UInt8(ascii: "T"): stack.append(try text(number(4)))
    case 0x8C, UInt8(ascii: "U"): stack.append(try text(number(1)))
    case 0x8D: stack.append(try text(number(8)))
    case UInt8(ascii: "B"): stack.append(try blob(number(4)))
    case UInt8(ascii: "C"): stack.append(try blob(number(1)))
    case 0x8E: stack.append(try blob(number(8)))
    case 0x80:
      let version = try number(1)
      guard (2...5).contains(version) else {
        throw error(.unsupported, "is of protocol \(version)")
      }
    case 0x95: _ = try number(8)
    default: return false
    }
    return true
  }

  /// Opcodes that make and fill tuples, lists and dictionaries.
  private mutating func runContainer(_ opcode: UInt8) throws(CheckpointError) -> Bool {
    switch opcode {
    case UInt8(ascii: "("): marks.append(stack.count)
    case UInt8(ascii: ")"), UInt8(ascii: "]"): pushSequence([])
    case UInt8(ascii: "t"), UInt8(ascii: "l"): pushSequence(try popToMark())
    case 0x85...0x87: pushSequence(try pop(Int(opcode - 0x84)))
    case UInt8(ascii: "}"): pushDictionary([])
    case UInt8(ascii: "d"):
      let values = try popToMark()
      pushDictionary([])
      try set(values)
    case UInt8(ascii: "s"): try set(pop(2))
    case UInt8(ascii: "u"): try set(popToMark())
    case UInt8(ascii: "a"): try append(pop(1))
    case UInt8(ascii: "e"): try append(popToMark())
    case UInt8(ascii: "0"): _ = try pop()
    case UInt8(ascii: "1"): _ = try popToMark()
    case UInt8(ascii: "2"): stack.append(try top())
    default: return false
    }
    return true
  }

  /// Opcodes that remember the topmost value or bring it back.
  private mutating func runMemo(_ opcode: UInt8) throws(CheckpointError) -> Bool {
    switch opcode {
    case UInt8(ascii: "q"): try remember(number(1))
    case UInt8(ascii: "r"): try remember(number(4))
    case 0x94: try remember(memo.count)
    case UInt8(ascii: "h"): try recall(number(1))
    case UInt8(ascii: "j"): try recall(number(4))
    default: return false
    }
    return true
  }

  /// Opcodes that name globals and call them.
  private mutating func runCall(_ opcode: UInt8) throws(CheckpointError) -> Bool {
    switch opcode {
    case UInt8(ascii: "c"):
      let module = try line()
      try pushGlobal(module, line())
    case 0x93:
      let names = try pop(2)
      guard case .string(let module) = names[0], case .string(let name) = names[1] else {
        throw damaged()
      }
      try pushGlobal(module, name)
    case UInt8(ascii: "R"), 0x81:
      let call = try pop(2)
      guard case .global(let function) = call[0], case .sequence(let place) = call[1] else {
        throw damaged()
      }
      guard let value = graph.call(function, graph.sequences[place]) else { throw damaged() }
      stack.append(value)
    case UInt8(ascii: "b"):
      let state = try pop()
      guard graph.set(state, of: try top()) else { throw damaged() }
    case UInt8(ascii: "Q"):
      guard case .sequence(let place) = try pop(),
        let storage = graph.storage(graph.sequences[place])
      else { throw error(.unsupported, "refers to something that is no storage of numbers") }
      stack.append(storage)
    default: return false
    }
    return true
  }

  // MARK: - Reading

  private mutating func byte() throws(CheckpointError) -> UInt8 {
    guard position < bytes.count else { throw error(.truncated, "is cut short") }
    defer { position += 1 }
    return bytes[position]
  }

  /// A little-endian number of at most eight bytes; of eight, it may come out negative.
  private mutating func number(_ width: Int) throws(CheckpointError) -> Int {
    var value = 0
    for place in 0..<width { value |= Int(try byte()) << (8 * place) }
    return value
  }

  private mutating func take(_ count: Int) throws(CheckpointError) -> ArraySlice<UInt8> {
    guard count >= 0, count <= bytes.count - position else {
      throw error(.truncated, "is cut short")
    }
    defer { position += count }
    return bytes[position..<position + count]
  }

  private mutating func text(_ count: Int) throws(CheckpointError) -> PickleValue {
    guard let text = String(validating: try take(count), as: UTF8.self) else { throw damaged() }
    return .string(text)
  }

  private mutating func blob(_ count: Int) throws(CheckpointError) -> PickleValue {
    _ = try take(count)
    return .opaque
  }

  /// An integer of `count` bytes in two's complement.
  private mutating func long(_ count: Int) throws(CheckpointError) -> PickleValue {
    let digits = try take(count)
    guard digits.count <= 8 else { return .opaque }
    guard let high = digits.last else { return .int(0) }
    let sign = high >= 0x80 ? -1 : 0
    return .int(digits.reversed().reduce(sign) { $0 << 8 | Int($1) })
  }

  private mutating func line() throws(CheckpointError) -> String {
    let rest = bytes[position...].prefix(1000)
    guard let end = rest.firstIndex(of: 0x0A) else {
      throw rest.endIndex == bytes.count ? error(.truncated, "is cut short") : damaged()
    }
    guard let text = String(validating: rest[..<end], as: UTF8.self) else { throw damaged() }
    position = end + 1
    return text
  }

  // MARK: - Stack

  private func top() throws(CheckpointError) -> PickleValue {
    guard let value = stack.last else { throw damaged() }
    return value
  }

  private mutating func pop() throws(CheckpointError) -> PickleValue {
    guard stack.count > (marks.last ?? 0), let value = stack.popLast() else { throw damaged() }
    return value
  }

  private mutating func pop(_ count: Int) throws(CheckpointError) -> [PickleValue] {
    guard stack.count - (marks.last ?? 0) >= count else { throw damaged() }
    defer { stack.removeLast(count) }
    return Array(stack.suffix(count))
  }

  private mutating func popToMark() throws(CheckpointError) -> [PickleValue] {
    guard let mark = marks.popLast() else { throw damaged() }
    return try pop(stack.count - mark)
  }

  private mutating func pushSequence(_ values: [PickleValue]) {
    graph.sequences.append(values)
    stack.append(.sequence(graph.sequences.count - 1))
  }

  private mutating func pushDictionary(_ members: [(key: PickleValue, value: PickleValue)]) {
    graph.dictionaries.append(members)
    stack.append(.dictionary(graph.dictionaries.count - 1))
  }

  private mutating func pushGlobal(_ module: String, _ name: String) throws(CheckpointError) {
    guard let global = PickleGlobal(module: module, name: name) else {
      throw CheckpointError(.foreignGlobal, path, "\(module) \(name)")
    }
    stack.append(.global(global))
  }

  private mutating func append(_ values: [PickleValue]) throws(CheckpointError) {
    guard case .sequence(let place) = try top() else { throw damaged() }
    graph.sequences[place] += values
  }

  private mutating func set(_ values: [PickleValue]) throws(CheckpointError) {
    guard case .dictionary(let place) = try top(), values.count.isMultiple(of: 2) else {
      throw damaged()
    }
    for index in stride(from: 0, to: values.count, by: 2) {
      graph.dictionaries[place].append((values[index], values[index + 1]))
    }
  }

  private mutating func remember(_ key: Int) throws(CheckpointError) {
    guard memo.count < Self.mostMemos else { throw error(.unsupported, "has too many parts") }
    memo[key] = try top()
  }

  private mutating func recall(_ key: Int) throws(CheckpointError) {
    guard let value = memo[key] else { throw damaged() }
    stack.append(value)
  }

  private func damaged() -> CheckpointError {
    error(.damaged, "makes no sense at byte \(position)")
  }

  private func error(_ code: CheckpointError.Code, _ detail: String) -> CheckpointError {
    CheckpointError(code, path, name, detail: detail)
  }
}
