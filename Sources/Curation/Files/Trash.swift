internal import Foundation
internal import Store

/// A trash after the freedesktop.org specification, version 1.0: from it any file manager restores.
struct Trash: Equatable {
  /// The folder with `files` and `info`.
  let folder: String
  /// The folder that paths in it are relative to; `nil` where they are absolute.
  let top: String?

  /// The note that says where the file at a path in a trash came from.
  static func infoPath(of path: String) -> String {
    let (files, name) = Neighbourhood.split(path)
    return Neighbourhood.split(files).folder + "/info/" + name + ".trashinfo"
  }

  /// A trash and the folder that paths in it are relative to.
  init(folder: String, top: String?) {
    self.folder = folder
    self.top = top
  }

  /// The trash that a path lies in, which one of ``find(for:home:)`` was made into.
  init(containing path: String) {
    folder = Neighbourhood.split(Neighbourhood.split(path).folder).folder
    let (above, name) = Neighbourhood.split(folder)
    let user = "\(getuid())"
    top =
      if name == ".Trash-" + user {
        above.isEmpty ? "/" : above
      } else if name == user, Neighbourhood.split(above).name == ".Trash" {
        Neighbourhood.split(above).folder.isEmpty ? "/" : Neighbourhood.split(above).folder
      } else {
        nil
      }
  }

  /// The trash of the file system that a file is in: the person's own, or that of the volume; it may
  /// have to be made.
  ///
  /// `home` is the person's own trash, `data/Trash`.
  static func find(for path: String, home: String) throws(FilesError) -> Trash {
    let folder = Neighbourhood.split(path).folder
    guard let device = device(folder) else { throw Relocation.failure(path) }
    if self.device(nearest: home) == device { return Trash(folder: home, top: nil) }
    let top = top(of: folder, on: device)
    let shared = (top == "/" ? "" : top) + "/.Trash"
    if isShared(shared), canMake("\(shared)/\(getuid())", in: shared) {
      return Trash(folder: "\(shared)/\(getuid())", top: top)
    }
    let own = "\(shared)-\(getuid())"
    guard canMake(own, in: top) else {
      throw FilesError(code: .noTrash, path: path, detail: "\(own) cannot be made")
    }
    return Trash(folder: own, top: top)
  }

  /// Writes the note of a file that is about to be put at `path`; whether the name was free.
  func note(_ source: String, at path: String, date: Date) throws(FilesError) -> Bool {
    let info = Self.infoPath(of: path)
    try make()
    let descriptor = open(info, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else {
      if errno == EEXIST { return false }
      throw Relocation.failure(info)
    }
    defer { close(descriptor) }
    let text = Array(Self.note(of: source, below: top, date: date).utf8)
    let isWritten =
      text.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) } == text.count
    guard isWritten, fsync(descriptor) == 0 else {
      let failure = Relocation.failure(info)
      unlink(info)
      throw failure
    }
    return true
  }

  /// What the note of a file says.
  static func note(of source: String, below top: String?, date: Date) -> String {
    var path = source
    if let top, path.hasPrefix(top == "/" ? top : top + "/") {
      path = String(path.dropFirst(top == "/" ? 1 : top.count + 1))
    }
    var time = time_t(date.timeIntervalSince1970.rounded(.down))
    var parts = tm()
    localtime_r(&time, &parts)
    let moment = String(
      format: "%04d-%02d-%02dT%02d:%02d:%02d", Int(parts.tm_year) + 1900, parts.tm_mon + 1,
      parts.tm_mday, parts.tm_hour, parts.tm_min, parts.tm_sec)
    return "[Trash Info]\nPath=\(escaped(path))\nDeletionDate=\(moment)\n"
  }

  // MARK: - Finding

  private static func device(_ path: String) -> dev_t? {
    var status = stat()
    return stat(path, &status) == 0 ? status.st_dev : nil
  }

  /// The device of a folder, or of the one that it would be made in.
  private static func device(nearest path: String) -> dev_t? {
    var path = path
    while true {
      if let device = device(path) { return device }
      let parent = Neighbourhood.split(path).folder
      guard parent != path, !parent.isEmpty else { return device("/") }
      path = parent
    }
  }

  /// The highest folder above one that is still on its device.
  private static func top(of folder: String, on device: dev_t) -> String {
    var top = folder
    while top != "/" {
      let parent = Neighbourhood.split(top).folder
      let above = parent.isEmpty ? "/" : parent
      guard self.device(above) == device else { break }
      top = above
    }
    return top
  }

  /// A trash that an administrator made for all: a real folder with the sticky bit.
  private static func isShared(_ path: String) -> Bool {
    var status = stat()
    return lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
      && status.st_mode & S_ISVTX != 0
  }

  private static func canMake(_ folder: String, in parent: String) -> Bool {
    access(Relocation.exists(folder) ? folder : parent, W_OK | X_OK) == 0
  }

  private func make() throws(FilesError) {
    for path in [folder, folder + "/files", folder + "/info"] {
      var status = stat()
      if lstat(path, &status) == 0 {
        // A link in its place could lead the person's files to anybody.
        guard status.st_mode & S_IFMT == S_IFDIR else {
          throw FilesError(code: .refused, path: path, detail: "is no folder")
        }
        continue
      }
      do {
        try FileManager.default.createDirectory(
          atPath: path, withIntermediateDirectories: true,
          attributes: [.posixPermissions: 0o700])
      } catch {
        throw FilesError(code: .refused, path: path, detail: error.systemReason)
      }
    }
  }

  /// Bytes that RFC 2396 lets stand for themselves, and slashes; all else in hexadecimal.
  private static func escaped(_ path: String) -> String {
    path.utf8.reduce(into: "") { text, byte in
      let scalar = Unicode.Scalar(byte)
      let isPlain =
        byte < 0x80
        && (scalar.properties.isAlphabetic || (0x30...0x39).contains(byte)
          || "-_.!~*'()/".unicodeScalars.contains(scalar))
      if isPlain {
        text.unicodeScalars.append(scalar)
      } else {
        text += String(format: "%%%02X", Int(byte))
      }
    }
  }
}
