import Foundation
import Tensors
import TestSupport
import Testing

@Suite("Zip archives")
struct ZipArchiveTests {
  private let whole = CheckpointWriter.torch(SampleTensor.sample)

  /// The archive with some bytes changed, from where its first entry is listed.
  private func edited(_ offset: Int, _ bytes: [UInt8]) -> [UInt8] {
    let mark = LittleEndian.bytes(UInt32(0x0201_4B50))
    let start = whole.indices.first { whole[$0...].starts(with: mark) } ?? 0
    var file = whole
    file.replaceSubrange(start + offset..<start + offset + bytes.count, with: bytes)
    return file
  }

  @Test(
    "An entry that cannot be is a named error",
    arguments: [
      ("encrypted", 8, [1], CheckpointError.Code.unsupported),
      ("an unknown method", 10, [12], .unsupported),
      ("sizes that differ", 24, [1], .damaged),
      ("a size beyond the file", 20, [0, 0, 0, 0x70, 0, 0, 0, 0x70], .truncated),
      ("a place beyond the file", 42, [0, 0, 0, 0x70], .damaged),
      ("a place where nothing begins", 42, [1], .damaged),
      ("a wide place that is not given", 42, [0xFF, 0xFF, 0xFF, 0xFF], .damaged),
      ("a name that is no text", 46, [0xFF], .damaged),
      ("a name that is too long", 28, [0xFF, 0xFF], .damaged),
    ])
  func entries(what: String, offset: Int, bytes: [UInt8], code: CheckpointError.Code) throws {
    #expect(try failure(whole) == nil)
    #expect(try failure(edited(offset, bytes))?.code == code)
  }

  @Test("A deflate stream that would expand a thousandfold is a named error")
  func bomb() throws {
    // Method 8 and four gigabytes from the pickle's few hundred bytes.
    var file = edited(10, [8])
    let mark = LittleEndian.bytes(UInt32(0x0201_4B50))
    let start = file.indices.first { file[$0...].starts(with: mark) } ?? 0
    file.replaceSubrange(start + 24..<start + 28, with: [0xFE, 0xFF, 0xFF, 0xFF])
    #expect(try failure(file)?.code == .damaged)
  }

  @Test("Another zip archive is not taken for a checkpoint")
  func other() throws {
    var zip = ZipWriter()
    zip.add("word/document.xml", [])
    #expect(try failure(zip.finished())?.code == .unknownFormat)
  }

  @Test("A name that is there twice is a named error")
  func twice() throws {
    var zip = ZipWriter()
    for _ in 0..<2 { zip.add("a/data.pkl", PickleWriter.file([0x7D])) }
    #expect(try failure(zip.finished())?.code == .damaged)
  }

  @Test("An archive that was cut anywhere is a named error", arguments: [false, true])
  func cuts(isLegacy: Bool) throws {
    let whole = isLegacy ? CheckpointWriter.legacyTorch(SampleTensor.sample) : whole
    let folder = try TemporaryFolder()
    for count in stride(from: 0, to: whole.count, by: 3) {
      let error = try failure(Array(whole[..<count]), in: folder)
      #expect([.truncated, .unsupported, .unknownFormat].contains(error?.code))
    }
  }

  @Test(
    "What else might be found under such a name says what it is",
    arguments: [
      ("", CheckpointError.Code.truncated, "empty"),
      ("<!DOCTYPE html><html>", .unknownFormat, "web page"),
      ("version https://git-lfs.github.com/spec/v1\n", .unknownFormat, "Git LFS"),
      ("\u{89}PNG", .unknownFormat, "neither"), ("{\"a\": 1}", .unknownFormat, "JSON"),
    ])
  func others(text: String, code: CheckpointError.Code, words: String) throws {
    let error = try failure(Array(text.utf8))
    #expect(error?.code == code)
    #expect(error?.description.contains(words) == true)
  }

  /// Opening a pipe waited for its writer.
  @Test("A file that is not there, a folder and a pipe are named errors")
  func missing() throws {
    let folder = try TemporaryFolder()
    #expect(mkfifo(folder.path("pipe.pt"), 0o600) == 0)
    for path in [folder.path("none.pt"), folder.path(""), folder.path("pipe.pt")] {
      let error = #expect(throws: CheckpointError.self) { try Checkpoint.open(path) }
      #expect(error?.code == .unreadable)
      #expect(error?.path == path)
    }
  }
}
