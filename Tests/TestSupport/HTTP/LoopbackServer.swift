internal import Foundation
internal import Synchronization

/// A web server on this machine's loopback, for tests, that answers as it is told to: also wrongly.
///
/// Every connection is one request and one answer. It stops with the last reference to it, and by
/// itself after so many connections.
package final class LoopbackServer: Sendable {
  /// Where it listens.
  package let port: Int
  private let state: State

  /// What the threads share.
  private final class State: Sendable {
    struct Values {
      var requests: [HTTPRequest] = []
      var open: Set<Int32> = []
      var isStopped = false
    }
    let values = Mutex(Values())

    var isStopped: Bool { values.withLock { $0.isStopped } }
  }

  /// Starts it; `answer` gets each request and how many there were before it.
  package init(
    mostConnections: Int = 500, answer: @escaping @Sendable (HTTPRequest, Int) -> HTTPAnswer
  ) throws {
    let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let isListening = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
        bind(listener, address, length) == 0 && listen(listener, 64) == 0
          && getsockname(listener, address, &length) == 0
      }
    }
    guard listener >= 0, isListening else { throw POSIXError(.EADDRNOTAVAIL) }
    port = Int(UInt16(bigEndian: address.sin_port))
    let state = State()
    self.state = state
    Thread.detachNewThread {
      Self.accept(listener, mostConnections, state, answer)
    }
  }

  deinit {
    state.values.withLock { values in
      values.isStopped = true
      for connection in values.open { shutdown(connection, Int32(SHUT_RDWR)) }
    }
  }

  /// An address at it.
  package func address(_ path: String) -> String { "http://127.0.0.1:\(port)/\(path)" }

  /// What it was asked so far.
  package var requests: [HTTPRequest] { state.values.withLock { $0.requests } }

  private static func accept(
    _ listener: Int32, _ most: Int, _ state: State,
    _ answer: @escaping @Sendable (HTTPRequest, Int) -> HTTPAnswer
  ) {
    defer { close(listener) }
    var count = 0
    while count < most, !state.isStopped {
      var waiting = pollfd(fd: listener, events: Int16(POLLIN), revents: 0)
      guard poll(&waiting, 1, 50) == 1 else { continue }
      let connection = Foundation.accept(listener, nil, nil)
      guard connection >= 0 else { continue }
      _ = fcntl(connection, F_SETFD, FD_CLOEXEC)
      count += 1
      Thread.detachNewThread { serve(connection, state, answer) }
    }
  }

  private static func serve(
    _ connection: Int32, _ state: State, _ answer: (HTTPRequest, Int) -> HTTPAnswer
  ) {
    let isStopped = state.values.withLock { values in
      if !values.isStopped { values.open.insert(connection) }
      return values.isStopped
    }
    defer {
      // Under the lock, so that the number is not another connection's when it is shut down.
      state.values.withLock { values in
        values.open.remove(connection)
        _ = close(connection)
      }
    }
    guard !isStopped, let request = HTTPRequest(from: connection) else { return }
    let place = state.values.withLock { values in
      values.requests.append(request)
      return values.requests.count - 1
    }
    for step in answer(request, place).steps {
      guard !state.isStopped, step.run(on: connection, isStopped: { state.isStopped }) else {
        return
      }
    }
    // What the client still sends would reset the connection, and take away what it has not read.
    shutdown(connection, Int32(SHUT_WR))
    var rest = [UInt8](repeating: 0, count: 4096)
    var reads = 0
    while reads < 100, recv(connection, &rest, rest.count, 0) > 0 { reads += 1 }
  }
}
