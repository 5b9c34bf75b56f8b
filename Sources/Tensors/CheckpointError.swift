internal import Foundation

/// Why a checkpoint cannot be used: what, in which file, about which tensor or global.
package struct CheckpointError: Error, Sendable, Equatable {
  package let code: Code
  /// The file.
  package let path: String
  /// The tensor, the pickle's global or the part of the file that it is about; empty for the whole.
  package let subject: String
  /// What was found, in a few words that go on from the subject, or stand alone where there is none.
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

extension CheckpointError: CustomStringConvertible {
  package var description: String { "\(path): \(problem). \(advice)" }

  /// What is wrong with the file, to follow its name; fit for a terminal, whatever names it has.
  package var problem: String {
    let (subject, detail) = (Self.printable(subject), Self.printable(detail))
    let both = [subject, detail].filter { !$0.isEmpty }.joined(separator: " ")
    return switch code {
    case .unreadable: "cannot be read: \(detail)"
    case .unknownFormat: "is no checkpoint: \(detail)"
    case .truncated, .damaged, .unsupported: both
    case .foreignGlobal:
      "its pickle asks for “\(subject)”, which no checkpoint of tensors needs; nothing was run"
    case .missingTensor: "lacks the tensor \(both)"
    case .wrongShape: "the tensor \(both)"
    case .extraTensors: "has tensors that the model has no place for: \(both)"
    case .unknownModel: subject.isEmpty ? detail : "\(subject): \(detail)"
    }
  }

  /// What the user can do.
  package var advice: String {
    switch code {
    case .unreadable: "Check the path and its permissions."
    case .unknownFormat: "Use the published .pt, .pth or .safetensors file."
    case .truncated: "Download or copy it again."
    case .damaged: "Get it again from where it was published."
    case .foreignGlobal, .unsupported:
      "Where it was made, save the state dict alone with torch.save, or as safetensors."
    case .missingTensor, .wrongShape, .extraTensors, .unknownModel:
      "This is the checkpoint of another model, or only a part of one."
    }
  }

  /// Text without what could steer a terminal, and not longer than a few lines.
  private static func printable(_ text: String) -> String {
    var scalars = String.UnicodeScalarView()
    for scalar in text.unicodeScalars.prefix(300) {
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator: scalars.append("\u{FFFD}")
      default: scalars.append(scalar)
      }
    }
    if text.unicodeScalars.count > 300 { scalars.append("…") }
    return String(scalars)
  }
}
