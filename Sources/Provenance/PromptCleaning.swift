/// Takes from a prompt what is not words.
package enum PromptCleaning {
  private static let tags = ["<lora:", "<lyco:", "<hypernet:"].map { Array($0.utf8) }

  /// A prompt without the web UIs' `<lora:…>`, `<lyco:…>` and `<hypernet:…>`, which name networks
  /// to load; a comma or blank that only set such a tag off goes with it.
  ///
  /// A scorer would read the tags as words. Everything else stays as it is.
  package static func withoutNetworkTags(_ prompt: String) -> String {
    let bytes = Array(prompt.utf8)
    guard bytes.contains(UInt8(ascii: "<")) else { return prompt }
    var kept: [UInt8] = []
    // The last byte kept that is no blank; looking back for it at each tag could take for ever.
    var before: UInt8?
    var index = 0
    var hasChanged = false
    while index < bytes.count {
      guard let end = endOfTag(in: bytes, at: index) else {
        kept.append(bytes[index])
        if !InfotextScanner.isBlank(bytes[index]) { before = bytes[index] }
        index += 1
        continue
      }
      hasChanged = true
      index = end
      close(&kept, before, over: bytes, &index)
    }
    return hasChanged ? String(decoding: kept, as: UTF8.self) : prompt
  }

  /// The index after the tag that begins at `start`; `nil` where none does.
  private static func endOfTag(in bytes: [UInt8], at start: Int) -> Int? {
    guard bytes[start] == UInt8(ascii: "<") else { return nil }
    let head = bytes[start...].prefix(10).map { isUpper($0) ? $0 | 0x20 : $0 }
    guard let tag = tags.first(where: head.starts) else { return nil }
    // A name has no brackets and no line feed, so that the search stays short.
    for index in (start + tag.count)..<bytes.count {
      switch bytes[index] {
      case UInt8(ascii: ">"): return index + 1
      case UInt8(ascii: "<"), 0x0A: return nil
      default: continue
      }
    }
    return nil
  }

  private static func isUpper(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte)
  }

  /// Joins what was before a tag, `before` its last byte that is no blank, with what comes after it.
  private static func close(
    _ kept: inout [UInt8], _ before: UInt8?, over bytes: [UInt8], _ index: inout Int
  ) {
    let comma = UInt8(ascii: ",")
    var next = index
    while next < bytes.count, InfotextScanner.isBlank(bytes[next]) { next += 1 }
    if next == bytes.count {
      // The tag was the last thing: what set it off goes.
      while let last = kept.last, InfotextScanner.isBlank(last) || last == comma {
        kept.removeLast()
      }
      index = next
      return
    }
    if bytes[next] == comma, before == nil || before == comma {
      // The tag stood alone between commas: one of them goes.
      index = next + 1
    }
    if kept.isEmpty || kept.last == 0x20 {
      while index < bytes.count, bytes[index] == 0x20 { index += 1 }
    }
    if index < bytes.count, bytes[index] == comma {
      while kept.last == 0x20 { kept.removeLast() }
    }
  }
}
