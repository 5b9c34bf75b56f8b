internal import CCurl
internal import Foundation

/// One request by curl and the answer to it; redirections are not followed.
///
/// TLS certificates are verified, and proxies are curl's own matter (`HTTPS_PROXY`, `NO_PROXY` and so
/// on): these are curl's defaults, which nothing here changes.
struct Transfer {
  let address: String
  /// Lines of the request's head beside curl's own.
  let lines: [String]
  let patience: Patience

  /// What an answer came to.
  struct Answer {
    let head: ResponseHead
    /// Where it sends on to, as a whole address.
    let redirection: String?
  }

  /// Takes each piece of the body of an answer that is a file or a part of one (200 and 206).
  typealias Sink = (ResponseHead, UnsafeRawBufferPointer) throws(DownloadError) -> Void

  /// Asks, and waits for the end of the answer.
  func perform(_ sink: @escaping Sink) throws(DownloadError) -> Answer {
    guard Self.isReady, let curl = curl_easy_init() else {
      throw DownloadError(.refused, address, "curl cannot be started")
    }
    defer { curl_easy_cleanup(curl) }
    var list: UnsafeMutablePointer<curl_slist>?
    for line in lines { list = curl_slist_append(list, line) }
    defer { curl_slist_free_all(list) }
    let reason = UnsafeMutablePointer<CChar>.allocate(capacity: Int(CURL_ERROR_SIZE))
    reason.initialize(repeating: 0, count: Int(CURL_ERROR_SIZE))
    defer { reason.deallocate() }
    let receiver = Receiver(sink)
    guard configure(curl, list, reason, receiver) else {
      throw DownloadError(.badAddress, address, "is not an address that can be asked")
    }
    let code = withExtendedLifetime(receiver) { curl_easy_perform(curl) }
    if let failure = receiver.failure { throw failure }
    // The body of an answer that is no file is of no interest, and a long one is cut off.
    guard code == CURLE_OK || receiver.isCutOff else {
      let text = String(cString: reason)
      throw failure(
        code, text.isEmpty ? String(cString: curl_easy_strerror(code)) : text, receiver.head.status)
    }
    return Answer(
      head: receiver.head,
      redirection: salon_curl_redirection(curl).map { String(cString: $0) })
  }

  private func configure(
    _ curl: UnsafeMutableRawPointer, _ list: UnsafeMutablePointer<curl_slist>?,
    _ reason: UnsafeMutablePointer<CChar>, _ receiver: Receiver
  ) -> Bool {
    let context = Unmanaged.passUnretained(receiver).toOpaque()
    let codes = [
      salon_curl_set_error_buffer(curl, reason),
      salon_curl_set_text(curl, CURLOPT_URL, address),
      salon_curl_set_text(curl, CURLOPT_PROTOCOLS_STR, "http,https"),
      salon_curl_set_text(curl, CURLOPT_USERAGENT, "salon"),
      salon_curl_set_headers(curl, list),
      // Signals are the whole process's.
      salon_curl_set_number(curl, CURLOPT_NOSIGNAL, 1),
      salon_curl_set_number(curl, CURLOPT_TCP_KEEPALIVE, 1),
      salon_curl_set_number(curl, CURLOPT_BUFFERSIZE, 256 << 10),
      salon_curl_set_number(curl, CURLOPT_CONNECTTIMEOUT, patience.connecting),
      salon_curl_set_number(curl, CURLOPT_LOW_SPEED_LIMIT, patience.slowest),
      salon_curl_set_number(curl, CURLOPT_LOW_SPEED_TIME, patience.stall),
      salon_curl_set_sinks(curl, takeHead, takeBody, context),
    ]
    return codes.allSatisfy { $0 == CURLE_OK }
  }

  private func failure(_ code: CURLcode, _ reason: String, _ status: Int) -> DownloadError {
    switch code {
    case CURLE_RECV_ERROR where (400..<500).contains(status):
      // A proxy's answer, to whether it would connect.
      DownloadError(.refused, address, reason)
    case CURLE_URL_MALFORMAT: DownloadError(.badAddress, address, reason)
    case CURLE_OPERATION_TIMEDOUT: DownloadError(.stalled, address, reason)
    case CURLE_UNSUPPORTED_PROTOCOL, CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_CACERT_BADFILE,
      CURLE_SSL_ISSUER_ERROR:
      DownloadError(.refused, address, reason)
    default: DownloadError(.broken, address, reason)
    }
  }

  /// Whether curl's own tables are made, which must be once, before any thread uses them.
  private static let isReady = curl_global_init(Int(CURL_GLOBAL_DEFAULT)) == CURLE_OK
}

/// What curl calls back.
private final class Receiver {
  private let sink: Transfer.Sink
  private(set) var head = ResponseHead()
  private(set) var failure: DownloadError?
  /// Whether the body was not waited for.
  private(set) var isCutOff = false
  private var unread = 0

  /// Bytes of a body of no interest that are waited for, because only then does curl say where a
  /// redirection leads.
  private static let patience = 64 << 10

  init(_ sink: @escaping Transfer.Sink) {
    self.sink = sink
  }

  func take(line: UnsafeRawBufferPointer) {
    head.add(String(decoding: line, as: UTF8.self))
  }

  /// Whether more is wanted.
  func take(body: UnsafeRawBufferPointer) -> Bool {
    guard head.status == 200 || head.status == 206 else {
      unread += body.count
      isCutOff = unread > Self.patience
      return !isCutOff
    }
    do throws(DownloadError) {
      try sink(head, body)
      return true
    } catch {
      failure = error
      return false
    }
  }
}

private func takeHead(
  _ bytes: UnsafeMutablePointer<CChar>?, _ size: Int, _ count: Int,
  _ context: UnsafeMutableRawPointer?
) -> Int {
  guard let context else { return 0 }
  let receiver = Unmanaged<Receiver>.fromOpaque(context).takeUnretainedValue()
  receiver.take(line: UnsafeRawBufferPointer(start: bytes, count: size * count))
  return size * count
}

private func takeBody(
  _ bytes: UnsafeMutablePointer<CChar>?, _ size: Int, _ count: Int,
  _ context: UnsafeMutableRawPointer?
) -> Int {
  guard let context else { return 0 }
  let receiver = Unmanaged<Receiver>.fromOpaque(context).takeUnretainedValue()
  let isWanted = receiver.take(body: UnsafeRawBufferPointer(start: bytes, count: size * count))
  return isWanted || size * count == 0 ? size * count : 0
}
