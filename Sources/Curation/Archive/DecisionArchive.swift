package import Foundation
package import Store

/// All decisions of a library as JSON Lines, so that they are locked in nowhere.
package struct DecisionArchive: Sendable {
  /// Bytes that a line may have: an order of a hundred thousand pictures has seven million.
  package static let longestLine = 64 << 20

  /// What the lines say.
  package let records: [DecisionRecord]
  /// Lines that were no use, by their numbers from 1.
  package let faults: [(line: Int, reason: String)]

  /// Gives a library's decisions, stars and orders line by line.
  package static func write(_ library: Library, line: (String) throws -> Void) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    func text(_ line: ArchiveLine) throws -> String {
      String(decoding: try encoder.encode(line), as: UTF8.self)
    }
    try line(text(.header))
    try library.forEachRecord { try line(text(ArchiveLine($0))) }
  }

  /// Reads an archive; lines that are no use are left out and named.
  package init(reading data: Data) {
    let decoder = JSONDecoder()
    var records: [DecisionRecord] = []
    var faults: [(line: Int, reason: String)] = []
    var rest = data[...]
    var number = 0
    while !rest.isEmpty {
      let end = rest.firstIndex(of: UInt8(ascii: "\n")) ?? rest.endIndex
      let line = rest[..<end]
      rest = end < rest.endIndex ? rest[rest.index(after: end)...] : rest[end...]
      number += 1
      guard line.contains(where: { $0 != 0x20 && $0 != 0x0D && $0 != 0x09 }) else { continue }
      do {
        if let record = try Self.record(line, decoder) { records.append(record) }
      } catch {
        faults.append((number, error.description))
      }
    }
    self.records = records
    self.faults = faults
  }

  private static func record(
    _ line: Data, _ decoder: JSONDecoder
  ) throws(ArchiveFault) -> DecisionRecord? {
    guard line.count <= longestLine else {
      throw ArchiveFault("longer than \(longestLine >> 20) MB")
    }
    do {
      return try decoder.decode(ArchiveLine.self, from: line).record()
    } catch let fault as ArchiveFault {
      throw fault
    } catch DecodingError.typeMismatch(_, let context) where !context.codingPath.isEmpty {
      throw ArchiveFault("a value of another kind than expected\(place(context))")
    } catch DecodingError.dataCorrupted(let context) where !context.codingPath.isEmpty {
      throw ArchiveFault("a value that there is not\(place(context))")
    } catch {
      throw ArchiveFault("not a JSON object")
    }
  }

  private static func place(_ context: DecodingError.Context) -> String {
    context.codingPath.first.map { " in \"\($0.stringValue)\"" } ?? ""
  }
}
