internal import Foundation

/// What a server does with one request, step by step; then it closes the connection.
package struct HTTPAnswer: Sendable {
  var steps: [Step]

  /// One thing that it does.
  package enum Step: Sendable {
    /// Sends bytes as fast as they are taken.
    case send([UInt8])
    /// Sends pieces of so many bytes with so many milliseconds after each.
    case trickle([UInt8], piece: Int, pause: Int)
    /// Does nothing until the server is stopped or the client goes away.
    case stall

    /// Whether the connection still stands.
    func run(on connection: Int32, isStopped: () -> Bool) -> Bool {
      switch self {
      case .send(let bytes): return Self.send(bytes[...], on: connection)
      case .trickle(let bytes, let piece, let pause):
        for start in stride(from: 0, to: bytes.count, by: piece) {
          let part = bytes[start..<min(start + piece, bytes.count)]
          guard !isStopped(), Self.send(part, on: connection) else { return false }
          usleep(UInt32(pause) * 1000)
        }
        return true
      case .stall:
        var byte: UInt8 = 0
        while !isStopped() {
          var waiting = pollfd(fd: connection, events: Int16(POLLIN), revents: 0)
          if poll(&waiting, 1, 50) == 1, recv(connection, &byte, 1, Int32(MSG_PEEK)) <= 0 {
            return false
          }
        }
        return false
      }
    }

    private static func send(_ bytes: ArraySlice<UInt8>, on connection: Int32) -> Bool {
      var rest = bytes
      while !rest.isEmpty {
        let count = rest.withUnsafeBytes {
          Foundation.send(connection, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
        }
        guard count > 0 else { return false }
        rest = rest.dropFirst(count)
      }
      return true
    }
  }

  /// These steps.
  package init(_ steps: [Step]) {
    self.steps = steps
  }

  /// A status line, lines of the head, and a body as it is.
  package init(_ status: String, _ fields: [String] = [], body: [UInt8] = []) {
    steps = [.send(Self.head(status, fields) + body)]
  }

  /// The head of an answer.
  package static func head(_ status: String, _ fields: [String]) -> [UInt8] {
    let lines = ["HTTP/1.1 \(status)"] + fields + ["Connection: close", "", ""]
    return Array(lines.joined(separator: "\r\n").utf8)
  }

  /// A file as an honest server gives it: the part that was asked for, where the version still is
  /// the one that was asked for.
  ///
  /// `takesRanges` false gives the whole always; `cut` ends the connection after so many bytes;
  /// `piece` and `pause` slow it down.
  package static func file(
    _ bytes: [UInt8], for request: HTTPRequest, tag: String? = "\"1\"", takesRanges: Bool = true,
    cut: Int? = nil, piece: Int? = nil, pause: Int = 0
  ) -> HTTPAnswer {
    var fields = tag.map { ["ETag: \($0)"] } ?? []
    var start = 0
    var status = "200 OK"
    let isSame = request.fields["if-range"].map { $0 == tag } ?? true
    if takesRanges, isSame, let asked = request.rangeStart {
      guard asked < bytes.count else {
        return HTTPAnswer(
          "416 Range Not Satisfiable",
          ["Content-Range: bytes */\(bytes.count)", "Content-Length: 0"])
      }
      start = asked
      status = "206 Partial Content"
      fields.append("Content-Range: bytes \(start)-\(bytes.count - 1)/\(bytes.count)")
    }
    fields.append("Content-Length: \(bytes.count - start)")
    let body = Array(bytes[start...].prefix(cut ?? .max))
    let sending: Step = piece.map { .trickle(body, piece: $0, pause: pause) } ?? .send(body)
    return HTTPAnswer([.send(head(status, fields)), sending])
  }
}
