internal import Foundation
internal import GRDB
internal import Store
internal import TestSupport

/// Made-up things to put into libraries.
enum Sample {
  /// A digest that stands for the picture of a number.
  static func digest(_ number: Int) -> ContentDigest {
    let digits = String(number, radix: 16)
    return ContentDigest(rawValue: String(repeating: "0", count: 64 - digits.count) + digits)
  }

  /// A file that stands for the picture of a number.
  static func file(
    _ number: Int, path: String? = nil, size: Int64 = 1000, modified: Int64 = 1_700_000_000_123,
    inode: Int64? = nil
  ) -> FileIdentity {
    FileIdentity(
      path: path ?? "/pictures/\(number).png", size: size, modified: modified,
      inode: inode ?? Int64(number))
  }

  /// A score that is all of its prompt's.
  static func score(_ value: Double) -> StoredScore {
    StoredScore(value: value, tokensUsed: 7, tokensTotal: 9)
  }

  /// A clock that stands still.
  static let moment = Date(timeIntervalSince1970: 1_700_000_000.25)
}

/// A look at a library's file from outside, as another program would have it.
struct RawDatabase {
  private let queue: DatabaseQueue

  /// Opens or makes a database.
  init(_ path: String) throws {
    var configuration = Configuration()
    configuration.busyMode = .timeout(5)
    configuration.allowsUnsafeTransactions = true
    queue = try DatabaseQueue(path: path, configuration: configuration)
  }

  /// Runs statements.
  func execute(_ sql: String) throws {
    try queue.writeWithoutTransaction { try $0.execute(sql: sql) }
  }

  /// The first column of a query, as text.
  func texts(_ sql: String) throws -> [String] {
    try queue.read { try String.fetchAll($0, sql: sql) }
  }

  /// The extended result code and message with which SQLite turns a statement down; `nil` where it
  /// does not.
  func refusal(_ sql: String) -> String? {
    do {
      try execute(sql)
      return nil
    } catch {
      return (error as? DatabaseError)?.message
    }
  }
}

extension Library {
  /// The code of the error that opening a file throws; `nil` where it opens.
  static func codeOfOpening(_ path: String) -> LibraryError.Code? {
    do throws(LibraryError) {
      _ = try open(at: path)
      return nil
    } catch {
      return error.code
    }
  }
}
