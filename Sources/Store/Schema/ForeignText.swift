internal import Foundation
internal import GRDB

/// Text that comes out of files, and may hold NUL.
///
/// GRDB hands strings to SQLite as C strings, which end there: two prompts could become one. This
/// one travels as bytes: statements write it as `CAST(? AS TEXT)`, and read `CAST(text AS BLOB)`.
struct ForeignText: DatabaseValueConvertible {
  let string: String

  /// A text to be written or looked for.
  init(_ string: String) {
    self.string = string
  }

  var databaseValue: DatabaseValue { Data(string.utf8).databaseValue }

  static func fromDatabaseValue(_ value: DatabaseValue) -> ForeignText? {
    Data.fromDatabaseValue(value).map { ForeignText(String(decoding: $0, as: UTF8.self)) }
  }
}
