internal import Foundation

/// The folders that are watched.
struct WatchedFolders {
  private let inotify: Inotify
  private var folders: [Int32: String] = [:]
  private var watches: [FileName: Int32] = [:]
  /// Why a folder could not be watched that should be; `nil` where all are.
  private(set) var refusal: POSIXError?
  /// How many folders may be watched, beside the system's own limit.
  private let most: Int

  /// Nothing is watched yet.
  init(_ inotify: Inotify, most: Int = .max) {
    self.inotify = inotify
    self.most = most
  }

  /// How many there are.
  var count: Int { folders.count }

  /// The folder of a watch.
  subscript(watch: Int32) -> String? { folders[watch] }

  /// Watches a folder, which may be watched already.
  mutating func add(_ folder: String) {
    guard watches[FileName(folder)] == nil else { return }
    guard folders.count < most else {
      refusal = POSIXError(.ENOSPC)
      return
    }
    switch inotify.watch(folder) {
    case .success(let watch):
      // A folder that was renamed has kept its watch, under its old name.
      if let old = folders[watch] { watches[FileName(old)] = nil }
      folders[watch] = folder
      watches[FileName(folder)] = watch
    case .failure(let error) where error.code == .ENOSPC || error.code == .ENOMEM:
      refusal = error
    case .failure:
      // It is gone or cannot be read, which looking at it tells.
      break
    }
  }

  /// Watches a folder, and those below it, no longer.
  mutating func remove(below folder: String) {
    let prefix = folder == "/" ? "/" : folder + "/"
    for (name, watch) in watches
    where name == FileName(folder) || name.text.utf8.starts(with: prefix.utf8) {
      inotify.forget(watch)
      folders[watch] = nil
      watches[name] = nil
    }
  }

  /// Takes in that the kernel has given a watch up.
  mutating func lost(_ watch: Int32) {
    guard let folder = folders.removeValue(forKey: watch) else { return }
    if watches[FileName(folder)] == watch { watches[FileName(folder)] = nil }
  }
}
