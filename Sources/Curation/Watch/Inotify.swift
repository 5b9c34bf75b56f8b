internal import Foundation

/// The kernel's word of what happens in folders, inotify(7).
///
/// Sendable because ``wake()`` alone is called from other threads, and only writes to a descriptor
/// that is open for as long as the object lives.
final class Inotify: @unchecked Sendable {
  /// Something that happened in a folder.
  struct Event: Sendable {
    /// The folder's watch; -1 where events were lost.
    let watch: Int32
    let mask: UInt32
    /// The entry; `nil` where it is about the folder itself, or the name is not UTF-8.
    let name: String?

    /// Whether one of some kinds happened.
    func holds(_ kinds: Int32...) -> Bool {
      kinds.contains { mask & UInt32(bitPattern: $0) != 0 }
    }
  }

  private let descriptor: Int32
  /// A byte here ends the wait; it is never read, because what is woken is to end.
  private let wakeDescriptor: Int32
  private let wakingDescriptor: Int32

  /// Watches nothing yet.
  init() throws(CurationError) {
    descriptor = inotify_init1(Int32(IN_NONBLOCK) | Int32(IN_CLOEXEC))
    guard descriptor >= 0 else {
      let detail = String(cString: strerror(errno))
      throw CurationError(code: .unusable, path: "inotify", detail: detail)
    }
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else {
      let detail = String(cString: strerror(errno))
      close(descriptor)
      throw CurationError(code: .unusable, path: "pipe", detail: detail)
    }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    (wakeDescriptor, wakingDescriptor) = (ends[0], ends[1])
  }

  deinit {
    close(descriptor)
    close(wakeDescriptor)
    close(wakingDescriptor)
  }

  /// What is asked about a folder: its entries as they come, go and are closed after being written,
  /// and the folder itself being gone.
  private static let kinds: UInt32 = {
    let kinds: [Int32] = [
      IN_CREATE, IN_CLOSE_WRITE, IN_MOVED_FROM, IN_MOVED_TO, IN_DELETE, IN_DELETE_SELF,
      IN_MOVE_SELF, IN_ONLYDIR, IN_EXCL_UNLINK,
    ]
    return kinds.reduce(0) { $0 | UInt32(bitPattern: $1) }
  }()

  /// Watches a folder; its watch, or the error's number.
  func watch(_ folder: String) -> Result<Int32, POSIXError> {
    let watch = inotify_add_watch(descriptor, folder, Self.kinds)
    guard watch >= 0 else {
      return .failure(POSIXError(POSIXErrorCode(rawValue: errno) ?? .EINVAL))
    }
    return .success(watch)
  }

  /// Watches a folder no longer.
  func forget(_ watch: Int32) {
    inotify_rm_watch(descriptor, watch)
  }

  /// Waits for events, at most so long, or until ``wake()``; for ever where `milliseconds` is -1.
  func events(milliseconds: Int32) -> [Event] {
    var polled = [
      pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0),
      pollfd(fd: wakeDescriptor, events: Int16(POLLIN), revents: 0),
    ]
    guard poll(&polled, 2, milliseconds) > 0 else { return [] }
    var events: [Event] = []
    var room = [UInt8](repeating: 0, count: 64 << 10)
    while true {
      let count = read(descriptor, &room, room.count)
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return events }
      Self.parse(room[..<count], into: &events)
    }
  }

  /// Ends this wait for events and all later ones, from any thread.
  func wake() {
    var byte: UInt8 = 0
    _ = write(wakingDescriptor, &byte, 1)
  }

  /// Events as `struct inotify_event` lays them out: four numbers, then the name and zeros.
  private static func parse(_ bytes: ArraySlice<UInt8>, into events: inout [Event]) {
    var rest = bytes
    while rest.count >= 16 {
      let numbers = (0..<4).map { index in
        rest.withUnsafeBytes { $0.loadUnaligned(fromByteOffset: index * 4, as: UInt32.self) }
      }
      let length = Int(numbers[3])
      guard length <= rest.count - 16 else { return }
      let name = rest.dropFirst(16).prefix(length).prefix { $0 != 0 }
      events.append(
        Event(
          watch: Int32(bitPattern: numbers[0]), mask: numbers[1],
          name: name.isEmpty ? nil : String(validating: name, as: UTF8.self)))
      rest = rest.dropFirst(16 + length)
    }
  }
}
