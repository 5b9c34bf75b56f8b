/// What kind of checkpoint a file is, by its first bytes.
enum CheckpointFormat {
  case safeTensors
  case safeTensorsIndex
  case zip
  /// What `torch.save` wrote before it wrote zip archives (PyTorch 1.6, 2020).
  case legacyTorch

  /// Looks at a file; throws what it is instead, where that can be told.
  init(of file: MappedFile) throws(CheckpointError) {
    let bytes = file.bytes
    func starts(_ prefix: [UInt8]) -> Bool { bytes.starts(with: prefix) }
    func error(_ code: CheckpointError.Code, _ detail: String) -> CheckpointError {
      CheckpointError(code, file.path, detail: detail)
    }
    guard !bytes.isEmpty else { throw error(.truncated, "is empty") }
    if starts([0x50, 0x4B, 0x03, 0x04]) {
      self = .zip
    } else if starts(LegacyTorchFile.magic) {
      self = .legacyTorch
    } else if bytes.count > 8, bytes[8] == UInt8(ascii: "{"), bytes[7] == 0 {
      // A length below 2⁵⁶, then JSON.
      self = .safeTensors
    } else if starts([UInt8(ascii: "{")]) {
      self = .safeTensorsIndex
    } else if starts([0x80]) {
      throw error(.unsupported, "it is a bare pickle, not what torch.save writes")
    } else if starts(Array("version https://git-lfs".utf8)) {
      throw error(.unknownFormat, "it is a Git LFS pointer; the file itself was not downloaded")
    } else if starts(Array("<".utf8)) {
      throw error(.unknownFormat, "it is a web page, so the download did not work")
    } else {
      throw error(.unknownFormat, "neither a PyTorch archive nor safetensors")
    }
  }
}
