internal import Foundation

/// Why a checkpoint cannot be used: what, in which file, about which tensor or global.
package struct CheckpointError: Error, Sendable, Equatable {
  package let code: Code
  /// The file.
  package let path: String
  /// The tensor, the pickle's global or the part of the file that it is about; empty for the whole.
  package let subject: String
  /// What was found, in a few words.
  package let detail: String

  /// What went wrong.
  package enum Code: Sendable, Equatable {
    /// The file cannot be opened or read.
    case unreadable
    /// It is neither a PyTorch archive nor safetensors.
    case unknownFormat
    /// Bytes that the file promises are not there.
    case truncated
    /// The file contradicts itself.
    case damaged
    /// A pickle names a global that no checkpoint of tensors needs; nothing was run.
    case foreignGlobal
    /// The pickle or the archive uses a feature that is not read.
    case unsupported
    /// A tensor that the model needs is not there.
    case missingTensor
    /// A tensor has another shape than the model's.
    case wrongShape
    /// Tensors that no part of the model asked for.
    case extraTensors
    /// The tensors' shapes fit no model of this kind.
    case unknownModel
  }

  /// An error of `code` about `subject` of the file at `path`.
  package init(_ code: Code, _ path: String, _ subject: String = "", detail: String = "") {
    self.code = code
    self.path = path
    self.subject = subject
    self.detail = detail
  }

  /// An error that the operating system gave.
  package init(_ code: Code, _ path: String, errno: Int32) {
    self.init(code, path, detail: String(cString: strerror(errno)))
  }
}
