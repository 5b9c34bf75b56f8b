/// What a file carries, with the JSON that several readers ask for parsed once.
struct Evidence: Sendable {
  let data: EmbeddedData
  /// The object in the PNG's `parameters`.
  let parameters: JSONObject?
  /// The object in EXIF's user comment.
  let comment: JSONObject?

  /// Parses what is JSON.
  init(_ data: EmbeddedData) {
    self.data = data
    parameters = JSONObject(parsing: data.text("parameters"))
    comment = JSONObject(parsing: data.userComment)
  }

  /// What `read` finds in the PNG's `parameters`, else in EXIF's comment.
  func first(_ read: (JSONObject, Generation.Source) -> Generation?) -> Generation? {
    parameters.flatMap { read($0, .pngText) } ?? comment.flatMap { read($0, .exif) }
  }

  /// The program that wrote the file, as the file names it.
  var software: String? { data.text("Software") ?? data.software }
}
